import {Args, Flags} from '@oclif/core';
import {CoopCommand} from '../../lib/cli/command.js';
import {readDataFile} from '../../lib/cli/input-file.js';
import type {Sent} from '../../lib/cli/outbox-summary.js';
import {argumentLines, levelsText} from '../../lib/cli/raw-text.js';
import {resourceView, type ResourceView} from '../../lib/cli/resource-view.js';
import type {SerialisedAction} from '../../lib/processes/raw/actions.js';
import type {RawPlan, RawSigner} from '../../lib/processes/raw/push.js';
import {rawTexts} from '../../lib/ui/messages/texts/raw.js';

/** What `chain push` returns; with `--dry-run` without the parts about what was sent. */
export interface ChainPushResult extends Partial<Sent> {
  dry_run: boolean;
  /** Name of the push in the outbox: the same actions take effect once. */
  key: string;
  /** True when an earlier push had the same key: nothing new was sent. */
  repeated: boolean;
  actions: SerialisedAction[];
  /** Size of the transaction without its signatures. */
  bytes: number;
  need: ResourceView;
  signers: RawSigner[];
}

export default class ChainPush extends CoopCommand<ChainPushResult> {
  static override args = {file: Args.string({required: true})};
  static override flags = {
    'dry-run': Flags.boolean({default: false}),
    key: Flags.string({helpValue: 'NAME'}),
    yes: Flags.boolean({char: 'y'}),
  };

  async run(): Promise<ChainPushResult> {
    const {flags, args} = await this.input(ChainPush);
    const given = await readDataFile(args.file);
    const work = await this.open(flags);
    const {readActions} = await import('../../lib/processes/raw/actions.js');
    const {planPush, push} = await import('../../lib/processes/raw/push.js');
    const plan = await planPush(work, readActions(given, args.file, work.coopname), flags.key);
    const result = resultOf(plan, flags['dry-run']);
    if (flags['dry-run']) return result;
    const texts = this.texts(rawTexts);
    if (plan.earlier) this.caution(texts.repeated(plan.earlier.id, plan.key));
    else {
      this.progress.stop();
      await this.confirm(flags.yes, texts.confirm_push(namesOf(plan.actions)));
    }
    return {...result, ...this.sent(await push(work, plan))};
  }

  protected render(result: ChainPushResult): void {
    const texts = this.texts(rawTexts);
    if (!result.dry_run && !result.repeated) this.done(texts.pushed(namesOf(result.actions)));
    if (result.dry_run) this.#plan(result);
    this.printFacts([
      [texts.key, result.key],
      [texts.transaction, result.transaction_id],
      [texts.block, result.block_num?.toString()],
    ]);
    if (result.dry_run) this.print(texts.planned);
  }

  #plan({actions, bytes, need: {net, cpu, ram, axon}, signers}: ChainPushResult): void {
    const texts = this.texts(rawTexts);
    for (const [at, {account, name, authorization, data}] of actions.entries()) {
      this.print(this.terminal.paint.bold(texts.action(at + 1, `${account}::${name}`)));
      this.print(`  ${texts.authorized}: ${levelsText(authorization)}`);
      this.print(argumentLines(data));
    }
    this.print();
    this.printFacts([
      [texts.bytes, String(bytes)],
      [texts.need, texts.need_of(net ?? 0, cpu ?? 0, ram ?? 0, axon)],
      ...signers.map(
        ({account, permission, public_key}) =>
          [texts.signs, `${account}@${permission}: ${public_key ?? texts.no_key}`] as const,
      ),
    ]);
  }
}

function resultOf({key, actions, bytes, need, signers, earlier}: RawPlan, dry_run: boolean): ChainPushResult {
  return {dry_run, key, repeated: earlier !== undefined, actions, bytes, need: resourceView(need), signers};
}

function namesOf(actions: readonly SerialisedAction[]): string {
  return actions.map(({account, name}) => `${account}::${name}`).join(', ');
}
