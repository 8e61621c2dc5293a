import type {ABI} from '@wharfkit/antelope';
import {CoopError} from '../domain/errors.js';
import type {ActionInput} from '../domain/records.js';

/**
 * Arguments of the newest interfaces that older deployed contracts lack and that may be left out without a change of
 * meaning (PROTOCOL, drift table at the top).
 */
const OMITTABLE: Record<string, readonly string[]> = {
  'soviet::votefor': ['permission'],
  'soviet::voteagainst': ['permission'],
  'soviet::authorize': ['permission'],
  'soviet::newsubmitted': ['decision_id'],
  'ledger2::apply': ['process_type'],
};

/**
 * The action's data with exactly the arguments that the live ABI takes. Throws `abi_action_missing`,
 * `abi_unknown_field` (the ABI requires what we do not have), `abi_argument_unknown` (we have what it does not take).
 */
export function fitToAbi(abi: ABI, {account, name, data}: ActionInput): Record<string, unknown> {
  const type = abi.getActionType(name);
  if (type === undefined) throw new CoopError('abi_action_missing', 'conflict', {contract: account, action: name});
  const resolved = abi.resolveType(type);
  const fields = new Set((resolved.ref ?? resolved).allFields?.map((field) => field.name));
  const omittable = OMITTABLE[`${account}::${name}`] ?? [];
  const fitted = Object.fromEntries(
    Object.entries(data).filter(([key]) => fields.has(key) || !omittable.includes(key)),
  );
  const problem = mismatch(resolved, fitted, '');
  if (problem) throw new CoopError(problem.code, 'conflict', {contract: account, action: name, field: problem.field});
  return fitted;
}

interface Mismatch {
  code: 'abi_unknown_field' | 'abi_argument_unknown';
  field: string;
}

/** First field, in depth, that one side has and the other has not. Values themselves are checked by the serialiser. */
function mismatch(type: ABI.ResolvedType, value: unknown, path: string): Mismatch | undefined {
  if (Array.isArray(value) && type.isArray) {
    return firstOf(value, (item, index) => structMismatch(type, item, `${path}[${index}]`));
  }
  return structMismatch(type, value, path);
}

function structMismatch(type: ABI.ResolvedType, value: unknown, path: string): Mismatch | undefined {
  const target = type.ref ?? type;
  const fields = target.allFields;
  if (!fields || !isRecord(value)) return undefined;
  const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
  const unknown = Object.keys(value).find((key) => !fields.some(({name}) => name === key));
  if (unknown !== undefined) return {code: 'abi_argument_unknown', field: at(unknown)};
  return firstOf(fields, ({name, type: inner}) => {
    const given = value[name];
    if (given !== undefined && given !== null) return mismatch(inner, given, at(name));
    return inner.isOptional || inner.isExtension ? undefined : {code: 'abi_unknown_field', field: at(name)};
  });
}

function firstOf<T>(list: T[], check: (item: T, index: number) => Mismatch | undefined): Mismatch | undefined {
  for (const [index, item] of list.entries()) {
    const found = check(item, index);
    if (found) return found;
  }
  return undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
