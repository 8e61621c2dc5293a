import {digitsOf, fold} from '../domain/text.js';
import {Filter} from './filter.js';

/** A trigram index finds words of at least three characters. */
const INDEXED_LENGTH = 3;
const PREFIX_COLUMNS = ['name_fold', 'account', 'inn', 'phone_digits', 'email_fold'];
/** Each column's index gives its members; a plain OR would read the whole table in search of the first page. */
const STARTS_WITH = `members.id IN (${PREFIX_COLUMNS.map(
  (column) => `SELECT id FROM members WHERE ${column} >= ? AND ${column} < ?`,
).join(' UNION ')})`;
/** Greater than any character that follows a prefix. */
const LAST = String.fromCodePoint(0x10ffff);

/** What to look for: words for the trigram index, all of which must occur, and conditions on the members' columns. */
export interface SearchPlan {
  /** FTS5 expression; undefined when no word is long enough. */
  match: string | undefined;
  filter: Filter;
}

/**
 * Plans a search over part of a name, INN, OGRN, phone, e-mail or account. A text of digits and separators is one
 * number, `8 (900) …` also as `7900…`; other texts are words that must all occur, in any order; short words match the
 * start of a column, or of the name's words when longer ones narrow the search.
 */
export function planSearch(search: string): SearchPlan {
  const words = searchWords(search);
  const long = words.filter((word) => word.length >= INDEXED_LENGTH);
  const short = words.filter((word) => word.length < INDEXED_LENGTH);
  const filter = new Filter();
  for (const word of short) {
    if (long.length > 0) filter.and(`instr(' ' || name_fold, ' ' || ?) > 0`, word);
    else filter.and(STARTS_WITH, ...PREFIX_COLUMNS.flatMap(() => [word, word + LAST]));
  }
  return {match: long.length === 0 ? undefined : long.map(quote).join(' AND '), filter};
}

function searchWords(search: string): string[] {
  const digits = digitsOf(search);
  if (digits !== '' && /^[\d\s()+.-]+$/.test(search))
    return [digits.length === 11 && digits.startsWith('8') ? digits.slice(1) : digits];
  return fold(search.replace(/\p{Cc}/gu, ' '))
    .split(' ')
    .filter((word) => word !== '');
}

const quote = (word: string): string => `"${word.replaceAll('"', '""')}"`;
