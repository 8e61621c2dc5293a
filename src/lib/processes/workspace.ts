import type {NodeClient, Outbox} from '../chain/index.js';
import type {AccountName} from '../domain/account.js';
import {CoopError} from '../domain/errors.js';
import {isLiving, isOnChain, type ActionInput, type OutboxEntry} from '../domain/records.js';
import type {Registry} from '../registry/index.js';
import type {Signer} from '../signing/index.js';
import {applyEffects} from './effects.js';
import './errors.js';

/** What a workspace is made of. */
export interface WorkspaceParts {
  registry: Registry;
  /** In whose name changes are recorded; the cooperative itself when nobody else is named. */
  actor?: AccountName | undefined;
  /** Opens the chain; called once, when a process first needs it. */
  connect: () => Promise<NodeClient>;
  /** Hears what long work is doing: a key of the catalogue's `steps`. */
  onStep?: (step: Step) => Promise<void> | void;
}

/** How actions are submitted. */
export interface SubmitOptions {
  /** Who signs; default the vault's keys of the actions' authorisations. */
  signers?: Signer[] | undefined;
  /** What they are about (process hash, decision, account): they wait for earlier ones about the same. */
  subjects?: string[] | undefined;
  /** For a process that cannot go on without the effect: an absent node is an error, though the entry stays queued. */
  atOnce?: boolean;
}

/** Steps that a person is told of while he waits. */
export type Step =
  | 'check'
  | 'documents'
  | 'send'
  | 'wait'
  | 'read_chain'
  | 'cards'
  | 'connect_cooperative'
  | 'council'
  | 'verify'
  | 'sync'
  | 'templates';

/**
 * What every process works with: the registry, the chain behind it, the outbox between them, and the actor. Each part
 * is opened when first needed, so that reading offline stays possible.
 */
export class Workspace {
  readonly registry: Registry;
  readonly coopname: AccountName;
  readonly actor: AccountName;
  readonly #parts: WorkspaceParts;
  #node: Promise<NodeClient> | undefined;
  #outbox: Promise<Outbox> | undefined;
  /** By private key: deriving the public one takes long. */
  readonly #signers = new Map<string, Signer>();

  constructor(parts: WorkspaceParts) {
    this.#parts = parts;
    this.registry = parts.registry;
    this.coopname = parts.registry.identity.coopname;
    this.actor = parts.actor ?? this.coopname;
  }

  /** The chain; what it is sent has passed the leak guard as bytes. Throws `node_unreachable`, `wrong_chain`. */
  node(): Promise<NodeClient> {
    if (this.#node) return this.#node;
    const node = this.#connect();
    this.#node = node;
    // A network that is not there now may be there the next time.
    void node.catch(() => (this.#node = undefined));
    return node;
  }

  /** The outbox; everything that leaves through it has passed the leak guard. */
  outbox(): Promise<Outbox> {
    this.#outbox ??= this.#openOutbox();
    return this.#outbox;
  }

  /** Tells what is going on. */
  async step(step: Step): Promise<void> {
    await this.#parts.onStep?.(step);
  }

  /** Signs transactions in the cooperative's name. Throws `cooperative_key_missing`. */
  async signer(): Promise<Signer> {
    const key = this.registry.keys.get(this.coopname, 'active');
    if (!key) throw new CoopError('cooperative_key_missing', 'not_found', {account: this.coopname});
    const {signerFrom} = await import('../signing/index.js');
    return signerFrom(key.private_key);
  }

  /**
   * Brings actions to the chain, once in effect: goes on with a living entry of the same key, else makes one; returns
   * when they are in a block, or with state `queued` when no node is there: they are sent later. Throws what the chain
   * refuses, `outbox_kept` when a node may have them, and with `atOnce` also when none is there.
   */
  async submit(
    key: string,
    actions: ActionInput[],
    {signers, subjects, atOnce = false}: SubmitOptions = {},
  ): Promise<OutboxEntry> {
    await this.step('send');
    const outbox = await this.outbox();
    const {entry, offline} = await outbox.submit({key, actions, signers, subjects});
    if (!offline) return outbox.wait(entry.id, 'included');
    if (atOnce) throw offline;
    return entry;
  }

  /**
   * True when a transaction with this key is on its way or on chain, but the audit log does not have the act that it was
   * made for: the command that sent it was killed before its end, and the same command has to finish it.
   */
  isUnfinished(key: string, act: string, object: string): boolean {
    const entry = this.registry.outbox.findByKey(key);
    return entry !== undefined && isLiving(entry) && !this.registry.audit.has(act, object, entry.created_at);
  }

  /**
   * Ends an act whose actions were submitted: what they, and those that they waited for, mean for the registry when they
   * are on chain, and the audit log's entry. Those that wait in the outbox take their effect when they are sent
   * (`sendOutbox`) or read from the history.
   */
  conclude(entry: OutboxEntry, act: string, object: string): void {
    const {outbox} = this.registry;
    this.registry.transaction(() => {
      if (isOnChain(entry)) {
        const before = outbox.dependencies(entry.id).filter(isOnChain);
        for (const {id} of before) applyEffects(this.registry, outbox.get(id)?.actions ?? []);
        applyEffects(this.registry, entry.actions);
      }
      this.audit(act, object);
    });
  }

  /** Records who did what, in the audit log. */
  audit(act: string, object: string): void {
    this.registry.audit.append(this.actor, act, object);
  }

  async #connect(): Promise<NodeClient> {
    const [node, {guardedNode}] = await Promise.all([this.#parts.connect(), import('./wire-guard.js')]);
    return guardedNode(node, this.registry);
  }

  async #openOutbox(): Promise<Outbox> {
    const [{Outbox}, {guardActions}, {checkResources}, {checkProtocols}] = await Promise.all([
      import('../chain/index.js'),
      import('./guard.js'),
      import('./resources.js'),
      import('./protocol-check.js'),
    ]);
    const {registry} = this;
    return new Outbox({
      store: registry.outbox,
      node: () => this.node(),
      guard: (actions) => {
        guardActions(registry, actions);
      },
      signers: (actions) => this.#signersOf(actions),
      check: async (drafts) => {
        await checkProtocols(this, drafts);
        await checkResources(this, drafts);
      },
    });
  }

  /** The vault's keys of the actions' authorisations; none when it has none. Throws `cooperative_key_missing`. */
  async #signersOf(actions: ActionInput[]): Promise<Signer[]> {
    const levels = actions.flatMap(({authorization}) => authorization);
    const keys = levels.flatMap(({actor, permission}) => this.registry.keys.get(actor, permission) ?? []);
    if (keys.length === 0 && levels.some(({actor}) => actor === this.coopname)) await this.signer();
    const {signerFrom} = await import('../signing/index.js');
    return [...new Set(keys.map(({private_key}) => private_key))].map((key) => {
      const known = this.#signers.get(key) ?? signerFrom(key);
      this.#signers.set(key, known);
      return known;
    });
  }
}
