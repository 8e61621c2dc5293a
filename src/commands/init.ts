import {Args, Flags} from '@oclif/core';
import {CoopCommand} from '../lib/cli/command.js';
import type {Founded} from '../lib/processes/init.js';
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
    const [{foundationInput}, {connectProfile}, {initialize}] = await Promise.all([
      import('../lib/cli/forms.js'),
      import('../lib/cli/session.js'),
      import('../lib/processes/init.js'),
    ]);
    const profile = flags.profile ?? this.settings.profile ?? 'sandbox';
    const connect = () => connectProfile(profile);
    if (profile === 'sandbox') await connect();
    const foundation = await foundationInput(flags.from, this.terminal, this.language);
    const file = args.file ?? flags.registry ?? `${foundation.coopname}.coop`;
    const ask = {confirm: true, about: file};
    const key = flags['no-encrypt']
      ? ('none' as const)
      : {passphrase: await this.secret('passphrase', flags['passphrase-file'], ask)};
    if (key === 'none') this.caution(this.texts(initTexts).not_encrypted);
    const founded = await initialize({
      file,
      foundation,
      key,
      profile,
      connect,
      pin: () => this.secret('pin', flags['pin-file'], {confirm: true, about: this.texts(initTexts).council_cards}),
      labels: cardLabels,
      councilName: COUNCIL_NAME,
      onStep: (step) => this.progress.step(this.texts(stepTexts)[step]),
    });
    return {...founded, profile};
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
