import type {Draft} from '../chain/index.js';
import {CoopError} from '../domain/errors.js';
import {OPEN_STATES, type ActionInput} from '../domain/records.js';
import type {Workspace} from './workspace.js';
import './errors.js';

/** Arguments of `soviet::authorize` as far as they are read here (PROTOCOL 3.a.4). */
interface Authorization {
  decision_id: number | string;
  document: {doc_hash: string};
}

/** More entries about one decision than there can be. */
const MOST = 100;

/**
 * Refuses to send a protocol that states other votes than the chain has now: it may have been signed days ago, without a
 * network. Protocols that are not the registry's own are not read. Throws `protocol_outdated`, and the node's errors.
 */
export async function checkProtocols(work: Workspace, drafts: readonly Draft[]): Promise<void> {
  for (const action of drafts.flatMap(({actions}) => actions)) {
    if (action.account === 'soviet' && action.name === 'authorize') await checkProtocol(work, action);
  }
}

async function checkProtocol(work: Workspace, {data}: ActionInput): Promise<void> {
  const {decision_id, document} = data as unknown as Authorization;
  const {registry, coopname} = work;
  const block = registry.documents.get(document.doc_hash)?.meta.block_num;
  const stated = block === undefined ? undefined : registry.decisionFacts.at(String(decision_id), block)?.data;
  if (!stated) return;
  const node = await work.node();
  const row = await node.row<{votes_for: string[]; votes_against: string[]}>({
    code: 'soviet',
    scope: coopname,
    table: 'decisions',
    key: String(decision_id),
  });
  // A decision that is gone the contract refuses in its own words.
  if (!row) return;
  const found = {votes_for: row.votes_for.length, votes_against: row.votes_against.length};
  if (stated.votes_for === found.votes_for && stated.votes_against === found.votes_against) return;
  const subject = `decision:${decision_id}`;
  const entry = registry.outbox
    .list({subject, states: OPEN_STATES, limit: MOST})
    .find(({actions}) =>
      actions.some((each) => (each.data as Partial<Authorization>).document?.doc_hash === document.doc_hash),
    );
  throw new CoopError('protocol_outdated', 'conflict', {
    decision_id: Number(decision_id),
    stated: `${stated.votes_for}:${stated.votes_against}`,
    found: `${found.votes_for}:${found.votes_against}`,
    ...(entry ? {entry: entry.id} : {}),
  });
}
