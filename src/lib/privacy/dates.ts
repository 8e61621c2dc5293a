import {GAP} from './tokens.js';

/** A date found in a text. */
export interface FoundDate {
  /** `YYYY-MM-DD`. */
  date: string;
  /** A time of day other than midnight stands behind it: it is the time of an event, not a date in somebody's papers. */
  timed: boolean;
}

const SEPARATOR = '[\\s.,/_|\\\\:·\\-–—]{1,3}';
const CLOCK = '(?:[T\\s]{1,2}(\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?)Z?)?';

/** Beginnings of the months' names in Russian, transliterated, and in English, in the months' order. */
const MONTHS = [
  'янв|yanv|janv|ianv|jan',
  'фев|fev|feb',
  'мар|mar',
  'апр|apr',
  'ма[йя]|ma[iyj]|may',
  'июн|iyun|ijun|iiun|iun|jun',
  'июл|iyul|ijul|iiul|iul|jul',
  'авг|avg|aug',
  'сен|sen|sep',
  'окт|okt|oct',
  'ноя|noy|noj|noia|nov',
  'дек|dek|dec',
];
const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];
const MONTH = `(${MONTHS.join('|')})`;
const BETWEEN = '[\\s.,«»"/_\\-]{0,3}';
const YEAR = '(\\d{4}|\\d{2})(?!\\d)';
const DAY = '(?<!\\d)(\\d{1,2})(?:-?(?:го|ое|е|th|st|nd|rd|go))?';

const YEAR_FIRST = new RegExp(`(?<!\\d)(\\d{4})${SEPARATOR}(\\d{1,2})${SEPARATOR}(\\d{1,2})(?!\\d)${CLOCK}`, 'gu');
const DAY_FIRST = new RegExp(`(?<!\\d)(\\d{1,2})${SEPARATOR}(\\d{1,2})${SEPARATOR}(\\d{4})(?!\\d)${CLOCK}`, 'gu');
const SHORT = /(?<![\d.])(\d{1,2})([./-])(\d{1,2})\2(\d{2})(?![\d.])/g;
const WORDED = new RegExp(`${DAY}${BETWEEN}${MONTH}\\p{L}{0,10}${BETWEEN}${YEAR}`, 'gui');
const MONTH_FIRST = new RegExp(`${MONTH}\\p{L}{0,10}${BETWEEN}${DAY}${BETWEEN}${YEAR}`, 'gui');
const YEAR_WORDED = new RegExp(
  `(?<!\\d)(\\d{4})(?:[\\s,]{0,2}г(?:од|ода|\\.)?)?${BETWEEN}${DAY}${BETWEEN}${MONTH}`,
  'gui',
);
const ROMAN_MONTH = /(?<!\d)(\d{1,2})[\s.,/-]{1,2}([ivx]{1,4})[\s.,/-]{1,2}(\d{4})(?!\d)/gi;
const COMPACT = /(?<![0-9A-Za-z])(\d{8})(?![0-9A-Za-z])/g;

/**
 * The dates in a text in the usual spellings (DD.MM.YYYY, D.M.YY, YYYY-MM-DD, DDMMYYYY, YYYYMMDD, «1 февраля 1990»,
 * «1-го фев. 90 г.», 1990, 1 февраля; February 1, 1990; 1.II.1990), and the rest of the text with separated dates and
 * times taken out, so that their digits are not read as numbers.
 */
export function extractDates(text: string): {dates: FoundDate[]; rest: string} {
  const dates: FoundDate[] = [];
  const push = (year: string, month: string | number, day: string, clock?: string): void => {
    const timed = clock !== undefined && /[1-9]/.test(clock);
    for (const full of year.length === 4 ? [year] : [`19${year}`, `20${year}`]) {
      dates.push({date: [full, String(month).padStart(2, '0'), day.padStart(2, '0')].join('-'), timed});
    }
  };
  for (const [, d = '', , m = '', y = ''] of text.matchAll(SHORT)) push(y, m, d);
  const rest = text
    .replace(YEAR_FIRST, (_, y: string, m: string, d: string, clock?: string) => {
      push(y, m, d, clock);
      return GAP;
    })
    .replace(DAY_FIRST, (_, d: string, m: string, y: string, clock?: string) => {
      push(y, m, d, clock);
      push(y, d, m, clock);
      return GAP;
    })
    .replace(WORDED, (_, d: string, name: string, y: string) => {
      push(y, monthOf(name), d);
      return GAP;
    })
    .replace(MONTH_FIRST, (_, name: string, d: string, y: string) => {
      push(y, monthOf(name), d);
      return GAP;
    })
    .replace(YEAR_WORDED, (_, y: string, d: string, name: string) => {
      push(y, monthOf(name), d);
      return GAP;
    });
  for (const [, d = '', name = '', y = ''] of rest.matchAll(ROMAN_MONTH)) {
    push(y, ROMAN.indexOf(name.toLowerCase()) + 1, d);
  }
  for (const [, run = ''] of rest.matchAll(COMPACT)) {
    push(run.slice(4), run.slice(2, 4), run.slice(0, 2));
    push(run.slice(0, 4), run.slice(4, 6), run.slice(6));
  }
  return {dates, rest};
}

function monthOf(name: string): number {
  return MONTHS.findIndex((month) => new RegExp(`^(?:${month})`, 'ui').test(name)) + 1;
}
