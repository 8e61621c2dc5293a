import {existsSync, readFileSync, readdirSync} from 'node:fs';

/** One recorded answer of a real node. */
export interface Recorded {
  file: string;
  request: {method: string; path: string; body: Record<string, unknown>};
  status: number;
  response: unknown;
}

const FOLDER = new URL('../../../shared/coopos/recorded/', import.meta.url);

/** True when the recorded answers lie beside the project. */
export const hasRecorded = existsSync(FOLDER);

/** All recorded answers with a request and a response; empty when they are absent. */
export function recordedAnswers(): Recorded[] {
  if (!hasRecorded) return [];
  return readdirSync(FOLDER)
    .filter((file) => /^\d{3}-.*\.json$/.test(file))
    .sort()
    .map((file) => ({file, ...(JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Omit<Recorded, 'file'>)}))
    .filter(({request, response}) => typeof request === 'object' && response !== undefined);
}

/** The recorded answer whose file begins with `number`, as `063`. */
export function recorded(number: string): Recorded {
  const found = recordedAnswers().find(({file}) => file.startsWith(`${number}-`));
  if (!found) throw new Error(`no recorded answer ${number}`);
  return found;
}
