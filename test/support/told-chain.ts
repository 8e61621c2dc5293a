import {sha256Hex} from '../../src/lib/domain/hash.js';
import {CoopError} from '../../src/lib/domain/errors.js';
import type {Envelope} from '../../src/lib/domain/document.js';
import type {ChainAction, ChainBlock, NodeClient, NodeInfo} from '../../src/lib/chain/index.js';
import {addSignature, createEnvelope, signerFrom} from '../../src/lib/signing/index.js';

/** Whose history it is. */
export const COOP = 'romashka';

/** An action of a transaction: sent by the cooperative, or inline by a contract, which only traces show. */
export interface ToldAction {
  action: `${string}::${string}`;
  data: Record<string, unknown>;
  inline?: true;
}

const START = Date.UTC(2026, 9, 1);
const SIGNER = signerFrom('5KQwrPbwdL6PhXujxW37FSSQZ1JiwsST4cqQzDeyXtP79zkvFD3');

/** A document of type 599 that the chairman has signed, different for each title. */
export function signedDocument(title: string): Envelope {
  const meta = {
    title,
    registry_id: 599,
    lang: 'ru',
    generator: 'coopctl',
    version: '1',
    coopname: COOP,
    username: 'anna',
    created_at: '2026-10-01T00:00:00.000Z',
    block_num: 1,
    timezone: 'Europe/Moscow',
    links: [],
  };
  const envelope = createEnvelope({meta: meta as never, doc_hash: sha256Hex(title)});
  return addSignature(envelope, {signer: SIGNER, account: 'anna', at: '2026-10-01T00:00:00'});
}

/** Irreversible blocks whose actions a test tells; served as one node, or one that keeps fewer traces, would. */
export class ToldChain {
  private readonly blocks: ToldAction[][];
  private readonly branch: string;
  private readonly secondsPerBlock: number;

  constructor(blocks: ToldAction[][], {branch = 'a', secondsPerBlock = 1} = {}) {
    this.blocks = blocks;
    this.branch = branch;
    this.secondsPerBlock = secondsPerBlock;
  }

  id(num: number): string {
    return num === 0 ? '00'.repeat(32) : num.toString(16).padStart(8, '0') + sha256Hex(`${this.branch}${num}`).slice(8);
  }

  /**
   * A node that serves blocks up to `last`, from `earliest` on; `traced` says of which it has traces. `beforeRead` may
   * throw, as a line that breaks.
   */
  node({
    last = this.blocks.length,
    earliest = 1,
    traced = () => true,
    beforeRead = () => undefined,
  }: {
    last?: number;
    earliest?: number;
    traced?: ((num: number) => boolean) | 'none';
    beforeRead?: (num: number) => void;
  } = {}): NodeClient {
    const info: NodeInfo = {
      chain_id: 'aa'.repeat(32),
      head_block_num: last + 3,
      head_block_id: this.id(last + 3),
      head_block_time: this.time(last + 3),
      last_irreversible_block_num: last,
      last_irreversible_block_id: this.id(last),
      earliest_available_block_num: earliest,
      server_version: 'told',
    };
    const node = {
      url: 'http://told.test',
      info: () => Promise.resolve(info),
      trace: async (num: number) => {
        await Promise.resolve();
        beforeRead(num);
        if (traced === 'none') return undefined;
        if (!traced(num)) throw new CoopError('trace_missing', 'not_found', {block_num: num});
        return this.block(num, true);
      },
      block: async (num: number) => {
        await Promise.resolve();
        beforeRead(num);
        if (num < earliest || num > last) throw new CoopError('block_unknown', 'not_found', {block_num: num});
        return this.block(num, false);
      },
    };
    return node as unknown as NodeClient;
  }

  private time(num: number): string {
    return new Date(START + num * this.secondsPerBlock * 1000).toISOString().slice(0, 23);
  }

  private block(num: number, withInline: boolean): ChainBlock {
    const told = this.blocks[num - 1] ?? [];
    const shown = told.map((each, at) => ({...each, at})).filter(({inline}) => withInline || inline === undefined);
    const transactions =
      shown.length === 0
        ? []
        : [{id: sha256Hex(`t${num}`), actions: shown.flatMap((each) => this.traces(num, each, withInline))}];
    return {
      block_num: num,
      block_id: this.id(num),
      previous_id: this.id(num - 1),
      block_time: this.time(num),
      transactions,
    };
  }

  /** The action, and in traces its notification. */
  private traces(num: number, {action, data, inline, at}: ToldAction & {at: number}, numbered: boolean): ChainAction[] {
    const [account = '', name = ''] = action.split('::');
    const authorization = [{actor: inline ? account : COOP, permission: 'active'}];
    const own = {receiver: account, account, name, authorization, data, hex_data: `${num}${at}`.padStart(8, '0')};
    if (!numbered) return [own];
    const sequence = num * 100 + at * 2;
    return [
      {...own, global_sequence: String(sequence)},
      {...own, receiver: String(data.coopname), global_sequence: String(sequence + 1)},
    ];
  }
}
