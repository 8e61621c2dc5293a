import type {ProblemCode} from './errors.js';

const MOSCOW_OFFSET_MS = 3 * 3_600_000;
/** Nobody who is alive was born, and no passport in force issued, before. */
const FIRST_YEAR = 1900;

/** `YYYYMMDD` of a date written `DD.MM.YYYY`, fit for comparing; undefined when there is no such day. */
export function sortableDay(date: string): string | undefined {
  const match = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(date);
  if (!match) return undefined;
  const [, day = '', month = '', year = ''] = match;
  const time = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const real = time.getUTCMonth() === Number(month) - 1 && time.getUTCDate() === Number(day);
  return real && Number(year) >= FIRST_YEAR ? year + month + day : undefined;
}

/** What is wrong with a date of the past, `DD.MM.YYYY`: no real day since 1900, or after today in Moscow. */
export function pastDayProblem(date: string, now: Date): ProblemCode | undefined {
  const day = sortableDay(date);
  if (day === undefined) return 'bad_date';
  const today = new Date(now.getTime() + MOSCOW_OFFSET_MS).toISOString().slice(0, 10).replaceAll('-', '');
  return day > today ? 'in_future' : undefined;
}
