import {randomBytes, randomUUID} from 'node:crypto';
import {randomAccountName, type AccountName} from '../../domain/account.js';
import {branchFacts, meetingFacts, propertyFacts, whole} from '../../domain/document-rules.js';
import type {Branch, Meeting, PropertyRequest} from '../../domain/document-facts.js';
import {CoopError, type FieldProblem} from '../../domain/errors.js';
import {line, phone, prose} from '../../domain/field-rules.js';
import {bankAccount} from '../../domain/member-rules.js';
import type {DecisionFacts, PaymentMethod, Project} from '../../domain/records.js';
import {objectOf, oneOf, optional, problemAt, type Rule} from '../../domain/rules.js';
import {payloadHash} from '../../registry/index.js';
import type {FactsAt, PendingFacts} from './facts.js';
import type {Parameters} from './parameters/index.js';

/** What the reading of an input needs to know. */
export interface InputContext {
  registry_id: number;
  username: AccountName;
  /** The facts as they are now, for sections that refer to existing ones. */
  facts: FactsAt;
}

/** What a section of an input becomes: parameters of the meta, and facts to record. */
interface Section {
  parameters: Parameters;
  facts?: PendingFacts;
}

/** Reads one section of an input: facts as an object, or the key of existing facts as a text. */
type SectionReader = (value: unknown, context: InputContext) => Section & {problems?: FieldProblem[]};

/** 32 random bytes: the hash of a new process (DOCUMENTS 4.3). */
export const newProcessHash = (): string => randomBytes(32).toString('hex');

/** A section whose facts have a key of their own; `use` makes parameters of key and facts. */
function keyed<T extends object, K extends string>(section: {
  name: string;
  /** Field of the section that may state the key. */
  key: K;
  rule: (context: InputContext) => Rule<T & Partial<Record<K, string>>>;
  fresh: () => string;
  /** Key of facts that are recorded already and are the same. */
  same?: (facts: FactsAt, data: T, context: InputContext) => string | undefined;
  known: (facts: FactsAt, key: string, context: InputContext) => T;
  record: (key: string, data: T, context: InputContext) => PendingFacts;
  use: (key: string, data: T, context: InputContext) => Parameters;
}): SectionReader {
  return (value, context) => {
    if (typeof value === 'string') {
      return {parameters: section.use(value, section.known(context.facts, value, context), context)};
    }
    const {value: given, problems} = section.rule(context)(value, section.name);
    if (given === undefined || problems.length > 0) return {parameters: {}, problems};
    const {[section.key]: stated, ...rest} = given;
    const data = rest as unknown as T;
    const known = stated === undefined ? section.same?.(context.facts, data, context) : undefined;
    if (known !== undefined) return {parameters: section.use(known, data, context)};
    const key = stated ?? section.fresh();
    return {parameters: section.use(key, data, context), facts: section.record(key, data, context)};
  };
}

const branch = keyed<Branch, 'braname'>({
  name: 'branch',
  key: 'braname',
  rule: () => branchFacts,
  fresh: randomAccountName,
  known: (facts, key) => facts.branch(key),
  record: (key, data) => ({branches: {[key]: data}}),
  use: (braname) => ({braname}),
});

const meeting = keyed<Meeting, 'hash'>({
  name: 'meeting',
  key: 'hash',
  rule: () => meetingFacts,
  fresh: newProcessHash,
  known: (facts, key) => facts.meeting(key),
  record: (key, data) => ({meetings: {[key]: data}}),
  use: (meet_hash, {type, open_at_datetime, close_at_datetime, questions, is_repeated}, {registry_id}) => {
    if (registry_id === 301) return {meet_hash, is_repeated};
    if (registry_id !== 300) return {meet_hash};
    const asked = questions.map(({id, number, title, context, decision}) => ({id, number, title, context, decision}));
    return {meet: {type, open_at_datetime, close_at_datetime}, questions: asked, is_repeated};
  },
});

const STATEMENTS: readonly number[] = [700, 800];

const request = keyed<PropertyRequest, 'hash'>({
  name: 'request',
  key: 'hash',
  rule: ({registry_id}) => propertyFacts(registry_id < 800 ? 'contribution' : 'return'),
  fresh: newProcessHash,
  known: (facts, key) => facts.propertyRequest(key),
  record: (key, data) => ({propertyRequests: {[key]: data}}),
  use: (hash, {title, unit_of_measurement, units, unit_cost, total_cost, currency, type, program_id}, {registry_id}) =>
    STATEMENTS.includes(registry_id)
      ? {request: {hash, title, unit_of_measurement, units, unit_cost, total_cost, currency, type, program_id}}
      : {request_id: hash},
});

const project = keyed<Project, 'id'>({
  name: 'project',
  key: 'id',
  rule: () =>
    objectOf<Project & {id?: string}>({
      id: optional(line(100)),
      title: optional(line(300)),
      question: prose(),
      decision: prose(),
    }),
  fresh: randomUUID,
  known: (facts, key) => facts.project(key),
  record: (key, data) => ({projects: {[key]: data}}),
  use: (project_id) => ({project_id}),
});

type MethodFacts = Pick<PaymentMethod, 'method_type' | 'data'>;

const methodRule: Rule<MethodFacts & {method_id?: string}> = (value, field) => {
  const method_type = (value as {method_type?: unknown} | null)?.method_type;
  const data = method_type === 'sbp' ? objectOf({phone, bank_name: optional(line())}) : bankAccount;
  const rule = objectOf<MethodFacts & {method_id?: string}>({
    method_id: optional(line(100)),
    method_type: oneOf(['bank_transfer', 'sbp']),
    data: data,
  });
  return rule(value, field);
};

const method = keyed<MethodFacts, 'method_id'>({
  name: 'method',
  key: 'method_id',
  rule: () => methodRule,
  fresh: randomUUID,
  same: (facts, data, {username}) => facts.samePaymentMethod(username, data),
  known: (facts, key, {username}) => facts.paymentMethod(username, key),
  record: (method_id, data, {username}) => ({
    paymentMethods: {
      [`${username}:${method_id}`]: {username, method_id, is_default: false, ...data} as PaymentMethod,
    },
  }),
  use: (method_id) => ({method_id}),
});

const votesRule = objectOf({id: whole(1), votes_for: whole(1), votes_against: whole(0), votes_abstained: whole(0)});

/** The votes of a decision that the chain does not know; who has not voted took part and abstained (DOCUMENTS 2.4). */
const decision: SectionReader = (value) => {
  const {value: given, problems} = votesRule(value, 'decision');
  if (given === undefined || problems.length > 0) return {parameters: {}, problems};
  const {id: decision_id, ...votes} = given;
  const stated: DecisionFacts = {decision_id, ...votes, voters_percent: 100};
  return {parameters: {decision_id}, facts: {decisionFacts: {[decision_id]: stated}}};
};

const payload: SectionReader = (value) => {
  if (typeof value === 'string') return {parameters: {doc_data_hash: value}};
  const {value: data, problems} = objectOf({payment_details: prose(2000)})(value, 'payload');
  if (data === undefined || problems.length > 0) return {parameters: {}, problems};
  return {parameters: {doc_data_hash: payloadHash(data)}, facts: {payload: data}};
};

const SECTIONS = {branch, meeting, request, project, method, decision, payload} as const;

/** A section of an input file. */
export type SectionName = keyof typeof SECTIONS;

/** What an input of a type may hold besides its parameters. */
interface InputForm {
  sections: readonly SectionName[];
  /** Parameters that get a fresh hash when they are left out: the document begins a process. */
  fresh?: readonly string[];
}

const PROTOCOL: InputForm = {sections: ['decision']};

/** The types whose input has sections; others have parameters only, or none. */
const INPUT_FORMS: Readonly<Record<number, InputForm>> = {
  100: {sections: ['branch']},
  101: {sections: ['branch']},
  201: PROTOCOL,
  300: {sections: ['meeting']},
  301: {sections: ['meeting', 'decision']},
  302: {sections: ['meeting']},
  303: {sections: ['meeting']},
  304: {sections: ['meeting']},
  320: {sections: [], fresh: ['hash']},
  325: PROTOCOL,
  326: {sections: ['branch'], fresh: ['hash']},
  501: PROTOCOL,
  599: {sections: ['project']},
  600: {sections: ['project', 'decision']},
  700: {sections: ['request']},
  701: {sections: ['request', 'decision']},
  702: {sections: ['request', 'decision', 'branch']},
  800: {sections: ['request']},
  801: {sections: ['request', 'decision']},
  802: {sections: ['request', 'decision', 'branch']},
  900: {sections: ['method'], fresh: ['payment_hash']},
  901: PROTOCOL,
  1200: {sections: ['payload'], fresh: ['payment_hash']},
  1201: PROTOCOL,
};

/**
 * Reads what a person has written for a document: sections with facts, and parameters. `$member`, `$chairman` and
 * `$council.N` stand for accounts. Parameters themselves are checked when the document is prepared. Throws
 * `parameters_wrong` with everything wrong in the sections, `facts_missing` for a key that is not there.
 */
export function readInput(input: Parameters, context: InputContext): {parameters: Parameters; facts?: PendingFacts} {
  const {registry_id} = context;
  const {sections: allowed, fresh = []} = INPUT_FORMS[registry_id] ?? {sections: []};
  const {value: named, problems} = resolveAccounts(input, context, '');
  const given = named as Parameters;
  const parameters: Parameters = Object.fromEntries(
    Object.entries(given).filter(([name]) => !isSectionOf(allowed, name, given[name])),
  );
  const facts: PendingFacts = {};
  for (const name of allowed) {
    if (!isSectionOf(allowed, name, given[name])) continue;
    const section = SECTIONS[name](given[name], context);
    problems.push(...(section.problems ?? []));
    Object.assign(parameters, section.parameters);
    Object.assign(facts, section.facts);
  }
  if (problems.length > 0) throw new CoopError('parameters_wrong', 'usage', {registry_id, problems});
  for (const name of fresh) parameters[name] ??= newProcessHash();
  return {parameters, ...(Object.keys(facts).length === 0 ? {} : {facts})};
}

const isSectionOf = (allowed: readonly SectionName[], name: string, value: unknown): boolean =>
  value !== undefined && allowed.some((known) => known === name);

/** The sections that an input of a type may have. */
export function sectionsOfType(registry_id: number): readonly SectionName[] {
  return INPUT_FORMS[registry_id]?.sections ?? [];
}

/** Puts accounts in place of the words that stand for them, at any depth. */
function resolveAccounts(
  value: unknown,
  context: InputContext,
  field: string,
): {value: unknown; problems: FieldProblem[]} {
  if (typeof value === 'string' && value.startsWith('$')) {
    const account = accountNamed(value, context);
    return account === undefined
      ? {value, problems: [problemAt(field, 'not_one_of', '$member, $chairman, $council.1 …')]}
      : {value: account, problems: []};
  }
  if (typeof value !== 'object' || value === null) return {value, problems: []};
  const parts = Object.entries(value).map(
    ([name, part]) => [name, resolveAccounts(part, context, field === '' ? name : `${field}.${name}`)] as const,
  );
  const problems = parts.flatMap(([, part]) => part.problems);
  const resolved = Array.isArray(value)
    ? parts.map(([, part]) => part.value)
    : Object.fromEntries(parts.map(([name, part]) => [name, part.value]));
  return {value: resolved, problems};
}

function accountNamed(word: string, {facts, username}: InputContext): AccountName | undefined {
  if (word === '$member') return username;
  if (word === '$chairman') return facts.chairman().account;
  const seat = /^\$council\.(\d{1,3})$/.exec(word)?.[1];
  return seat === undefined ? undefined : facts.onChain().council[Number(seat) - 1]?.username;
}
