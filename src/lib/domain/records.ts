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

/** Life of a transaction on its way (DESIGN, Chain). `queued → sent → included → irreversible`, or one of the ends. */
export const OUTBOX_STATES = ['queued', 'sent', 'included', 'irreversible', 'failed', 'expired', 'forked'] as const;
export type OutboxState = (typeof OUTBOX_STATES)[number];

/** States in which an entry has ended without effect: its key is free again. */
const DEAD: readonly OutboxState[] = ['failed', 'expired', 'forked'];

/** True unless an outbox entry in this state has ended without effect. */
export function isLiving({state}: {state: OutboxState}): boolean {
  return !DEAD.includes(state);
}

/** One transaction in the outbox. Its signed bytes are stored before the first byte is sent. */
export interface OutboxEntry {
  id: number;
  /** What the transaction does, unique among entries that live: `member.apply:<registration_hash>`. */
  key: string;
  state: OutboxState;
  transaction_id: string;
  /** The packed transaction and its signatures: what is sent, byte for byte the same each time. */
  packed: {signatures: string[]; packed_trx: string};
  /** The actions as given, for people; no personal data, they have passed the guard. */
  actions: ActionInput[];
  /** UTC, `YYYY-MM-DDTHH:MM:SS`. */
  expiration: string;
  /** Number of the block that the transaction refers to (TAPOS): the search for it starts there. */
  ref_block_num: number;
  block_num?: number;
  block_id?: string;
  attempts: number;
  /** Text of the refusal, as the node gave it. */
  error?: string;
  created_at: string;
  updated_at: string;
}

/** Where the outbox lives; the registry implements it. Each call is durable when it returns. */
export interface OutboxStore {
  /** Throws CoopError `outbox_key_taken` when a living entry (not failed, expired or forked) has the key. */
  add(entry: Omit<OutboxEntry, 'id' | 'attempts' | 'created_at' | 'updated_at'>): OutboxEntry;
  get(id: number): OutboxEntry | undefined;
  /** The newest entry with the key. */
  findByKey(key: string): OutboxEntry | undefined;
  update(
    id: number,
    change: Partial<Pick<OutboxEntry, 'state' | 'block_num' | 'block_id' | 'attempts' | 'error'>>,
  ): OutboxEntry;
  list(filter?: {states?: readonly OutboxState[]; limit?: number; offset?: number}): OutboxEntry[];
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
  global_sequence: string;
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
