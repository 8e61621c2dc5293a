import {CoopError, isCoopError} from '../../domain/errors.js';
import type {BulkItem, BulkRun, Registry} from '../../registry/index.js';
import type {BulkProblem} from './types.js';

/** The error of an item, as it is kept with the run. */
export function problemOf(error: unknown): Omit<BulkProblem, 'item'> {
  const known = isCoopError(error)
    ? error
    : new CoopError('unexpected', 'unexpected', {detail: error instanceof Error ? error.message : typeof error});
  const {code, kind, params} = known;
  return {code, kind, params};
}

/** The items of a run that did not pass, one at a time. */
export function* problemsOf(registry: Registry, run: BulkRun): Generator<BulkProblem> {
  for (const {item, problem} of registry.bulkRuns.problems(run)) yield readProblem(item, problem);
}

const readProblem = (item: BulkItem['item'], problem: unknown): BulkProblem => ({
  item,
  ...(problem as Omit<BulkProblem, 'item'>),
});
