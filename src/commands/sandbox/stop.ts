import {CoopCommand} from '../../lib/cli/command.js';
import {chosenFolder, sandboxFlags} from '../../lib/cli/sandbox-command.js';
import {stopSandbox, type SandboxStatus} from '../../lib/sandbox/index.js';
import {chainTexts} from '../../lib/ui/messages/texts/chain.js';

/** What `sandbox stop` returns. */
export type SandboxStopResult = SandboxStatus;

export default class SandboxStop extends CoopCommand<SandboxStopResult> {
  static override flags = sandboxFlags;

  async run(): Promise<SandboxStopResult> {
    const {flags} = await this.input(SandboxStop);
    return stopSandbox(chosenFolder(flags.dir));
  }

  protected render(): void {
    this.done(this.texts(chainTexts).stopped);
  }
}
