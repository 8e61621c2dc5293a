import type {RawAction} from './digests.js';
import {ZERO_HASH} from './digests.js';
import type {BlockRow} from './header.js';
import {restorePacked, type PackedJson, type PackedTransaction} from './packed.js';
import type {Store} from './store.js';

/** A transaction that is in a block, or in the pending one. */
export interface StoredTransaction {
  id: string;
  block_num: number;
  status: string;
  cpu_usage_us: number;
  net_usage_words: number;
  /** Milliseconds since 1970. */
  expiration: number;
  /** True when a block holds only its id: it ran after a delay. */
  scheduled: boolean;
  json: PackedJson;
  packed: PackedTransaction;
  actions: StoredAction[];
}

/** What one receiver's run of an action left in the history. */
export interface StoredAction extends RawAction {
  sequence: number;
  receiver: string;
}

interface TransactionRow extends Omit<StoredTransaction, 'json' | 'packed' | 'actions' | 'scheduled'> {
  scheduled: number;
  packed: string;
  actions: string;
}

/** Form of actions in the store: sequence, receiver, account, name, authorization, data in hex. */
type ActionTuple = [number, string, string, string, RawAction['authorization'], string];

/** Reading of blocks and transactions. */
export class History {
  private readonly store: Store;

  constructor(store: Store) {
    this.store = store;
  }

  block(num: number): BlockRow | undefined {
    return this.store.get<BlockRow>('SELECT * FROM blocks WHERE num = ?', num);
  }

  /** The blocks from a number on, the lowest first. */
  blocksFrom(num: number): BlockRow[] {
    return this.store.all<BlockRow>('SELECT * FROM blocks WHERE num >= ? ORDER BY num', num);
  }

  /** Id of the block before, or zeros for block 1. */
  previousId(row: BlockRow): Buffer {
    return this.block(row.num - 1)?.id ?? ZERO_HASH;
  }

  head(): BlockRow {
    const row = this.store.get<BlockRow>('SELECT * FROM blocks ORDER BY num DESC LIMIT 1');
    if (!row) throw new RangeError('a chain without blocks');
    return row;
  }

  /** A transaction by its id (lower-case hex); when it was delayed, the run after its delay. */
  transaction(id: string): StoredTransaction | undefined {
    const row = this.store.get<TransactionRow>('SELECT * FROM transactions WHERE id = ? ORDER BY scheduled DESC', id);
    return row && restore(row);
  }

  hasTransaction(id: string): boolean {
    return this.store.get('SELECT 1 FROM transactions WHERE id = ?', id) !== undefined;
  }

  transactionsOf(num: number): StoredTransaction[] {
    return this.store
      .all<TransactionRow>('SELECT * FROM transactions WHERE block_num = ? ORDER BY position', num)
      .map(restore);
  }

  /** Transactions of the blocks from a number on, also of the pending one, in their order. */
  transactionsFrom(num: number): StoredTransaction[] {
    return this.store
      .all<TransactionRow>('SELECT * FROM transactions WHERE block_num >= ? ORDER BY block_num, position', num)
      .map(restore);
  }

  add(transaction: Omit<StoredTransaction, 'json' | 'packed'>, position: number, packed: PackedJson): void {
    const actions = transaction.actions.map((action): ActionTuple => [
      action.sequence,
      action.receiver,
      action.account,
      action.name,
      action.authorization,
      action.data.toString('hex'),
    ]);
    this.store.run(
      `INSERT INTO transactions (id, block_num, position, status, cpu_usage_us, net_usage_words, expiration, scheduled,
         packed, actions) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      transaction.id,
      transaction.block_num,
      position,
      transaction.status,
      transaction.cpu_usage_us,
      transaction.net_usage_words,
      transaction.expiration,
      transaction.scheduled ? 1 : 0,
      JSON.stringify(packed),
      JSON.stringify(actions),
    );
  }
}

/** What costs much to take apart is taken apart where it is asked for: blocks are read far more often than run again. */
function restore({packed, actions, scheduled, ...row}: TransactionRow): StoredTransaction {
  const json = JSON.parse(packed) as PackedJson;
  return {
    ...row,
    scheduled: scheduled === 1,
    json,
    get packed() {
      return restorePacked(json);
    },
    get actions() {
      return (JSON.parse(actions) as ActionTuple[]).map(restoreAction);
    },
  };
}

function restoreAction([sequence, receiver, account, name, authorization, data]: ActionTuple): StoredAction {
  return {sequence, receiver, account, name, authorization, data: Buffer.from(data, 'hex')};
}
