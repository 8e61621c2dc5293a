import {isCoopError} from '../../domain/errors.js';
import {checkParameters, type Parameters} from '../documents/parameters/index.js';

/**
 * Cells of a table as parameters: whole numbers and yes or no where they look so, unless the type wants a text there. What
 * else is wrong with them is told when the document is prepared.
 */
export function cellValues(registry_id: number, cells: Readonly<Record<string, string>>): Parameters {
  const values: Parameters = Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, valueOf(cell)]));
  try {
    checkParameters(registry_id, values);
  } catch (error) {
    if (!isCoopError(error, 'parameters_wrong')) return values;
    for (const {field, problem} of error.params.problems) {
      const cell = Object.hasOwn(cells, field) ? cells[field] : undefined;
      if (problem === 'not_text' && cell !== undefined) values[field] = cell;
    }
  }
  return values;
}

/** At most 9 digits and no leading zero: longer ones are hashes or accounts of a bank. */
function valueOf(cell: string): string | number | boolean {
  if (/^(0|[1-9]\d{0,8})$/.test(cell)) return Number(cell);
  return cell === 'true' || cell === 'false' ? cell === 'true' : cell;
}
