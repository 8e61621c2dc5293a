import type {CoopError} from '../../domain/errors.js';
import type {ActionInput, OutboxEntry, OutboxStore} from '../../domain/records.js';
import type {Signer} from '../../signing/signer.js';
import type {NodeClient} from '../types.js';

/** Time as the outbox sees it; replaced in tests. Only spans are measured: the clock may be wrong or be set. */
export interface Clock {
  now(): number;
  sleep(ms: number): Promise<unknown>;
}

/** A transaction before it is sent, as far as a check of resources needs it. */
export interface Draft {
  actions: ActionInput[];
  /** Size of the packed transaction. */
  bytes: number;
}

/** What an outbox works with. */
export interface OutboxOptions {
  store: OutboxStore;
  /** The chain, or how to open it when it is first needed. */
  node: NodeClient | (() => Promise<NodeClient>);
  /** Throws when an action must not leave (the leak guard). */
  guard: (actions: ActionInput[]) => void;
  /**
   * The keys at hand for the authorisations of actions, for what is signed later than it was submitted; empty or an
   * error when there are none.
   */
  signers?: (actions: ActionInput[]) => Signer[] | Promise<Signer[]>;
  /** Throws when built transactions should not be sent now (resources of the payer). */
  check?: (drafts: Draft[]) => Promise<void>;
  clock?: Clock;
}

/** One thing that shall happen once on the chain. */
export interface Submission {
  /** Names the thing: `member.apply:<registration_hash>`. Two submissions with one key take effect once. */
  key: string;
  actions: ActionInput[];
  /** Who signs; default the keys that `OutboxOptions.signers` finds. */
  signers?: Signer[] | undefined;
  /** What it is about (process hash, decision, account): it waits for earlier entries about the same. */
  subjects?: string[] | undefined;
  /** Seconds until the first transaction expires; default 120. */
  expireSeconds?: number | undefined;
}

/** What became of a submission at once. */
export interface Submitted {
  entry: OutboxEntry;
  /** True when there was a living entry of the same key. */
  repeated: boolean;
  /** Present when no byte has left because no node was there: `outbox_kept`, the entry is queued. */
  offline?: CoopError;
}

/** Outcome of one step: the entry as it now stands, and why it stands there. */
export interface Step {
  entry: OutboxEntry;
  /** The refusal that has just ended it. */
  refusal?: CoopError;
  /** The transaction has expired, but a block that may hold it is not irreversible yet. */
  isOverdue?: boolean;
  /** Entries that have to come into a block first. */
  waitsFor?: number[];
  /** It goes no further without somebody's help. */
  held?: CoopError;
}
