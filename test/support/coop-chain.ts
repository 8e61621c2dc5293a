import {Checksum256, PrivateKey} from '@wharfkit/antelope';
import {createHash, randomBytes} from 'node:crypto';
import type {Genesis} from '../../src/lib/sandbox/contract.js';
import {genesisActions} from '../../src/lib/sandbox/contracts/genesis.js';
import {MemoryChain} from './memory-chain.js';

/** A test's cooperative. */
export const COOP = 'romashka';

/** Templates that a cooperative needs, in editions of their own. */
export const GENESIS: Genesis = {
  drafts: [1, 2, 3, 4, 100, 501].map((registry_id) => ({
    registry_id,
    version: registry_id === 1 ? 3 : 1,
    title: `Шаблон ${registry_id}`,
    description: '',
    context: '<p>{{ coop.name }}</p>',
    model: '{}',
    lang: 'ru',
    translation: '{}',
  })),
};

/** SHA-256 of a text. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A hash that no other process has. */
export function newHash(): string {
  return randomBytes(32).toString('hex');
}

/** A person with his own key. */
export class Person {
  readonly name: string;
  readonly key = PrivateKey.generate('K1');

  constructor(name: string) {
    this.name = name;
  }

  get publicKey(): string {
    return this.key.toPublic().toString();
  }

  sign(digest: string): string {
    return this.key.signDigest(Checksum256.from(digest)).toString();
  }

  /** A document that this person has signed, possibly in another's name. */
  document(signer = this.name): Record<string, unknown> {
    const hash = newHash();
    const signed_hash = sha256(hash);
    return {
      ...unsignedDocument(),
      hash,
      signatures: [
        {
          id: 1,
          signed_hash,
          signer,
          public_key: this.publicKey,
          signature: this.sign(signed_hash),
          signed_at: '2026-11-20T12:00:00',
          meta: '{}',
        },
      ],
    };
  }

  /** Arguments of a vote. */
  vote(kind: 'votefor' | 'voteagainst', decisionId: number): Record<string, unknown> {
    const signed_at = '2026-11-20T12:00:00';
    const signed_hash = sha256(`${kind}:${COOP}:${decisionId}:${Date.UTC(2026, 10, 20, 12) / 1000}`);
    return {
      version: '1.0.0',
      coopname: COOP,
      username: this.name,
      decision_id: decisionId,
      signed_at,
      signed_hash,
      signature: this.sign(signed_hash),
      public_key: this.publicKey,
      permission: 'active',
    };
  }
}

/** A document without signatures. */
export function unsignedDocument(): Record<string, unknown> {
  const [hash, doc_hash, meta_hash] = [newHash(), newHash(), newHash()];
  return {version: '1.1.0', hash, doc_hash, meta_hash, meta: '{}', signatures: []};
}

/** A fresh chain. */
export function freshChain(): MemoryChain {
  const chain = new MemoryChain();
  chain.transact(genesisActions(GENESIS));
  return chain;
}

/** The arguments of `regcoop` for the test's cooperative. */
export const ORG_DATA = {
  is_cooperative: true,
  coop_type: 'conscoop',
  announce: 'romashka.example',
  description: '',
  initial: '100.0000 RUB',
  minimum: '300.0000 RUB',
  org_initial: '1000.0000 RUB',
  org_minimum: '3000.0000 RUB',
};

/** A chain on which the test's cooperative is connected in the order of PROTOCOL 3.e, steps 1 to 5. */
export function connectedChain(): {chain: MemoryChain; coop: Person} {
  const chain = freshChain();
  const coop = new Person(COOP);
  chain.push('voskhod', 'registrator::newaccount', {
    coopname: 'voskhod',
    referer: '',
    username: COOP,
    public_key: coop.publicKey,
    meta: '',
  });
  chain.push('voskhod', 'registrator::reguser', {
    coopname: 'voskhod',
    braname: '',
    username: COOP,
    type: 'organization',
    statement: unsignedDocument(),
    registration_hash: newHash(),
  });
  chain.push(COOP, 'registrator::regcoop', {
    coopname: COOP,
    username: COOP,
    params: ORG_DATA,
    document: coop.document(),
  });
  chain.push('voskhod', 'registrator::stcoopstatus', {coopname: COOP, username: 'voskhod', status: 'active'});
  chain.push('voskhod', 'wallet::signagree', {
    coopname: 'voskhod',
    username: COOP,
    program_id: 1,
    document: coop.document(),
    draft_id: 1,
  });
  chain.push('voskhod', 'eosio.token::transfer', {from: 'voskhod', to: COOP, quantity: '100.0000 AXON', memo: ''});
  return {chain, coop};
}

/** Arguments of `adduser` for a founder. */
export function founderData(username: string): Record<string, unknown> {
  return {
    coopname: COOP,
    referer: '',
    username,
    type: 'individual',
    created_at: '2020-01-01T00:00:00',
    initial: '100.0000 RUB',
    minimum: '300.0000 RUB',
    spread_initial: true,
    meta: '{}',
    registration_hash: newHash(),
  };
}

/** A member who was one before the chain: `adduser`, then his own key. */
export function addFounder(chain: MemoryChain, name: string): Person {
  const person = new Person(name);
  chain.push(COOP, 'registrator::adduser', founderData(name));
  chain.push(COOP, 'registrator::changekey', {
    coopname: COOP,
    changer: COOP,
    username: name,
    public_key: person.publicKey,
  });
  return person;
}

/** Seats of a council: the first is the chairman's. */
export function seats(names: string[]): Record<string, unknown>[] {
  return names.map((username, position) => ({
    username,
    is_voting: true,
    position_title: '',
    position: position === 0 ? 'chairman' : 'member',
  }));
}

/** A chain with the test's cooperative and its council of three: chairman and two members. */
export function coopWithCouncil(): {chain: MemoryChain; council: [Person, Person, Person]} {
  const {chain} = connectedChain();
  const council: [Person, Person, Person] = [
    addFounder(chain, 'chairmanaaaa'),
    addFounder(chain, 'memberaaaaaa'),
    addFounder(chain, 'memberbbbbbb'),
  ];
  chain.push(COOP, 'soviet::createboard', {
    coopname: COOP,
    username: COOP,
    type: 'soviet',
    members: seats(council.map(({name}) => name)),
    name: 'Совет',
    description: '',
  });
  return {chain, council};
}

/** Creates the account of a newcomer and sends his application; returns him and the hash of the process. */
export function applyForMembership(chain: MemoryChain, name = 'ivanovivanov'): {person: Person; hash: string} {
  const person = new Person(name);
  const hash = newHash();
  chain.push(COOP, 'registrator::newaccount', {
    coopname: COOP,
    referer: '',
    username: name,
    public_key: person.publicKey,
    meta: '{}',
  });
  chain.push(COOP, 'registrator::reguser', application(person, hash));
  return {person, hash};
}

/** Arguments of `reguser`. */
export function application(person: Person, hash: string): Record<string, unknown> {
  return {
    coopname: COOP,
    braname: '',
    username: person.name,
    type: 'individual',
    statement: person.document(),
    registration_hash: hash,
  };
}

/** Two votes for, the chairman's protocol and the execution of a question. */
export function decideFor(chain: MemoryChain, council: Person[], id = 1): void {
  const [chairman] = council;
  if (!chairman) throw new TypeError('a council without a chairman');
  for (const member of council.slice(0, 2)) chain.push(COOP, 'soviet::votefor', member.vote('votefor', id));
  chain.push(COOP, 'soviet::authorize', {
    coopname: COOP,
    chairman: chairman.name,
    decision_id: id,
    document: chairman.document(),
    permission: 'active',
  });
  chain.push(COOP, 'soviet::exec', {executer: COOP, coopname: COOP, decision_id: id});
}

/** Two votes against and the refusal of a question. */
export function decideAgainst(chain: MemoryChain, council: Person[], id = 1): void {
  for (const member of council.slice(1)) chain.push(COOP, 'soviet::voteagainst', member.vote('voteagainst', id));
  chain.push(COOP, 'soviet::declinedec', {coopname: COOP, decision_id: id});
}

/** A person joins the wallet program. */
export function joinWallet(chain: MemoryChain, person: Person): void {
  chain.push(COOP, 'wallet::signagree', {
    coopname: COOP,
    username: person.name,
    program_id: 1,
    document: person.document(),
    draft_id: 1,
  });
}
