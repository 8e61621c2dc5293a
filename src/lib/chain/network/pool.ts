import type {ABI} from '@wharfkit/antelope';
import {CoopError, isCoopError} from '../../domain/errors.js';
import type {ChainBlock, NodeClient, NodeInfo, PackedTransaction, Row, RowPage, RowQuery} from '../types.js';
import {Member} from './member.js';
import {survey} from './survey.js';

/** What a pool is made of. */
export interface PoolOptions {
  /** Clients of the single nodes, the preferred one first. */
  nodes: readonly NodeClient[];
  /** Hears of a node that is left, once for each kind of trouble. */
  onTrouble?: ((trouble: CoopError) => void) | undefined;
  /** Milliseconds of a clock that only goes forward; replaced in tests. */
  now?: (() => number) | undefined;
}

/** A head that stands still for so long is compared with that of the other nodes. */
const STILL_MS = 6_000;
const COMPARE_EVERY_MS = 10_000;

/** From this age on a head is told of, also when there is no other node to compare with. */
const STALE_S = 60;

/**
 * Several nodes of one chain behind the face of one. The first call asks all of them and takes the quickest that is not
 * behind; the same one is used from then on, until it hangs, breaks, lags or lies: then it is named, left for a while, and
 * the next one is asked. Each call tries each node once at most. A single node's errors are thrown as they are.
 */
export class NodePool implements NodeClient {
  private readonly members: Member[];
  private readonly now: () => number;
  private inUse: Member | undefined;
  /** Head of the node in use, and since when it is that. */
  private head = {num: 0, since: 0, compared: 0};

  constructor({nodes, onTrouble = () => undefined, now = () => performance.now()}: PoolOptions) {
    this.now = now;
    this.members = nodes.map((node) => new Member(node, now, onTrouble));
  }

  get url(): string {
    return (this.inUse ?? this.members[0])?.node.url ?? '';
  }

  async info(signal?: AbortSignal): Promise<NodeInfo> {
    const info = await this.ask((node) => node.info(signal));
    this.tellStale(info);
    return this.isStandingStill(info) ? this.compared(info) : info;
  }

  abi(account: string): Promise<ABI> {
    return this.ask((node) => node.abi(account));
  }

  rows<T extends Row = Row>(query: RowQuery): Promise<T[]> {
    return this.ask((node) => node.rows<T>(query));
  }

  page<T extends Row = Row>(query: RowQuery & {limit: number}): Promise<RowPage<T>> {
    return this.ask((node) => node.page<T>(query));
  }

  row<T extends Row = Row>(query: Parameters<NodeClient['row']>[0]): Promise<T | undefined> {
    return this.ask((node) => node.row<T>(query));
  }

  account(name: string): ReturnType<NodeClient['account']> {
    return this.ask((node) => node.account(name));
  }

  accountKeys(name: string, permission?: string): Promise<string[]> {
    return this.ask((node) => node.accountKeys(name, permission));
  }

  block(num: number): Promise<ChainBlock> {
    return this.ask((node) => node.block(num));
  }

  packed(num: number, transactionId: string): Promise<PackedTransaction | undefined> {
    return this.ask((node) => node.packed(num, transactionId));
  }

  trace(num: number): Promise<ChainBlock | undefined> {
    return this.ask((node) => node.trace(num));
  }

  tracedAt(transactionId: string): Promise<number | undefined> {
    return this.ask((node) => node.tracedAt(transactionId));
  }

  transactionStatus(transactionId: string): ReturnType<NodeClient['transactionStatus']> {
    return this.ask((node) => node.transactionStatus(transactionId));
  }

  /** A node that has failed may have the bytes: then no later refusal says that the chain has not taken them. */
  async send(packed: PackedTransaction, actions: string): Promise<string> {
    const doubts: CoopError[] = [];
    try {
      return await this.ask(async (node) => {
        try {
          return await node.send(packed, actions);
        } catch (error) {
          if (isTrouble(error) && mayHaveLeft(error)) doubts.push(error);
          throw error;
        }
      });
    } catch (error) {
      const [doubt] = doubts;
      if (doubt && !isCoopError(error, 'duplicate_transaction')) throw doubt;
      throw error;
    }
  }

  /** Throws what the call throws, `nodes_unreachable` when every node is in trouble. */
  private async ask<T>(call: (node: NodeClient) => Promise<T>): Promise<T> {
    const tried = new Set<Member>();
    for (;;) {
      const member = await this.choose(tried);
      if (!member) throw this.nobody();
      tried.add(member);
      try {
        const answer = await call(member.node);
        this.inUse = member;
        return answer;
      } catch (error) {
        if (!isTrouble(error) || this.members.length === 1) throw error;
        this.leave(member, error);
      }
    }
  }

  /** The node in use; else the best of those that are not in trouble; else one that was, the longest ago first. */
  private async choose(tried: Set<Member>): Promise<Member | undefined> {
    if (this.inUse && !tried.has(this.inUse)) return this.inUse;
    const untried = this.members.filter((member) => !tried.has(member));
    const sound = untried.filter((member) => !member.isLeft());
    if (sound.length > 1) {
      const best = await survey(sound, (member, trouble) => {
        tried.add(member);
        this.leave(member, trouble);
      });
      if (best) return best;
    }
    const rest = untried.filter((member) => !tried.has(member));
    return rest.sort((a, b) => a.leftUntil - b.leftUntil)[0];
  }

  private leave(member: Member, trouble: CoopError): void {
    member.leave(trouble);
    if (this.inUse === member) this.inUse = undefined;
  }

  private nobody(): CoopError {
    const troubles = this.members.flatMap(({trouble}) => trouble ?? []);
    const [first] = troubles;
    if (first && troubles.every(({code}) => code === 'wrong_chain')) return first;
    const urls = this.members.map(({node}) => node.url).join(', ');
    if (first && troubles.every((trouble) => neverLeft(trouble))) {
      return new CoopError('node_unreachable', 'unreachable', {url: urls, fault: 'refused', local: false});
    }
    return new CoopError('nodes_unreachable', 'unreachable', {urls});
  }

  private tellStale({head_block_time}: NodeInfo): void {
    const seconds = Math.round((Date.now() - Date.parse(`${head_block_time}Z`)) / 1000);
    if (seconds <= STALE_S) return;
    this.inUse?.tell(new CoopError('node_stale', 'unreachable', {url: this.url, seconds}));
  }

  private isStandingStill({head_block_num: num}: NodeInfo): boolean {
    const now = this.now();
    if (num !== this.head.num) this.head = {num, since: now, compared: this.head.compared};
    return now - this.head.since > STILL_MS && now - this.head.compared > COMPARE_EVERY_MS;
  }

  /** The head of the chain after a look at the other nodes: the one in use is left when it is behind them. */
  private async compared(info: NodeInfo): Promise<NodeInfo> {
    this.head.compared = this.now();
    const sound = this.members.filter((member) => !member.isLeft());
    const best = await survey(sound, (member, trouble) => {
      this.leave(member, trouble);
    });
    if (!best || best === this.inUse) return info;
    this.inUse ??= best;
    return this.ask((node) => node.info());
  }
}

/** Trouble of a node, for which another one may do; anything else is the chain's answer. */
function isTrouble(error: unknown): error is CoopError {
  return isCoopError(error) && (error.kind === 'unreachable' || error.code === 'wrong_chain');
}

/** The chain is asked for before anything is sent: a node of another one has not got the bytes. */
function mayHaveLeft(error: CoopError): boolean {
  return error.code !== 'wrong_chain' && !neverLeft(error);
}

/** No connection came about, so no byte can have left. */
function neverLeft(error: CoopError): boolean {
  return isCoopError(error, 'node_unreachable') && ['refused', 'name'].includes(error.params.fault);
}
