import {isCoopError, type CoopError} from '../../domain/errors.js';

/** What a reading gives; undefined when it fails in one of these ways. */
export async function unless<T>(kinds: readonly CoopError['kind'][], read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (isCoopError(error) && kinds.includes(error.kind)) return undefined;
    throw error;
  }
}

/** As `unless` for what only adds to an answer: nothing there, or no network. */
export function ifKnown<T>(read: () => Promise<T>): Promise<T | undefined> {
  return unless(['not_found', 'unreachable'], read);
}
