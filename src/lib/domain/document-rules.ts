import {formatAsset, formatAssetForDocument, parseAsset, RUB} from './asset.js';
import {sortableDay} from './calendar.js';
import {
  MEETING_TYPES,
  REQUEST_TYPES,
  VOTES,
  type Branch,
  type Meeting,
  type MeetingQuestion,
  type PropertyRequest,
} from './document-facts.js';
import {account, amount, line, prose} from './field-rules.js';
import {
  also,
  inside,
  listOf,
  objectOf,
  oneOf,
  optional,
  problemAt,
  textRule,
  withDefault,
  type FieldRules,
  type Rule,
} from './rules.js';

const MOSCOW = '+03:00';
const DECIMALS = /^\d{1,15}(\.\d{1,4})?$/;

/** A number from `least` to `most`, with at most so many decimals. */
export function numberRule(least: number, most: number, decimals = 0): Rule<number> {
  const step = 10 ** decimals;
  return (value, field) => {
    if (value === undefined || value === null || value === '') return {problems: [problemAt(field, 'required')]};
    const fits =
      typeof value === 'number' &&
      value >= least &&
      value <= most &&
      Math.abs(value - Math.round(value * step) / step) < 1e-9;
    return fits ? {value, problems: []} : {problems: [problemAt(field, 'not_number')]};
  };
}

/** A number of something counted: an id, votes. */
export const whole = (least: number): Rule<number> => numberRule(least, Number.MAX_SAFE_INTEGER);

/** Yes or no, as a word of YAML or JSON. */
export const yesNo: Rule<boolean> = (value, field) =>
  typeof value === 'boolean' ? {value, problems: []} : {problems: [problemAt(field, 'not_boolean')]};

/** 32 bytes as 64 hex digits, in lower case: hashes of processes on chain. */
export const processHash: Rule<string> = textRule(
  (text) => (/^[0-9a-f]{64}$/.test(text) ? undefined : {problem: 'bad_format', expected: '64 × 0-9, a-f'}),
  (text) => text.toLowerCase(),
);

/** As `processHash`, in upper case: hashes of documents and payloads. */
export const payloadHashRule: Rule<string> = textRule(
  (text) => (/^[0-9A-F]{64}$/.test(text) ? undefined : {problem: 'bad_format', expected: '64 × 0-9, A-F'}),
  (text) => text.toUpperCase(),
);

/** A moment: `DD.MM.YYYY HH:mm` in Moscow, or ISO 8601 in UTC; becomes ISO with milliseconds. */
export const moment: Rule<string> = textRule(
  (text) => (/^\d{4}-.*\.\d{3}Z$/.test(text) ? undefined : {problem: 'bad_moment'}),
  (text) => isoOf(text) ?? text,
);

function isoOf(text: string): string | undefined {
  const [date = '', clock = '', more] = text.split(' ');
  const day = sortableDay(date);
  const local = more === undefined && day !== undefined && /^([01]\d|2[0-3]):[0-5]\d$/.test(clock);
  const iso = local ? `${date.split('.').reverse().join('-')}T${clock}:00.000${MOSCOW}` : text;
  if (!local && !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/.test(text)) return undefined;
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}

/** An amount above zero without its currency, four decimals as on chain: `250` becomes `250.0000`. */
export const quantity: Rule<string> = textRule(
  (text) => (/^\d+\.\d{4}$/.test(text) && /[1-9]/.test(text) ? undefined : {problem: 'bad_amount', expected: '250.00'}),
  (text) => (DECIMALS.test(text) ? fixed(text, 4) : text),
);

/** A price without its currency, above zero, two decimals: `12.5` becomes `12.50`. */
export const price: Rule<string> = textRule(
  (text) => (/^\d+\.\d{2}$/.test(text) && /[1-9]/.test(text) ? undefined : {problem: 'bad_amount', expected: '12.50'}),
  (text) => (/^\d{1,13}(\.\d{1,2})?$/.test(text) ? fixed(text, 2) : text),
);

const fixed = (text: string, decimals: number): string => {
  const [integer = '', fraction = ''] = text.split('.');
  return `${integer}.${fraction.padEnd(decimals, '0')}`;
};

/** A sum of roubles with two decimals, `10.00 RUB`; zero only where it is allowed. */
export const printedRoubles =
  (zero = false): Rule<string> =>
  (value, field) => {
    if (zero && typeof value === 'string' && /^0(\.0{1,4})? RUB$/.test(value)) return {value: '0.00 RUB', problems: []};
    const {value: text, problems} = amount(value, field);
    const asset = text === undefined || problems.length > 0 ? undefined : parseAsset(text);
    if (asset === undefined) return {problems};
    const printed = formatAssetForDocument(asset);
    const exact = asset.units % 100n === 0n;
    return exact ? {value: printed, problems: []} : {problems: [problemAt(field, 'bad_amount')]};
  };

export const rubles: Rule<'RUB'> = withDefault(oneOf([RUB.symbol]), RUB.symbol);

/** A question with the draft of its decision. */
export const questionFields: FieldRules<MeetingQuestion> = {
  id: whole(1),
  number: whole(1),
  title: line(1000),
  context: optional(prose()),
  decision: prose(),
};

/** Numbers a question by its place when its number or id is left out. */
function numbered<T>(rule: Rule<T>): Rule<T[]> {
  const list = listOf(rule, 1);
  return (value, field) => {
    if (!Array.isArray(value)) return list(value, field);
    const items = value.map((item: unknown, index) =>
      typeof item === 'object' && item !== null ? {id: index + 1, number: index + 1, ...item} : item,
    );
    return list(items, field);
  };
}

/** The agenda of a meeting: questions with distinct ids, by `fields`. */
export function agendaOf<T extends {id: number}>(fields: FieldRules<T>): Rule<T[]> {
  return also(numbered(objectOf<T>(fields)), (questions, field) => {
    const ids = questions.map((question) => (question as {id?: number} | undefined)?.id);
    return ids.flatMap((id, index) =>
      id !== undefined && ids.indexOf(id) < index ? [problemAt(inside(field, `${index}.id`), 'duplicate')] : [],
    );
  });
}

/** An answer of a ballot. */
export interface BallotAnswer {
  number: number;
  id: number;
  vote: (typeof VOTES)[number];
}

/** The answers of a ballot, each with the number and id of its question. */
export const answers: Rule<BallotAnswer[]> = numbered(
  objectOf<BallotAnswer>({number: whole(1), id: whole(1), vote: oneOf(VOTES)}),
);

/** True when there is one answer to each question of the agenda, by id and number. */
export function answersFit(
  given: readonly Pick<BallotAnswer, 'id' | 'number'>[],
  questions: readonly Pick<MeetingQuestion, 'id' | 'number'>[],
): boolean {
  const keys = (items: readonly Pick<BallotAnswer, 'id' | 'number'>[]): string =>
    items
      .map(({id, number}) => `${id}:${number}`)
      .sort()
      .join(' ');
  return keys(given) === keys(questions);
}

/** Type and times of a meeting that is being convened. */
export const meetFields = {type: oneOf(MEETING_TYPES), open_at_datetime: moment, close_at_datetime: moment};

/** Opening before closing. */
export function timesProblems(
  {open_at_datetime, close_at_datetime}: {open_at_datetime?: string; close_at_datetime?: string},
  field: string,
) {
  const wrong =
    open_at_datetime !== undefined && close_at_datetime !== undefined && open_at_datetime >= close_at_datetime;
  return wrong ? [problemAt(inside(field, 'close_at_datetime'), 'bad_moment')] : [];
}

export const percent = numberRule(0, 100, 1);

/** A general meeting as its facts are entered. */
export const meetingFacts: Rule<Meeting & {hash?: string}> = also(
  objectOf<Meeting & {hash?: string}>({
    hash: optional(processHash),
    id: optional(whole(1)),
    ...meetFields,
    is_repeated: withDefault(yesNo, false),
    questions: agendaOf<Meeting['questions'][number]>({
      ...questionFields,
      counter_votes_for: optional(whole(0)),
      counter_votes_against: optional(whole(0)),
      counter_votes_abstained: optional(whole(0)),
    }),
    presider: optional(account),
    secretary: optional(account),
    current_quorum_percent: optional(percent),
  }),
  timesProblems,
);

/** A cooperative section as its facts are entered. */
export const branchFacts: Rule<Branch & {braname?: string}> = objectOf<Branch & {braname?: string}>({
  braname: optional(account),
  short_name: line(),
  full_name: line(500),
  full_address: line(500),
  chairman: optional(account),
});

/** A property request as its facts are entered; its total is units times price. */
export function propertyFacts(type: PropertyRequest['type']): Rule<PropertyRequest & {hash?: string}> {
  const rule = objectOf<PropertyRequest & {hash?: string}>(
    {
      hash: optional(processHash),
      type: withDefault(oneOf(REQUEST_TYPES), type),
      program_id: whole(1),
      program_name: line(),
      title: line(),
      article: line(100),
      form: line(),
      unit_of_measurement: line(50),
      units: numberRule(0.000001, 1e9, 6),
      unit_cost: price,
      total_cost: price,
      currency: rubles,
      storage_place: line(500),
      condition: optional(line(500)),
      ordered_at: optional(moment),
    },
    (input) => ({total_cost: totalOf(input.units, input.unit_cost), ...input}),
  );
  return also(rule, ({units, unit_cost, total_cost}, field) => {
    const total = totalOf(units, unit_cost);
    const differs = total !== undefined && total_cost !== undefined && total !== total_cost;
    return differs ? [problemAt(inside(field, 'total_cost'), 'sum_differs', total)] : [];
  });
}

/** Units times price, rounded to whole kopecks; undefined when either is no such number. */
function totalOf(units: unknown, unit_cost: unknown): string | undefined {
  const cost = price(unit_cost, '').value;
  if (typeof units !== 'number' || !(units > 0) || units > 1e9 || cost === undefined) return undefined;
  const millionths = BigInt(Math.round(units * 1e6));
  const kopecks = (millionths * BigInt(cost.replace('.', '')) + 500_000n) / 1_000_000n;
  return formatAsset({units: kopecks, precision: 2, symbol: RUB.symbol}).split(' ')[0];
}
