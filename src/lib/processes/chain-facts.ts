import type {NodeClient} from '../chain/index.js';
import type {CooperativeOnChain, CouncilPosition, CouncilSeat} from '../domain/cooperative.js';
import {CoopError, isCoopError} from '../domain/errors.js';
import type {Workspace} from './workspace.js';

/** Row of `registrator::coops` as far as it is read here (PROTOCOL 3.e). */
interface CoopRow extends Record<string, unknown> {
  is_branched: boolean | number;
  coop_type: string;
  initial: string;
  minimum: string;
  org_initial: string;
  org_minimum: string;
}

/** Row of `soviet::boards` (PROTOCOL 3.e). */
interface BoardRow extends Record<string, unknown> {
  type: string;
  members: {username: string; is_voting: boolean | number; position_title: string; position: string}[];
}

/** The seats of the council now on chain; empty when there is none. */
export async function readCouncil(node: NodeClient, coopname: string): Promise<CouncilSeat[]> {
  const boards = await node.rows<BoardRow>({code: 'soviet', scope: coopname, table: 'boards'});
  const council = boards.find((board) => board.type === 'soviet');
  return (council?.members ?? []).map((seat) => ({
    username: seat.username,
    is_voting: Boolean(seat.is_voting),
    position_title: seat.position_title,
    position: seat.position as CouncilPosition,
  }));
}

/**
 * Reads what only the chain decides about the cooperative and keeps it as a version, when it has changed.
 * Returns the head block. Throws `cooperative_not_on_chain`.
 */
export async function refreshCooperative(work: Workspace): Promise<{head: number; cooperative: CooperativeOnChain}> {
  const node = await work.node();
  const {coopname, registry} = work;
  const [{head_block_num: head}, row, council] = await Promise.all([
    node.info(),
    node.row<CoopRow>({code: 'registrator', scope: 'registrator', table: 'coops', key: coopname}),
    readCouncil(node, coopname),
  ]);
  if (!row) throw new CoopError('cooperative_not_on_chain', 'not_found', {coopname, url: node.url});
  const cooperative: CooperativeOnChain = {
    is_branched: Boolean(row.is_branched),
    coop_type: row.coop_type,
    initial: row.initial,
    minimum: row.minimum,
    org_initial: row.org_initial,
    org_minimum: row.org_minimum,
    council,
  };
  registry.transaction(() => {
    registry.chainCooperatives.put(coopname, cooperative, {block_num: registry.nextBlock(head), actor: work.actor});
  });
  return {head, cooperative};
}

/**
 * As `refreshCooperative`, but when the chain is out of reach and the registry has an earlier version, goes on with
 * that one: documents can be made and signed offline. `head` is then the last block known.
 */
export async function cooperativeAtHand(
  work: Workspace,
): Promise<{head: number; cooperative: CooperativeOnChain; online: boolean}> {
  try {
    return {...(await refreshCooperative(work)), online: true};
  } catch (error) {
    const known = work.registry.chainCooperatives.current(work.coopname);
    if (!isOutOfReach(error) || !known) throw error;
    return {head: known.block_num, cooperative: known.data, online: false};
  }
}

/** What a reading of the chain gives; undefined when the chain is out of reach. */
export async function whenOnline<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (isOutOfReach(error)) return undefined;
    throw error;
  }
}

/** The chain, or undefined when it is out of reach. */
export async function nodeAtHand(work: Workspace): Promise<NodeClient | undefined> {
  return whenOnline(async () => {
    const node = await work.node();
    await node.info();
    return node;
  });
}

function isOutOfReach(error: unknown): boolean {
  return isCoopError(error) && error.kind === 'unreachable';
}
