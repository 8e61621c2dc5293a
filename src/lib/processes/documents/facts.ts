import canonicalize from 'canonicalize';
import type {AccountName} from '../../domain/account.js';
import type {CooperativeFacts, CooperativeOnChain, Vars} from '../../domain/cooperative.js';
import type {Branch, DocumentPayload, Meeting, PropertyRequest} from '../../domain/document-facts.js';
import {CoopError} from '../../domain/errors.js';
import type {Individual, Member} from '../../domain/member.js';
import type {DecisionFacts, PaymentMethod, Project} from '../../domain/records.js';
import {payloadHash, type Registry, type Version, type VersionReader} from '../../registry/index.js';
import './errors.js';
import type {FactName} from '../errors.js';

/** Facts that are recorded together with the document that they are for. */
export interface NewFacts {
  branches: Record<string, Branch>;
  propertyRequests: Record<string, PropertyRequest>;
  meetings: Record<string, Meeting>;
  projects: Record<string, Project>;
  paymentMethods: Record<string, PaymentMethod>;
  decisionFacts: Record<string, DecisionFacts>;
}

/** A kind of such facts: the name of its store in the registry. */
export type FactStore = keyof NewFacts;

/** What is to be recorded with a document: facts by their keys, and a private payload. */
export type PendingFacts = Partial<NewFacts> & {payload?: DocumentPayload};

/**
 * The private facts as of one block: what a document with this `meta.block_num` reads, today and years later.
 * `pending` are facts that will be recorded at that block, together with the document.
 * Every method throws CoopError `facts_missing` when the registry had no such fact at that block.
 */
export class FactsAt {
  readonly #registry: Registry;
  readonly #block: number;
  readonly #pending: PendingFacts;

  constructor(registry: Registry, block_num: number, pending: PendingFacts = {}) {
    this.#registry = registry;
    this.#block = block_num;
    this.#pending = pending;
  }

  get coopname(): AccountName {
    return this.#registry.identity.coopname;
  }

  cooperative(): CooperativeFacts {
    return this.#need('cooperative', this.coopname, this.#registry.cooperatives.at(this.coopname, this.#block));
  }

  onChain(): CooperativeOnChain {
    const {coopname} = this;
    return this.#need('chain_cooperative', coopname, this.#registry.chainCooperatives.at(coopname, this.#block));
  }

  vars(): Vars {
    return this.#need('vars', this.coopname, this.#registry.vars.at(this.coopname, this.#block));
  }

  member(account: AccountName): Member {
    return this.#need('member', account, this.#registry.members.at(account, this.#block));
  }

  /** A member who is a natural person: heads of sections, trusted persons. */
  individual(account: AccountName): Individual {
    const person = this.member(account);
    if (person.type !== 'individual') throw this.#missing('individual', account);
    return person;
  }

  /** The council's chairman, who must be an individual of the registry. */
  chairman(): {account: AccountName; person: Individual} {
    const seat = this.onChain().council.find(({position}) => position === 'chairman');
    if (!seat) throw this.#missing('chairman', this.coopname);
    return {account: seat.username, person: this.councilPerson(seat.username)};
  }

  /** A member of the council; only individuals sit there (PROTOCOL 3.e). */
  councilPerson(account: AccountName): Individual {
    const person = this.member(account);
    if (person.type !== 'individual') throw this.#missing('chairman', account);
    return person;
  }

  /** The hand signature of a member, when there is one. */
  handSignature(account: AccountName): string | undefined {
    return this.#registry.handSignatures.at(account, this.#block)?.data.signature;
  }

  decision(decision_id: number): DecisionFacts {
    return this.#fact('decision', 'decisionFacts', String(decision_id));
  }

  branch(braname: AccountName): Branch {
    return this.#fact('branch', 'branches', braname);
  }

  propertyRequest(hash: string): PropertyRequest {
    return this.#fact('property_request', 'propertyRequests', hash.toLowerCase());
  }

  meeting(hash: string): Meeting {
    return this.#fact('meeting', 'meetings', hash.toLowerCase());
  }

  project(id: string): Project {
    return this.#fact('project', 'projects', id);
  }

  paymentMethod(username: AccountName, method_id: string): PaymentMethod {
    return this.#fact('payment_method', 'paymentMethods', `${username}:${method_id}`);
  }

  /** Id of a member's way of payment with the same requisites, if there is one. */
  samePaymentMethod(
    username: AccountName,
    {method_type, data}: Pick<PaymentMethod, 'method_type' | 'data'>,
  ): string | undefined {
    const wanted = canonicalize({method_type, data});
    return this.#registry.paymentMethods
      .list(`${username}:`)
      .map((version) => version.data)
      .find((known) => canonicalize({method_type: known.method_type, data: known.data}) === wanted)?.method_id;
  }

  /** A private payload by its hash; payloads have no versions. */
  payload(hash: string): DocumentPayload {
    const {payload} = this.#pending;
    if (payload !== undefined && payloadHash(payload) === hash) return payload;
    const kept = this.#registry.payloads.get(hash);
    if (!kept) throw this.#missing('payload', hash);
    return kept;
  }

  #fact<S extends FactStore>(what: FactName, store: S, key: string): NewFacts[S][string] {
    const pending = this.#pending[store]?.[key];
    if (pending !== undefined) return pending as NewFacts[S][string];
    const versions: VersionReader<unknown> = this.#registry[store];
    return this.#need(what, key, versions.at(key, this.#block)) as NewFacts[S][string];
  }

  #need<T>(what: FactName, key: string, version: Version<T> | undefined): T {
    if (!version) throw this.#missing(what, key);
    return version.data;
  }

  #missing(what: FactName, key: string): CoopError {
    return new CoopError('facts_missing', 'invalid', {what, key, block_num: this.#block});
  }
}
