import {buildTransaction, type ResourceNeed} from '../../chain/index.js';
import {estimate} from '../../chain/resources.js';
import {sha256Hex} from '../../domain/hash.js';
import {isLiving, type ActionInput, type OutboxEntry} from '../../domain/records.js';
import {guardActions} from '../guard.js';
import type {Workspace} from '../workspace.js';
import {serialiseAll, type SerialisedAction} from './actions.js';

/** Who has to authorise, and the vault's key for it, if it has one. */
export interface RawSigner {
  account: string;
  permission: string;
  public_key?: string;
}

/** The audit log's word for it. */
const ACT = 'chain.push';

/** What a push of actions would be. */
export interface RawPlan {
  /** Names the push in the outbox: the same one takes effect once. */
  key: string;
  actions: SerialisedAction[];
  /** Size of the transaction without its signatures. */
  bytes: number;
  need: ResourceNeed;
  signers: RawSigner[];
  /** The entry of an earlier push with the same key that lives or has taken effect. */
  earlier?: OutboxEntry;
}

/**
 * Plans a push: reads the live ABIs, guards, serialises, estimates. Nothing is stored or sent. Throws the guard's
 * errors and those of `serialiseAll`.
 */
export async function planPush(work: Workspace, given: readonly ActionInput[], ownKey?: string): Promise<RawPlan> {
  guardActions(work.registry, given);
  const node = await work.node();
  const actions = await serialiseAll(node, given);
  const input = actions.map(({hex_data: _hex, ...action}) => action);
  const {packed} = await buildTransaction({actions: input, node, signers: []});
  const bytes = packed.packed_trx.length / 2;
  const key = ownKey === undefined ? `raw:${sha256Hex(JSON.stringify(contentOf(actions)))}` : `raw:${ownKey}`;
  const earlier = work.registry.outbox.findByKey(key);
  return {
    key,
    actions,
    bytes,
    need: estimate({actions: input, bytes}),
    signers: signersOf(work, input),
    ...(earlier && isLiving(earlier) ? {earlier} : {}),
  };
}

/** Carries a plan out through the outbox. Throws what the outbox and the chain refuse. */
export async function push(work: Workspace, {key, actions}: RawPlan): Promise<OutboxEntry> {
  const input = actions.map(({hex_data: _hex, ...action}) => action);
  const entry = await work.submit(key, input);
  const isRecorded = work.registry.audit.has(ACT, key, entry.created_at);
  if (!isRecorded) work.conclude(entry, ACT, key);
  return entry;
}

/** What two equal pushes share, however their files spell it. */
const contentOf = (actions: readonly SerialisedAction[]): unknown =>
  actions.map(({account, name, authorization, hex_data}) => [account, name, authorization, hex_data]);

function signersOf({registry}: Workspace, actions: readonly ActionInput[]): RawSigner[] {
  const levels = new Map(
    actions.flatMap(({authorization}) =>
      authorization.map(({actor, permission}) => [`${actor}@${permission}`, {account: actor, permission}] as const),
    ),
  );
  return [...levels.values()].map((level) => {
    const public_key = registry.keys.get(level.account, level.permission)?.public_key;
    return {...level, ...(public_key === undefined ? {} : {public_key})};
  });
}
