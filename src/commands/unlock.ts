import {Flags} from '@oclif/core';
import {CoopCommand} from '../lib/cli/command.js';
import {chainTexts} from '../lib/ui/messages/texts/chain.js';

/** What `unlock` returns. */
export interface UnlockResult {
  registry: string;
  /** UTC; absent for a registry that is not encrypted. */
  expires_at?: string;
}

export default class Unlock extends CoopCommand<UnlockResult> {
  static override flags = {minutes: Flags.integer({default: 15, min: 1, max: 720})};

  async run(): Promise<UnlockResult> {
    const {flags} = await this.input(Unlock);
    const {deriveRawKey, isEncrypted, openRegistry, rememberKey} = await import('../lib/registry/index.js');
    const registry = this.registryFile(flags);
    if (!isEncrypted(registry)) return {registry};
    const passphrase = await this.secret('passphrase', flags['passphrase-file'], {about: registry});
    const rawKey = deriveRawKey(registry, passphrase);
    openRegistry(registry, {rawKey}, {readonly: true}).close();
    return {registry, expires_at: rememberKey(registry, rawKey, flags.minutes)};
  }

  protected render({expires_at}: UnlockResult): void {
    const texts = this.texts(chainTexts);
    this.done(expires_at === undefined ? texts.plain : texts.unlocked(String(this.given.minutes)));
  }
}
