import {Flags} from '@oclif/core';
import {CoopCommand} from '../../lib/cli/command.js';
import {chosenFolder, sandboxFlags} from '../../lib/cli/sandbox-command.js';
import {resetSandbox, type SandboxStatus} from '../../lib/sandbox/index.js';
import {chainTexts} from '../../lib/ui/messages/texts/chain.js';

/** What `sandbox reset` returns. */
export type SandboxResetResult = SandboxStatus;

export default class SandboxReset extends CoopCommand<SandboxResetResult> {
  static override flags = {...sandboxFlags, yes: Flags.boolean({char: 'y'})};

  async run(): Promise<SandboxResetResult> {
    const {flags} = await this.input(SandboxReset);
    const folder = chosenFolder(flags.dir);
    await this.confirm(flags.yes, this.texts(chainTexts).confirm_reset(folder));
    return resetSandbox(folder);
  }

  protected render(): void {
    this.done(this.texts(chainTexts).reset);
  }
}
