import type {AccountName} from './account.js';
import type {CouncilSeat} from './cooperative.js';
import type {DocumentMeta, Envelope} from './document.js';
import type {BankAccount} from './member.js';

/** A document kept in the registry: the exact PDF, the facts to regenerate it, and its signatures if any. */
export interface StoredDocument {
  /** SHA-256 of the PDF, upper-case hex; the key. */
  doc_hash: string;
  /** Hash of meta and body, lower-case hex (PROTOCOL 2.2). */
  hash: string;
  meta: DocumentMeta;
  /** SHA-256 of the template's canonical JSON; the template itself is kept too. */
  template_hash: string;
  /** Process that the document belongs to, a hash of the chain (registration_hash …), once known. */
  package?: string;
  /** The signed envelope; absent while nobody has signed. */
  envelope?: Envelope;
  created_at: string;
}

/** One action for the chain, with its data as plain JSON by the contract's ABI. */
export interface ActionInput {
  account: AccountName;
  name: string;
  authorization: {actor: AccountName; permission: string}[];
  data: Record<string, unknown>;
}

/**
 * Life of an entry of the outbox (DESIGN, Chain): `queued → sent → included → irreversible`, or one of the ends `failed`,
 * `expired`, `forked`, `cancelled`. `queued` means that no byte of its transaction can have left.
 */
export const OUTBOX_STATES = [
  'queued',
  'sent',
  'included',
  'irreversible',
  'failed',
  'expired',
  'forked',
  'cancelled',
] as const;
export type OutboxState = (typeof OUTBOX_STATES)[number];

/** States in which an entry has ended without effect: its key is free again. */
export const ENDED_STATES = ['failed', 'expired', 'forked', 'cancelled'] as const satisfies readonly OutboxState[];

/** States of entries that have yet to come into a block. */
export const OPEN_STATES = ['queued', 'sent'] as const satisfies readonly OutboxState[];

/** True unless an outbox entry in this state has ended without effect. */
export function isLiving({state}: {state: OutboxState}): boolean {
  return !(ENDED_STATES as readonly OutboxState[]).includes(state);
}

/** True when an outbox entry has yet to come into a block. */
export function isOpen({state}: {state: OutboxState}): boolean {
  return (OPEN_STATES as readonly OutboxState[]).includes(state);
}

/** True when a block holds an entry's actions. */
export function isOnChain({state}: {state: OutboxState}): boolean {
  return state === 'included' || state === 'irreversible';
}

/** A signed transaction as it is stored before its first byte is sent. */
export interface SignedTransaction {
  transaction_id: string;
  /** The packed transaction and its signatures: what is sent, byte for byte the same each time. */
  packed: {signatures: string[]; packed_trx: string};
  /** UTC, `YYYY-MM-DDTHH:MM:SS`. */
  expiration: string;
  /** Number of the block that the transaction refers to (TAPOS): the search for it starts there. */
  ref_block_num: number;
}

/** Why a transaction can never take effect: proven by irreversible blocks, refused at its first try, or never sent. */
export type TransactionOutcome = 'expired' | 'forked' | 'refused' | 'unsent';

/** One transaction of an entry: a try to bring its actions to the chain. */
export interface OutboxTransaction extends SignedTransaction {
  created_at: string;
  /** How often its bytes were given to a node. */
  attempts: number;
  /** When they last were, by this machine's clock. */
  sent_at?: string;
  /** Where it now is. */
  block_num?: number;
  block_id?: string;
  /** A block that held it and that the chain has dropped. */
  lost_block_num?: number;
  lost_block_id?: string;
  /** Absent while it may still take effect, or has. */
  outcome?: TransactionOutcome;
  ended_at?: string;
}

/**
 * An intention in the outbox: actions that shall take effect once. A transaction is one try at it; its parts are absent
 * while there is none, because no node was there to build one for.
 */
export interface OutboxEntry extends Partial<SignedTransaction> {
  id: number;
  /** What it does, unique among entries that live: `member.apply:<registration_hash>`. */
  key: string;
  state: OutboxState;
  /** The actions as given; no personal data, they have passed the guard. */
  actions: ActionInput[];
  /** What it is about (process hashes, decisions, accounts): later entries about the same wait for it. */
  subjects: string[];
  block_num?: number;
  block_id?: string;
  /** Block that held the transaction and was dropped by the chain. */
  lost_block_id?: string;
  /** How often the bytes of the present transaction were given to a node. */
  attempts: number;
  /** Transactions made so far, the present one among them. */
  tries: number;
  /** Text of the last refusal, as the node gave it. */
  error?: string;
  /** Code of the error that it belongs to. */
  error_code?: string;
  /** Grows with each change: whoever changes the entry names the one that he has seen. */
  revision: number;
  created_at: string;
  updated_at: string;
}

/** An entry as it comes into the outbox: `queued`, with its first transaction when one could be built. */
export interface NewOutboxEntry {
  key: string;
  actions: ActionInput[];
  subjects?: string[];
  transaction?: SignedTransaction;
}

/** A change of an entry; all parts take effect together. */
export interface OutboxChange {
  state?: OutboxState;
  /** The entry's new transaction. */
  transaction?: SignedTransaction;
  /** How its present transaction ended. With `state: 'queued'` the entry has none from then on. */
  outcome?: TransactionOutcome;
  attempts?: number;
  /** The block that holds the transaction; `lost` when the chain has dropped it. */
  place?: {block_num: number; block_id: string} | 'lost';
  /** `null` takes it away. */
  error?: {code: string; text: string} | null;
}

/** Another entry that an entry waits for. */
export type OutboxDependency = Pick<OutboxEntry, 'id' | 'key' | 'state'>;

/** Where the outbox lives; the registry implements it. Each call is durable when it returns. */
export interface OutboxStore {
  /**
   * Adds entries, all or none. Each depends on the earlier ones that share a subject and are not irreversible yet. Throws
   * CoopError `outbox_key_taken` when a living entry has the key, `outbox_transaction_taken` when an entry has the id.
   */
  add(entries: readonly NewOutboxEntry[]): OutboxEntry[];
  get(id: number): OutboxEntry | undefined;
  /** The newest entry with the key. */
  findByKey(key: string): OutboxEntry | undefined;
  /**
   * Changes an entry unless somebody else has done so since it was read: then nothing happens and undefined is
   * returned. Throws as `add`, and `outbox_entry_not_found`.
   */
  update(seen: Pick<OutboxEntry, 'id' | 'revision'>, change: OutboxChange): OutboxEntry | undefined;
  /** The oldest first, unless `newest`. */
  list(filter?: {
    states?: readonly OutboxState[];
    subject?: string;
    newest?: boolean;
    limit?: number;
    offset?: number;
  }): OutboxEntry[];
  /** All transactions of an entry, the oldest first. */
  transactions(id: number): OutboxTransaction[];
  /** The entries that an entry waits for, the oldest first. */
  dependencies(id: number): OutboxDependency[];
  /** The entries that wait for it. */
  dependents(id: number): OutboxDependency[];
  /** Runs changes of several entries as one. */
  together<T>(work: () => T): T;
}

/** Kinds of payments that the cashier handles (DOCUMENTS 4.2). */
export type PaymentType = 'registration' | 'deposit' | 'withdrawal' | 'registration_refund' | 'membership_exit';

/** A payment, incoming or outgoing, anchored on the chain by its hash. */
export interface PaymentRecord {
  hash: string;
  type: PaymentType;
  direction: 'incoming' | 'outgoing';
  username: AccountName;
  /** Chain's form, `200.0000 RUB`. */
  quantity: string;
  status: 'pending' | 'completed' | 'declined';
  created_at: string;
  updated_at: string;
}

/** A decision of the council as last read from the chain, kept after the chain has erased its row. */
export interface DecisionRecord {
  decision_id: number;
  type: string;
  username: AccountName;
  /** Process hash of the decision: registration_hash for admissions. */
  hash: string;
  votes_for: AccountName[];
  votes_against: AccountName[];
  approved: boolean;
  authorized: boolean;
  state: 'open' | 'executed' | 'declined';
  created_at: string;
  /** The council when the decision was last read. */
  council: CouncilSeat[];
  /** doc_hash of the protocol, once it is made. */
  protocol?: string;
}

/** What a protocol says of the votes (DOCUMENTS 2.6 decision data), fixed when it is made; the rest is in its meta. */
export interface DecisionFacts {
  decision_id: number;
  votes_for: number;
  votes_against: number;
  votes_abstained: number;
  voters_percent: number;
}

/** How money reaches a person (DOCUMENTS 2.6 payment method). */
export type PaymentMethod = {username: AccountName; method_id: string; is_default: boolean} & (
  {method_type: 'sbp'; data: {phone: string; bank_name?: string}} | {method_type: 'bank_transfer'; data: BankAccount}
);

/** A draft of a free decision (DOCUMENTS 2.6 project). */
export interface Project {
  title?: string;
  question: string;
  decision: string;
}

/** A handwritten signature as a picture for the application (DOCUMENTS 2.7). */
export interface HandSignature {
  /** A `data:image/…` URL. */
  signature: string;
}

/** One action of the chain's history that concerns the cooperative (also inline ones). */
export interface HistoryAction {
  /**
   * Its place in the chain, which orders and names it whatever it was read from: block number * 2^20 + its number among the
   * actions that the block, or the block's trace, shows. A safe integer.
   */
  place: number;
  /** The chain's own number, a 64-bit one; absent when read from a block, where inline actions are missing too. */
  global_sequence?: string;
  block_num: number;
  block_id: string;
  /** UTC, `YYYY-MM-DDTHH:MM:SS.sss`. */
  block_time: string;
  transaction_id: string;
  account: AccountName;
  name: string;
  receiver: AccountName;
  data: Record<string, unknown>;
}

/** Where a node had a block's actions from; `blocks`: no traces, so inline actions are missing. */
export type HistorySource = 'traces' | 'blocks';

/** One irreversible block with what in it concerns the cooperative. */
export interface HistoryBlock {
  block_num: number;
  block_id: string;
  block_time: string;
  actions: HistoryAction[];
  source: HistorySource;
}

/** Places of one block: more actions it cannot have. */
export const PLACES_PER_BLOCK = 2 ** 20;

/** A key that the cooperative itself holds, in its encrypted registry. */
export interface VaultKey {
  account: AccountName;
  permission: string;
  /** `PUB_K1_…`. */
  public_key: string;
  /** `PVT_K1_…` or WIF. Never printed, never logged. */
  private_key: string;
  created_at: string;
}

/** A card that was issued: public facts only. */
export interface CardRecord {
  account: AccountName;
  public_key: string;
  issued_at: string;
  /** File name without its folder. */
  file: string;
}

/** One entry of the audit log; entries are chained by hash. */
export interface AuditEntry {
  seq: number;
  at: string;
  actor: string;
  act: string;
  object: string;
  prev_hash: string;
  hash: string;
}

/** Outcome of one check of a verification; `id` is a key of the catalogue. */
export interface Check {
  id: string;
  ok: boolean;
  /** Accounts, hashes or numbers that name what was checked; never personal data. */
  detail?: string;
}
