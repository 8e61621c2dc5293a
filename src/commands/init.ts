import {existsSync} from 'node:fs';
import {Args, Flags} from '@oclif/core';
import {CoopCommand} from '../lib/cli/command.js';
import {CoopError} from '../lib/domain/errors.js';
import type {Founded} from '../lib/processes/init.js';
import type {RegistryKey} from '../lib/registry/index.js';
import {cardLabels, COUNCIL_NAME} from '../lib/ui/messages/texts/card.js';
import {initTexts} from '../lib/ui/messages/texts/init.js';
import {stepTexts} from '../lib/ui/messages/texts/steps.js';

/** What `init` returns. */
export interface InitResult extends Founded {
  profile: string;
}

export default class Init extends CoopCommand<InitResult> {
  static override args = {file: Args.string()};
  static override flags = {
    from: Flags.string({helpValue: 'FILE'}),
    'no-encrypt': Flags.boolean(),
    'pin-file': Flags.string({helpValue: 'FILE'}),
  };

  async run(): Promise<InitResult> {
    const {flags, args} = await this.input(Init);
    const [{foundationInput, requireTerminal}, {connectProfile}, {initialize}] = await Promise.all([
      import('../lib/cli/forms.js'),
      import('../lib/cli/session.js'),
      import('../lib/processes/init.js'),
    ]);
    const profile = flags.profile ?? this.settings.profile ?? 'sandbox';
    const connect = () => connectProfile(profile, {onTrouble: this.onTrouble});
    if (profile === 'sandbox') await connect();
    // What may be refused comes before a long form, whose answers would be lost; a file loses nothing.
    if (flags.from === undefined) requireTerminal(this.terminal, 'init');
    const given =
      flags.from === undefined ? undefined : await foundationInput(flags.from, this.terminal, this.language);
    const named = args.file ?? flags.registry;
    if (given === undefined && named !== undefined && existsSync(named)) {
      throw new CoopError('registry_exists', 'conflict', {file: named});
    }
    const secrets = await this.#secrets(flags, profile, named);
    const foundation = given ?? (await foundationInput(undefined, this.terminal, this.language));
    const file = named ?? `${foundation.coopname}.coop`;
    const founded = await initialize({
      file,
      foundation,
      ...secrets,
      profile,
      connect,
      labels: cardLabels,
      councilName: COUNCIL_NAME,
      onStep: (step) => this.progress.step(this.texts(stepTexts)[step]),
    });
    return {...founded, profile};
  }

  /** The registry's passphrase, and on the sandbox the PIN of the council's cards. */
  async #secrets(
    flags: {'no-encrypt': boolean; 'passphrase-file'?: string | undefined; 'pin-file'?: string | undefined},
    profile: string,
    named: string | undefined,
  ): Promise<{key: RegistryKey; pin?: string}> {
    const texts = this.texts(initTexts);
    const about = named === undefined ? {} : {about: named};
    const key: RegistryKey = flags['no-encrypt']
      ? 'none'
      : {passphrase: await this.secret('passphrase', flags['passphrase-file'], {confirm: true, ...about})};
    if (key === 'none') this.caution(texts.not_encrypted);
    if (profile !== 'sandbox') return {key};
    const pin = await this.secret('pin', flags['pin-file'], {confirm: true, about: texts.council_cards});
    const {checkPin} = await import('../lib/signing/index.js');
    checkPin(pin);
    return {key, pin};
  }

  protected render({registry, coopname, public_key, council, connected}: InitResult): void {
    const texts = this.texts(initTexts);
    this.done(texts.created(registry, coopname));
    this.printFacts([
      [texts.public_key, public_key],
      ...council.map(({account, position, card}) => [texts.positions(position), `${account}  ${card ?? ''}`] as const),
    ]);
    this.print(`  ${connected ? texts.next_member : texts.next_operator}`);
  }
}
