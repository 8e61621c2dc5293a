import type {CooperativeFacts, CooperativeOnChain, Vars} from '../domain/cooperative.js';
import type {Branch, Meeting, PropertyRequest} from '../domain/document-facts.js';
import type {Entrepreneur, Individual, Organization} from '../domain/member.js';
import type {Check, DecisionFacts, HandSignature, PaymentMethod, Project} from '../domain/records.js';
import {AuditLog} from './audit.js';
import {BulkRuns} from './bulk-runs.js';
import {Cards} from './cards.js';
import {checkRegistry} from './check.js';
import type {Connection} from './connection.js';
import {copyTo} from './copy.js';
import {Decisions} from './decisions.js';
import {Documents} from './documents.js';
import {History} from './history.js';
import {readIdentity, type RegistryIdentity} from './identity.js';
import {Keys} from './keys.js';
import {LeakIndex} from './leak-index.js';
import {Members} from './members.js';
import {Outbox} from './outbox.js';
import {Packages} from './packages.js';
import {Payloads} from './payloads.js';
import {Payments} from './payments.js';
import {Settings} from './settings.js';
import {Templates} from './templates.js';
import {VersionStore} from './versions.js';

/** An open registry: its repositories, and the rules that span them. Close it when done. */
export class Registry {
  readonly file: string;
  readonly identity: RegistryIdentity;
  /** False for a file made with `--no-encrypt`. */
  readonly encrypted: boolean;

  /** The cooperative's own facts; key: coopname. */
  readonly cooperatives: VersionStore<CooperativeFacts>;
  /** Its wording; key: coopname. */
  readonly vars: VersionStore<Vars>;
  /** What the chain says of it; key: coopname. */
  readonly chainCooperatives: VersionStore<CooperativeOnChain>;
  /** Facts of members by type; key: account. Write them through `members`, but for persons who are no members. */
  readonly individuals: VersionStore<Individual>;
  readonly entrepreneurs: VersionStore<Entrepreneur>;
  readonly organizations: VersionStore<Organization>;
  /** Key: `<username>:<method_id>`. */
  readonly paymentMethods: VersionStore<PaymentMethod>;
  /** Drafts of free decisions; key: uuid. */
  readonly projects: VersionStore<Project>;
  /** Key: account. */
  readonly handSignatures: VersionStore<HandSignature>;
  /** What protocols state; key: decision id as text. */
  readonly decisionFacts: VersionStore<DecisionFacts>;
  /** Cooperative sections; key: braname. */
  readonly branches: VersionStore<Branch>;
  /** Property brought in or given back; key: hash of the request, lower-case hex. */
  readonly propertyRequests: VersionStore<PropertyRequest>;
  /** General meetings; key: hash of the meeting, lower-case hex. */
  readonly meetings: VersionStore<Meeting>;

  readonly members: Members;
  readonly documents: Documents;
  /** Private payloads of documents, by content. */
  readonly payloads: Payloads;
  readonly templates: Templates;
  readonly decisions: Decisions;
  readonly payments: Payments;
  readonly cards: Cards;
  readonly keys: Keys;
  readonly outbox: Outbox;
  readonly history: History;
  /** The flow of documents, told from the history. */
  readonly packages: Packages;
  readonly settings: Settings;
  readonly audit: AuditLog;
  readonly bulkRuns: BulkRuns;
  readonly leakIndex: LeakIndex;

  readonly #connection: Connection;
  readonly #versions: {newestBlock(): number | undefined}[];

  /** Use `openRegistry` or `createRegistry`. */
  constructor(connection: Connection, encrypted: boolean) {
    this.#connection = connection;
    this.file = connection.file;
    this.encrypted = encrypted;
    this.identity = readIdentity(connection);
    this.cooperatives = new VersionStore(connection, 'cooperatives');
    this.vars = new VersionStore(connection, 'vars');
    this.chainCooperatives = new VersionStore(connection, 'chain_cooperatives');
    this.individuals = new VersionStore(connection, 'individuals');
    this.entrepreneurs = new VersionStore(connection, 'entrepreneurs');
    this.organizations = new VersionStore(connection, 'organizations');
    this.paymentMethods = new VersionStore(connection, 'payment_methods');
    this.projects = new VersionStore(connection, 'projects');
    this.handSignatures = new VersionStore(connection, 'hand_signatures');
    this.decisionFacts = new VersionStore(connection, 'decision_facts');
    this.branches = new VersionStore(connection, 'branches');
    this.propertyRequests = new VersionStore(connection, 'property_requests');
    this.meetings = new VersionStore(connection, 'meetings');
    this.#versions = [
      ...[this.cooperatives, this.vars, this.chainCooperatives, this.individuals, this.entrepreneurs],
      ...[this.organizations, this.paymentMethods, this.projects, this.handSignatures, this.decisionFacts],
      ...[this.branches, this.propertyRequests, this.meetings],
    ];
    this.members = new Members(connection, {
      individual: this.individuals,
      entrepreneur: this.entrepreneurs,
      organization: this.organizations,
    });
    this.documents = new Documents(connection);
    this.payloads = new Payloads(connection);
    this.templates = new Templates(connection);
    this.decisions = new Decisions(connection);
    this.payments = new Payments(connection);
    this.cards = new Cards(connection);
    this.keys = new Keys(connection);
    this.outbox = new Outbox(connection);
    this.history = new History(connection);
    this.packages = new Packages(connection);
    this.settings = new Settings(connection);
    this.audit = new AuditLog(connection);
    this.bulkRuns = new BulkRuns(connection);
    this.leakIndex = new LeakIndex(connection);
  }

  /** All of `work` durably, or nothing of it; it must be synchronous. Calls inside each other are one transaction. */
  transaction<T>(work: () => T): T {
    return this.#connection.transaction(work);
  }

  /**
   * Block from which a change made now holds, `head` being the chain's newest block. Never a block that a document has
   * read already, or that one of a run over many members may still read: it could not be regenerated.
   */
  nextBlock(head: number): number {
    const read = Math.max(this.documents.newestBlock() ?? -1, this.bulkRuns.newestBlock() ?? -1);
    return Math.max(head, read + 1, this.#newestVersionBlock());
  }

  /** `meta.block_num` of a document made now: it reads everything that is recorded. */
  documentBlock(head: number): number {
    return Math.max(head, this.#newestVersionBlock());
  }

  /** Looks at everything that can be checked without the chain; see `checkRegistry`. */
  check(): Check[] {
    return checkRegistry(this.#connection, this);
  }

  /** A whole, consistent copy in a new file with the same key. Throws `registry_exists`. */
  copyTo(file: string): void {
    copyTo(this.#connection, file);
  }

  close(): void {
    this.#connection.close();
  }

  #newestVersionBlock(): number {
    return Math.max(0, ...this.#versions.map((versions) => versions.newestBlock() ?? 0));
  }
}
