import type {AccountName} from '../../domain/account.js';
import type {CooperativeFacts, CooperativeOnChain, Vars} from '../../domain/cooperative.js';
import {CoopError} from '../../domain/errors.js';
import type {Individual, Member} from '../../domain/member.js';
import type {DecisionFacts} from '../../domain/records.js';
import type {Registry, Version} from '../../registry/index.js';
import type {FactName} from '../errors.js';

/**
 * The private facts as of one block: what a document with this `meta.block_num` reads, today and years later.
 * Every method throws CoopError `facts_missing` when the registry had no such fact at that block.
 */
export class FactsAt {
  readonly #registry: Registry;
  readonly #block: number;

  constructor(registry: Registry, block_num: number) {
    this.#registry = registry;
    this.#block = block_num;
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

  decision(decision_id: number): DecisionFacts {
    const key = String(decision_id);
    return this.#need('decision', key, this.#registry.decisionFacts.at(key, this.#block));
  }

  #need<T>(what: FactName, key: string, version: Version<T> | undefined): T {
    if (!version) throw this.#missing(what, key);
    return version.data;
  }

  #missing(what: FactName, key: string): CoopError {
    return new CoopError('facts_missing', 'invalid', {what, key, block_num: this.#block});
  }
}
