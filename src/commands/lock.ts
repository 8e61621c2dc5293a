import {CoopCommand} from '../lib/cli/command.js';
import {chainTexts} from '../lib/ui/messages/texts/chain.js';

/** What `lock` returns. */
export interface LockResult {
  registry: string;
  /** A key was kept, and is forgotten now. */
  forgotten: boolean;
}

export default class Lock extends CoopCommand<LockResult> {
  async run(): Promise<LockResult> {
    const {flags} = await this.input(Lock);
    const {forgetKey} = await import('../lib/registry/index.js');
    const registry = this.registryFile(flags);
    return {registry, forgotten: forgetKey(registry)};
  }

  protected render({forgotten}: LockResult): void {
    const texts = this.texts(chainTexts);
    this.done(forgotten ? texts.locked : texts.not_locked);
  }
}
