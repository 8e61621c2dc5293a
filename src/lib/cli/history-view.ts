import type {Interval} from '../domain/intervals.js';
import type {FlowEntry, HistoryEntry, HistoryExtent} from '../processes/history.js';
import {historyTexts, packageTypeTexts} from '../ui/messages/texts/history.js';
import {decisionTypeTexts} from '../ui/messages/texts/words.js';
import type {Language} from '../ui/messages/types.js';

/** Characters of a hash in a table. */
const SHORT = 16;
/** Intervals of blocks that are named. */
const NAMED = 5;

/** Beginning of a hash, as tables show it. */
export const shortHash = (hash: string): string => hash.slice(0, SHORT);

/** What is missing of the history that was read, as warnings; also that none was read. */
export function extentWarnings(extent: HistoryExtent, language: Language): string[] {
  return extent.synced_block === undefined ? [historyTexts[language].never] : lacksOf(extent, language);
}

/** Blocks that were left out, or read without traces, as warnings. */
export function lacksOf({unread, untraced}: Pick<HistoryExtent, 'unread' | 'untraced'>, language: Language): string[] {
  const texts = historyTexts[language];
  const [gap] = unread;
  const [bare] = untraced;
  return [
    ...(gap === undefined ? [] : [texts.unread(intervals(unread), gap[0])]),
    ...(bare === undefined ? [] : [texts.untraced(intervals(untraced), bare[0])]),
  ];
}

/** Kind of a package in words; one that has none shows by its name on chain. */
export const packageType = (type: string, language: Language): string =>
  decisionTypeTexts[language][type] ?? packageTypeTexts[language][type] ?? type;

/** Whom an action is about: the person that its arguments name, else whoever acts in them. */
export function personOf({data}: Pick<HistoryEntry, 'data'>): string {
  const named = [data.username, data.chairman, data.member, data.account].find((name) => typeof name === 'string');
  return typeof named === 'string' ? named : '';
}

const HASHES = ['package', 'registration_hash', 'income_hash', 'outcome_hash', 'process_hash', 'hash', 'exit_hash'];

/** What an action is about: the decision, or the beginning of a process's hash. */
export function subjectOf({data}: Pick<HistoryEntry, 'data'>, language: Language): string {
  const hash = [...HASHES, 'withdraw_hash', 'deposit_hash'].map((name) => data[name]).find(isHash);
  const decision = Number(data.decision_id ?? 0);
  if (hash !== undefined) return shortHash(hash);
  return decision > 0 ? historyTexts[language].decision(decision) : '';
}

/** When a package ended, if it has. */
export const endOf = ({resolved_at, declined_at, state}: FlowEntry): string | undefined =>
  state === 'declined' ? declined_at : resolved_at;

const isHash = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/i.test(value);

/** Intervals of blocks in a line: `5–9, 12`. */
function intervals(list: readonly Interval[]): string {
  const named = list.slice(0, NAMED).map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`));
  return [...named, ...(list.length > NAMED ? ['…'] : [])].join(', ');
}
