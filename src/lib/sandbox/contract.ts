/**
 * The border between the sandbox's chain and its contracts: what a contract is made of, and what it may ask of the chain
 * while one of its actions runs. Contracts are pure rules over rows; the chain owns storage, authorities and undo.
 */

/** A table row as plain JSON by the contract's ABI; every value in the spelling that get_table_rows prints. */
export type Row = Record<string, unknown>;

/** Types of secondary keys that the node API knows. */
export type IndexType = 'i64' | 'i128' | 'sha256';

/** How a table is keyed. Keys: i64 as bigint, i128 as bigint, sha256 as lower-case hex. */
export interface TableDefinition<T extends Row = Row> {
  primary: (row: T) => bigint;
  /** Its rows are of a process that a cooperative runs in its own scope, and pays for when it signs (PROTOCOL 1.7). */
  paidByCooperative?: boolean;
  /** Secondary indexes in the order of the ABI document, first is index_position 2. */
  indexes?: {type: IndexType; key: (row: T) => bigint | string}[];
}

/** Rows of one table in one scope. Writing is allowed to the contract whose code the table belongs to. */
export interface Table<T extends Row = Row> {
  /** The row with a primary key: a bigint, or a name that is converted. */
  get(key: bigint | string): T | undefined;
  /** First row whose secondary index `position` (2, 3, …) equals the key. */
  find(position: number, key: bigint | string): T | undefined;
  /** All rows in the order of the primary key. */
  all(): T[];
  /** Inserts or replaces the row with this row's primary key. */
  put(row: T): void;
  /** Removes the row; fails the transaction when there is none. */
  remove(key: bigint | string): void;
  /** Next free primary key: highest + 1, at least 0. */
  nextId(): bigint;
}

/** One permission of an account. Public keys are `PUB_K1_…`. */
export interface Authority {
  threshold: number;
  keys: {key: string; weight: number}[];
  accounts: {permission: {actor: string; permission: string}; weight: number}[];
  waits: {wait_sec: number; weight: number}[];
}

/** An action that a contract sends within the transaction, signed by itself (`receiver@active`). */
export interface InlineAction {
  account: string;
  name: string;
  data: Record<string, unknown>;
  /** Default: the sending contract's own active permission. */
  authorization?: {actor: string; permission: string}[];
}

/** What an action sees of the chain while it runs. Everything is undone when the transaction fails. */
export interface ActionContext {
  /** The contract that runs: differs from `code` when it only receives a notification. */
  readonly receiver: string;
  /** Account whose action this is. */
  readonly code: string;
  readonly action: string;
  /** Number and time (seconds since 1970) of the pending block. */
  readonly blockNum: number;
  readonly now: number;
  table<T extends Row = Row>(code: string, scope: string, table: string): Table<T>;
  /** True when `actor` (with any permission) authorised this action. */
  hasAuth(actor: string): boolean;
  /** Fails with the node's 3090004 "missing authority of X" unless `actor` authorised this action. */
  requireAuth(actor: string): void;
  isAccount(name: string): boolean;
  /** Runs after this action, in order, depth first, like a node does. */
  send(action: InlineAction): void;
  /** Adds `account` to the receivers of this action (shows in traces; runs its contract's `on` handler if it has one). */
  notify(account: string): void;
  /** Fails the transaction with 3050003 "assertion failure with message: …". */
  check(condition: unknown, message: string): asserts condition;
  /** Public key `PUB_K1_…` recovered from a signature over a digest (hex); fails the transaction when impossible. */
  recoverKey(digest: string, signature: string): string;
  /** Keys `PUB_K1_…` listed in a permission; undefined when account or permission is missing. */
  permissionKeys(account: string, permission: string): string[] | undefined;
  /** Native account rules, for the `eosio` contract only. */
  readonly native: {
    createAccount(creator: string, name: string, owner: Authority, active: Authority): void;
    setPermission(account: string, permission: string, parent: string, authority: Authority): void;
    removePermission(account: string, permission: string): void;
    /** Makes an action (all of the contract's when `action` is empty) need `permission`; undefined takes the link away. */
    linkPermission(account: string, code: string, action: string, permission: string | undefined): void;
    /** Adds RAM, CPU and NET of an account, for powerup: bytes, and weights as the node prints them. */
    addResources(account: string, ram: number, cpu: number, net: number): void;
    /** Sets an account's memory in bytes, and its weights; -1 is no limit. */
    setLimits(account: string, ram: number, net: number, cpu: number): void;
  };
}

/** A contract of the sandbox: interface, tables and rules. */
export interface Contract {
  account: string;
  /** The ABI as published, JSON of `eosio::abi/1.x`. */
  abi: Record<string, unknown>;
  tables: Record<string, TableDefinition>;
  /** Rules by action name; `data` is decoded by the ABI, numbers as get_table_rows prints them. */
  actions: Record<string, (context: ActionContext, data: never) => void>;
  /** Handlers of notifications `code::action`. */
  on?: Record<string, (context: ActionContext, data: never) => void>;
}

/** What a fresh chain starts with beside its contracts. */
export interface Genesis {
  /** Platform templates, put into the `draft` contract's tables. */
  drafts: {
    registry_id: number;
    version: number;
    title: string;
    description: string;
    context: string;
    /** JSON text of the schema. */
    model: string;
    lang: string;
    /** JSON text: key → phrase. */
    translation: string;
  }[];
}
