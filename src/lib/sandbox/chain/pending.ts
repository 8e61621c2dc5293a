import type {Accounts} from './accounts.js';
import type {Slot} from './clock.js';
import {ZERO_HASH, actionDigest, merkleRoot, receiptDigest, type RawAction} from './digests.js';
import {blockId, headerOf, packHeader, type BlockRow} from './header.js';
import type {History} from './history.js';
import type {Store} from './store.js';

/** The block that is being filled. */
export interface PendingBlock {
  num: number;
  slot: Slot;
  /** Last `global_sequence` given out. */
  sequence: number;
  onblockSequence: number;
  transactionLeaves: Buffer[];
  actionLeaves: Buffer[];
}

/** The system's own action at the start of each block; its data are the header of the block before. */
export function onblock(previous: BlockRow, previousId: Buffer): RawAction {
  return {
    account: 'eosio',
    name: 'onblock',
    authorization: [{actor: 'eosio', permission: 'active'}],
    data: packHeader(headerOf(previous, previousId)),
  };
}

/** A new block with its `onblock` in it. */
export function openBlock(accounts: Accounts, history: History, previous: BlockRow, slot: Slot): PendingBlock {
  const sequence = previous.last_sequence + 1;
  const receipt = {
    receiver: 'eosio',
    act_digest: actionDigest(onblock(previous, history.previousId(previous))).toString('hex'),
    global_sequence: sequence,
    recv_sequence: accounts.next('recv_sequence', 'eosio'),
    auth_sequence: [['eosio', accounts.next('auth_sequence', 'eosio')]] as [string, number][],
    code_sequence: 1,
    abi_sequence: 1,
  };
  return {
    num: previous.num + 1,
    slot,
    sequence,
    onblockSequence: sequence,
    transactionLeaves: [],
    actionLeaves: [receiptDigest(receipt)],
  };
}

/** Stores the finished block; the caller commits. */
export function closeBlock(store: Store, pending: PendingBlock, previous: Buffer): BlockRow {
  const transactionRoot = merkleRoot(pending.transactionLeaves);
  const actionRoot = merkleRoot(pending.actionLeaves);
  const row: BlockRow = {
    num: pending.num,
    slot: pending.slot,
    id: blockId({num: pending.num, slot: pending.slot, previous, transactionRoot, actionRoot}),
    transaction_mroot: pending.transactionLeaves.length > 0 ? transactionRoot : null,
    action_mroot: actionRoot,
    onblock_sequence: pending.onblockSequence,
    last_sequence: pending.sequence,
  };
  insertBlock(store, row);
  return row;
}

/** Block 1: its action root is the chain's id, and it has no producer. */
export function genesisBlock(chainId: string, slot: Slot): BlockRow {
  const actionRoot = Buffer.from(chainId, 'hex');
  return {
    num: 1,
    slot,
    id: blockId({num: 1, slot, previous: ZERO_HASH, transactionRoot: ZERO_HASH, actionRoot}),
    transaction_mroot: null,
    action_mroot: actionRoot,
    onblock_sequence: 0,
    last_sequence: 0,
  };
}

export function insertBlock(store: Store, row: BlockRow): void {
  store.run(
    `INSERT INTO blocks (num, id, slot, transaction_mroot, action_mroot, onblock_sequence, last_sequence)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    row.num,
    row.id,
    row.slot,
    row.transaction_mroot,
    row.action_mroot,
    row.onblock_sequence,
    row.last_sequence,
  );
}
