import {Flags, type Interfaces} from '@oclif/core';
import {CoopCommand} from '../../lib/cli/command.js';
import {chosenFolder, sandboxFlags} from '../../lib/cli/sandbox-command.js';
import {sandboxTrouble, type Occasion, type TroubleSettings, type TroubleState} from '../../lib/sandbox/index.js';
import {sandboxTexts} from '../../lib/ui/messages/texts/sandbox.js';

/** What `sandbox trouble` returns: the chain, and under `trouble` what goes wrong from now on. */
export type SandboxTroubleResult = TroubleState;

const percent = () => Flags.integer({min: 0, max: 100, helpValue: 'PERCENT'});

export default class SandboxTrouble extends CoopCommand<SandboxTroubleResult> {
  static override flags = {
    ...sandboxFlags,
    clear: Flags.boolean(),
    delay: Flags.integer({min: 0, helpValue: 'MS'}),
    'delay-up-to': Flags.integer({min: 0, helpValue: 'MS'}),
    'delay-requests': Flags.boolean(),
    drop: percent(),
    lose: percent(),
    duplicate: percent(),
    'accept-again': Flags.boolean(),
    garbage: percent(),
    cut: percent(),
    path: Flags.string(),
    count: Flags.integer({min: 1}),
    'chain-id': Flags.string({helpValue: 'HEX'}),
    'disk-full': Flags.boolean(),
    seed: Flags.integer({min: 0}),
  };

  async run(): Promise<SandboxTroubleResult> {
    const {flags} = await this.input(SandboxTrouble);
    const settings = settingsOf(flags);
    const wanted = flags.clear || Object.keys(settings).length > 0;
    return sandboxTrouble(chosenFolder(flags.dir), wanted ? (flags.clear ? {} : settings) : undefined);
  }

  protected render({trouble}: SandboxTroubleResult): void {
    const texts = this.texts(sandboxTexts);
    const {seed, ...settings} = trouble;
    if (Object.keys(settings).length === 0) this.print(texts.no_trouble);
    else this.printFacts([[texts.trouble, JSON.stringify({...settings, seed})]]);
  }
}

type Given = Interfaces.InferredFlags<typeof SandboxTrouble.flags>;

/** Settings from flags; `--path` and `--count` hold for every kind that has occasions. */
function settingsOf(given: Given): TroubleSettings {
  const place = {
    ...(given.path === undefined ? {} : {path: given.path}),
    ...(given.count === undefined ? {} : {count: given.count}),
  };
  const rule = <T extends object>(share: number | undefined, more: T): (Occasion & T)[] =>
    share === undefined ? [] : [{...place, probability: share / 100, ...more}];
  const drop = [...rule(given.drop, {}), ...rule(given.lose, {after: true})];
  const again = given['accept-again'] ? [{...place, accepted: true}] : [];
  const duplicate = [...rule(given.duplicate, {}), ...again];
  const garbage = [...rule(given.garbage, {kind: 'html' as const}), ...rule(given.cut, {kind: 'cut' as const})];
  const {delay, seed} = given;
  return {
    ...(seed === undefined ? {} : {seed}),
    ...(delay === undefined ? {} : {delay_ms: delay}),
    ...(given['delay-up-to'] === undefined ? {} : {delay_up_to_ms: given['delay-up-to']}),
    ...(given['delay-requests'] ? {delay_requests: true} : {}),
    ...(drop.length > 0 ? {drop} : {}),
    ...(duplicate.length > 0 ? {duplicate} : {}),
    ...(garbage.length > 0 ? {garbage} : {}),
    ...(given['chain-id'] === undefined ? {} : {chain_id: given['chain-id']}),
    ...(given['disk-full'] ? {disk_full: true} : {}),
  };
}
