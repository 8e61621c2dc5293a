/** Hours east of Greenwich in Moscow since 2014-10-26; fixed, so that no time-zone data are read at run time. */
const MOSCOW_OFFSET_MS = 3 * 3_600_000;

/** Time zone of documents when nothing else is said (DOCUMENTS 2.1). */
export const DEFAULT_TIMEZONE = 'Europe/Moscow';

/** Current time as documents' `created_at`: ISO 8601 UTC with milliseconds. */
export function nowIso(now: Date = new Date()): string {
  return now.toISOString();
}

/** `signed_at` of signatures: UTC, `YYYY-MM-DDTHH:MM:SS` (PROTOCOL 2.2). */
export function signedAt(now: Date = new Date()): string {
  return now.toISOString().slice(0, 19);
}

/** Whole seconds since 1970 of a `YYYY-MM-DDTHH:MM:SS` text in UTC. */
export function epochSeconds(text: string): number {
  return Math.floor(Date.parse(`${text.slice(0, 19)}Z`) / 1000);
}

/**
 * Display form in documents: `DD.MM.YYYY HH:mm` in Moscow time (DOCUMENTS 2.1). The old form is returned unchanged.
 * Throws RangeError for any other text and for times before 2014-10-26, when Moscow's offset was another.
 */
export function displayTime(createdAt: string): string {
  if (/^\d{2}\.\d{2}\.\d{4} \d{2}:\d{2}$/.test(createdAt)) return createdAt;
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(createdAt)) throw new RangeError('not a created_at');
  const time = Date.parse(createdAt);
  if (Number.isNaN(time) || time < Date.UTC(2014, 9, 25, 22)) throw new RangeError('created_at before 2014-10-26');
  const [date = '', clock = ''] = new Date(time + MOSCOW_OFFSET_MS).toISOString().split('T');
  return `${date.split('-').reverse().join('.')} ${clock.slice(0, 5)}`;
}

/** Time of a block as people read it; a time that no block of ours can have is shown as the chain tells it. */
export function displayBlockTime(time: string): string {
  const ms = Date.parse(`${time.replace(/Z$/, '')}Z`);
  return Number.isNaN(ms) || ms < Date.UTC(2014, 9, 25, 22) ? time : displayTime(new Date(ms).toISOString());
}
