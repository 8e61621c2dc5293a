import {CoopCommand} from '../../lib/cli/command.js';
import {chosenFolder, sandboxFlags} from '../../lib/cli/sandbox-command.js';
import {sandboxStatus, type SandboxStatus} from '../../lib/sandbox/index.js';
import {chainTexts} from '../../lib/ui/messages/texts/chain.js';
import {sandboxTexts} from '../../lib/ui/messages/texts/sandbox.js';

/** What `sandbox status` returns; without a running one only `running` and `folder`. */
export type SandboxStatusResult = SandboxStatus;

export default class SandboxStatusCommand extends CoopCommand<SandboxStatusResult> {
  static override flags = sandboxFlags;

  async run(): Promise<SandboxStatusResult> {
    const {flags} = await this.input(SandboxStatusCommand);
    return sandboxStatus(chosenFolder(flags.dir));
  }

  protected render(status: SandboxStatusResult): void {
    const texts = this.texts(chainTexts);
    const own = this.texts(sandboxTexts);
    const {seed, ...trouble} = status.trouble ?? {};
    const wrong = Object.keys(trouble).length > 0 ? JSON.stringify({...trouble, seed}) : own.trouble_allowed;
    this.print(status.running ? texts.is_running : texts.not_running);
    this.printFacts([
      [texts.url, status.url],
      [texts.chain_id, status.chain_id],
      [texts.head, status.head_block_num?.toString()],
      [texts.irreversible, status.last_irreversible_block_num?.toString()],
      [own.reversible, status.irreversible_after?.toString()],
      [own.trouble, status.trouble === undefined ? undefined : wrong],
      [texts.process, status.pid?.toString()],
      [texts.folder, status.folder],
    ]);
  }
}
