/** A date found in a text. */
export interface FoundDate {
  /** `YYYY-MM-DD`. */
  date: string;
  /** A time of day other than midnight stands behind it: it is the time of an event, not a date in somebody's papers. */
  timed: boolean;
}

const SEPARATOR = '[\\s.,/_\\-–—]{1,3}';
const MONTHS = ['янв', 'фев', 'мар', 'апр', 'ма[йя]', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'];
const CLOCK = '(?:[T\\s]{1,2}(\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?)Z?)?';

const YEAR_FIRST = new RegExp(`(?<!\\d)(\\d{4})${SEPARATOR}(\\d{1,2})${SEPARATOR}(\\d{1,2})(?!\\d)${CLOCK}`, 'gu');
const DAY_FIRST = new RegExp(`(?<!\\d)(\\d{1,2})${SEPARATOR}(\\d{1,2})${SEPARATOR}(\\d{4})(?!\\d)${CLOCK}`, 'gu');
const WORDED = new RegExp(`(?<!\\d)(\\d{1,2})\\s*(${MONTHS.join('|')})[а-я]*\\s*(\\d{4})(?!\\d)`, 'gui');
const COMPACT = /(?<![0-9A-Za-z])(\d{8})(?![0-9A-Za-z])/g;

/**
 * The dates in a text in the usual spellings (DD.MM.YYYY, D.M.YYYY, YYYY-MM-DD, DDMMYYYY, YYYYMMDD, «1 февраля 1990»),
 * and the rest of the text with separated dates and times taken out, so that their digits are not read as numbers.
 */
export function extractDates(text: string): {dates: FoundDate[]; rest: string} {
  const dates: FoundDate[] = [];
  const push = (year: string, month: string | number, day: string, clock?: string): void => {
    const date = [year, String(month).padStart(2, '0'), day.padStart(2, '0')].join('-');
    dates.push({date, timed: clock !== undefined && /[1-9]/.test(clock)});
  };
  const rest = text
    .replace(YEAR_FIRST, (_, y: string, m: string, d: string, clock?: string) => {
      push(y, m, d, clock);
      return ' | ';
    })
    .replace(DAY_FIRST, (_, d: string, m: string, y: string, clock?: string) => {
      push(y, m, d, clock);
      push(y, d, m, clock);
      return ' | ';
    })
    .replace(WORDED, (_, d: string, name: string, y: string) => {
      push(y, MONTHS.findIndex((month) => new RegExp(`^${month}`, 'ui').test(name)) + 1, d);
      return ' | ';
    });
  for (const [, run = ''] of rest.matchAll(COMPACT)) {
    push(run.slice(4), run.slice(2, 4), run.slice(0, 2));
    push(run.slice(0, 4), run.slice(4, 6), run.slice(6));
  }
  return {dates, rest};
}
