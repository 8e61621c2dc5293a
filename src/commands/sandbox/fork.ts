import {Args, Flags} from '@oclif/core';
import {CoopCommand} from '../../lib/cli/command.js';
import {chosenFolder, sandboxFlags} from '../../lib/cli/sandbox-command.js';
import {sandboxFork, type ForkResult, type Keep} from '../../lib/sandbox/index.js';
import {sandboxTexts} from '../../lib/ui/messages/texts/sandbox.js';

/** What `sandbox fork` returns: the chain as it is now, and what is lost. */
export type SandboxForkResult = ForkResult;

export default class SandboxFork extends CoopCommand<SandboxForkResult> {
  static override args = {blocks: Args.integer({required: true, min: 1})};

  static override flags = {
    ...sandboxFlags,
    keep: Flags.option({options: ['all', 'none', 'later'] as const, default: 'all' satisfies Keep})(),
  };

  async run(): Promise<SandboxForkResult> {
    const {args, flags} = await this.input(SandboxFork);
    return sandboxFork(chosenFolder(flags.dir), args.blocks, flags.keep);
  }

  protected render({lost_blocks, lost_transactions, head_block_num}: SandboxForkResult): void {
    const texts = this.texts(sandboxTexts);
    this.done(texts.forked(lost_blocks.length, lost_transactions.length));
    this.printFacts([[texts.head, head_block_num.toString()]]);
  }
}
