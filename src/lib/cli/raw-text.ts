import {isAccountName} from '../domain/account.js';
import {CoopError} from '../domain/errors.js';
import '../processes/raw/errors.js';

/** A value of the chain in one line: texts as they are, everything else as JSON. */
export function cellText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Arguments of an action, one a line, indented; long texts are not cut. */
export function argumentLines(data: Record<string, unknown>): string {
  return Object.entries(data)
    .map(([name, value]) => `  ${name}: ${cellText(value)}`)
    .join('\n');
}

/** `account@permission`, joined by commas. */
export function levelsText(levels: readonly {actor: string; permission: string}[]): string {
  return levels.map(({actor, permission}) => `${actor}@${permission}`).join(', ');
}

/** Throws `raw_name_bad` for what no account can be called. */
export function requireName(name: string): void {
  if (!isAccountName(name)) throw new CoopError('raw_name_bad', 'usage', {name});
}
