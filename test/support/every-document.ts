import {mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {CooperativeOnChain, Foundation} from '../../src/lib/domain/cooperative.js';
import {DOCUMENT_TYPES, type DocumentType} from '../../src/lib/domain/document-types.js';
import {withNames, type MemberType} from '../../src/lib/domain/member.js';
import {listTemplates} from '../../src/lib/factory/index.js';
import {FactsAt} from '../../src/lib/processes/documents/facts.js';
import {readInput} from '../../src/lib/processes/documents/inputs.js';
import {
  prepareDocument,
  type DocumentRequest,
  type PreparedDocument,
} from '../../src/lib/processes/documents/prepare.js';
import {recordFoundation} from '../../src/lib/processes/foundation.js';
import {Workspace} from '../../src/lib/processes/workspace.js';
import {createRegistry, type Registry} from '../../src/lib/registry/index.js';
import {exampleMember, HAND_SIGNATURE, readExample} from './sample-models.js';

/** Block of all facts, and block and time of all documents: the same in every run. */
const FACTS_BLOCK = 1000;
export const DOCUMENT_BLOCK = 1200;
export const CREATED_AT = '2026-10-07T09:30:00.000Z';

const CHANGE = {block_num: FACTS_BLOCK, actor: 'romashkacoop'};

/** Invented accounts of the example's people; the council in the order of its seats. */
export const COUNCIL = ['tqwzkxvnmbrd', 'gphzwvkqtrxl', 'mzxqkwvtbhnd'];
export const MEMBERS: Record<MemberType, string> = {
  individual: 'qmvtkzdhrwep',
  entrepreneur: 'xbnjrtwqhzkc',
  organization: 'plfdvgmsytrz',
};
const WITHOUT_PASSPORT = 'hcwzkqpdnvtb';
const WITH_HAND_SIGNATURE: Record<MemberType, string> = {
  individual: 'jrtmxwvqkzla',
  entrepreneur: 'bdgfwqznmpxo',
  organization: 'zkvhtqwpnmru',
};

/** One document of the factory, ready for rendering. */
export interface DocumentCase extends PreparedDocument {
  /** Type of document, kind of member, and what is special: `100 individual passport branch`. */
  name: string;
  id: number;
  memberType: MemberType;
  /** From this the same document is made again by the real processes. */
  request: DocumentRequest;
}

/** What makes one case of a type different from the plain one. */
interface Variant {
  words: string;
  /** Whose document it is, when not the plain member of the type. */
  username?: string;
  /** Changes to the type's example input. */
  input?: Record<string, unknown>;
  /** The cooperative has sections. */
  branched?: boolean;
}

/** A registry of «Ромашка» with everybody who can be in a document, and the workspace over it. Remove it when done. */
export class EveryDocument {
  readonly work: Workspace;
  readonly registry: Registry;
  readonly #folder: string;
  readonly #branched: Workspace;

  constructor() {
    this.#folder = mkdtempSync(join(tmpdir(), 'coopctl-every-'));
    this.work = openWork(join(this.#folder, 'plain.coop'), false);
    this.#branched = openWork(join(this.#folder, 'branched.coop'), true);
    this.registry = this.work.registry;
  }

  /** The workspace that a case is made in: of a cooperative with sections, or without. */
  workOf({model}: Pick<DocumentCase, 'model'>): Workspace {
    return (model.coop as CooperativeOnChain).is_branched ? this.#branched : this.work;
  }

  /** Every type with a template, for every kind of member that it can be about, in all its branches. */
  cases(): DocumentCase[] {
    const known = new Set(listTemplates().map(({registry_id}) => registry_id));
    return DOCUMENT_TYPES.filter(({registry_id}) => known.has(registry_id)).flatMap((type) =>
      type.about.flatMap((memberType) => this.#casesOf(type, memberType)),
    );
  }

  remove(): void {
    this.work.registry.close();
    this.#branched.registry.close();
    rmSync(this.#folder, {recursive: true});
  }

  #casesOf({registry_id: id}: DocumentType, memberType: MemberType): DocumentCase[] {
    return variantsOf(id, memberType).map(({words, username = MEMBERS[memberType], input, branched}) => {
      const work = branched === true ? this.#branched : this.work;
      const example = {...exampleInput(id), ...input};
      const facts = new FactsAt(work.registry, FACTS_BLOCK);
      const request = {registry_id: id, username, ...readInput(example, {registry_id: id, username, facts})};
      const prepared = prepareDocument(work, request, {block_num: DOCUMENT_BLOCK, created_at: CREATED_AT});
      const name = [id, memberType, words].filter((part) => part !== '').join(' ');
      return {name, id, memberType, request, ...prepared};
    });
  }
}

/** The input of the example file of a type; of the types without one, nothing. */
export function exampleInput(id: number): Record<string, unknown> {
  const folder = new URL('../../examples/documents/', import.meta.url);
  const file = readdirSync(folder).find((name) => name.startsWith(`${id}-`));
  return file === undefined ? {} : (readExample(`documents/${file}`) as Record<string, unknown>);
}

function openWork(file: string, is_branched: boolean): Workspace {
  const registry = createRegistry(file, 'none', {coopname: 'romashkacoop'});
  const foundation = readExample('romashka.yaml') as Foundation;
  const council = foundation.council.map((seat, index) => ({...seat, account: COUNCIL[index] ?? ''}));
  recordFoundation(registry, {...foundation, council}, {head: FACTS_BLOCK, council_name: 'Совет'});
  registry.chainCooperatives.put(
    'romashkacoop',
    {
      ...foundation.contributions,
      is_branched,
      coop_type: foundation.coop_type,
      council: council.map(({account, position, position_title}) => ({
        username: account,
        is_voting: true,
        position,
        position_title,
      })),
    },
    CHANGE,
  );
  enterMembers(registry);
  return new Workspace({registry, connect: () => Promise.reject(new Error('no chain in this test'))});
}

function enterMembers(registry: Registry): void {
  for (const type of ['individual', 'entrepreneur', 'organization'] as const) {
    const member = exampleMember(type);
    registry.members.add(MEMBERS[type], member, CHANGE);
    const twin = withNames({...member, ...TWINS[type]}, undefined);
    registry.members.add(WITH_HAND_SIGNATURE[type], twin, CHANGE);
    registry.handSignatures.put(WITH_HAND_SIGNATURE[type], {signature: HAND_SIGNATURE}, CHANGE);
  }
  const member = exampleMember('individual');
  if (member.type !== 'individual') throw new Error('no individual');
  const {passport: _, ...without} = member;
  registry.members.add(WITHOUT_PASSPORT, {...without, birthdate: '06.09.1990', email: 'third@example.test'}, CHANGE);
}

/** In what second persons of the examples differ from the first, so that the registry takes them for others. */
const TWINS: Record<MemberType, object> = {
  individual: {birthdate: '07.09.1990', email: 'second@example.test'},
  entrepreneur: {
    birthdate: '18.04.1985',
    email: 'second-entrepreneur@example.test',
    details: {inn: '990123456780', ogrn: '325990000000027'},
  },
  organization: {
    short_name: 'ООО «Второй камень»',
    email: 'second-organization@example.test',
    details: {inn: '9901555131', ogrn: '1029900012350', kpp: '990101001'},
  },
};

const PLAIN: Variant = {words: ''};
const BRANCHED: Variant = {words: 'branched', branched: true};
const BRANCH = {branch: exampleInput(101).branch};

function variantsOf(id: number, type: MemberType): Variant[] {
  if (id === 100) return applications(type);
  if ([326, 329, 330].includes(id)) return [PLAIN, {words: 'without passport', username: WITHOUT_PASSPORT}];
  if ([101, 200].includes(id)) return [PLAIN, BRANCHED, ...withoutPassport(type)];
  if (id === 201) return [PLAIN, BRANCHED];
  if (id === 190) return [PLAIN, {words: 'staying', input: {exit_hash: undefined}}];
  if ([300, 301, 302, 303, 304].includes(id)) return meetings(id);
  if (id === 320) return [PLAIN, {words: 'free', input: {type: 'free'}}];
  if ([702, 802].includes(id)) return [PLAIN, {words: 'branched', branched: true, input: BRANCH}];
  if ([700, 800].includes(id)) return [PLAIN, {words: 'bare', input: {request: bareRequest(id)}}];
  if (id === 900) return payments();
  return [PLAIN];
}

/** A person whose passport the registry does not hold. */
function withoutPassport(type: MemberType): Variant[] {
  return type === 'individual' ? [{words: 'without passport', username: WITHOUT_PASSPORT}] : [];
}

function applications(type: MemberType): Variant[] {
  const people =
    type === 'individual'
      ? [{words: ['passport']}, {words: [], username: WITHOUT_PASSPORT}]
      : [{words: [] as string[]}];
  const own = people.flatMap(({words, ...person}) => [
    {words: words.join(' '), ...person},
    {words: [...words, 'branch'].join(' '), ...person, branched: true, input: BRANCH},
  ]);
  const signed = {words: 'hand-signature', username: WITH_HAND_SIGNATURE[type]};
  return [...own, signed, {...signed, words: 'branch hand-signature', branched: true, input: BRANCH}];
}

function meetings(id: number): Variant[] {
  const meeting = exampleInput(id).meeting as object;
  return [
    PLAIN,
    {words: 'extra', input: {meeting: {...meeting, type: 'extra'}}},
    {words: 'branched', branched: true},
    ...(id < 302 ? [{words: 'repeated', input: {meeting: {...meeting, is_repeated: true}}}] : []),
  ];
}

/** Ways of payment with an id that is the same in every run. */
function payments(): Variant[] {
  const method_id = '9d1f0a52-6c1e-4c0b-8a37-5b1f2e7c9a10';
  const bank = {...(exampleInput(900).method as object), method_id};
  const sbp = {method_id, method_type: 'sbp', data: {phone: '+79000000004'}};
  return [
    {words: '', input: {method: bank}},
    {words: 'sbp', input: {method: sbp}},
  ];
}

/** A request without what may be left out. */
function bareRequest(id: number): object {
  const {condition: _c, ordered_at: _o, ...request} = exampleInput(id).request as Record<string, unknown>;
  return request;
}
