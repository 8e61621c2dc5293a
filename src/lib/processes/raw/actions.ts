import type {ABI} from '@wharfkit/antelope';
import type {NodeClient} from '../../chain/index.js';
import {serialise} from '../../chain/transaction.js';
import {isAccountName} from '../../domain/account.js';
import {CoopError, isCoopError} from '../../domain/errors.js';
import type {ActionInput} from '../../domain/records.js';
import type {RawProblem} from './errors.js';

/** More than any transaction of a person's needs. */
const MOST_ACTIONS = 100;

const KEYS = ['account', 'name', 'authorization', 'data'];

/**
 * Actions of a file's data: one action, a list, or `{actions: […]}`. Without `authorization` the cooperative authorises.
 * Throws `raw_actions_bad`.
 */
export function readActions(data: unknown, file: string, coopname: string): ActionInput[] {
  const bad = (place: string, problem: RawProblem): CoopError =>
    new CoopError('raw_actions_bad', 'invalid', {file, place, problem});
  const inner = isRecord(data) && 'actions' in data ? data.actions : data;
  const list: unknown[] = Array.isArray(inner) ? inner : isRecord(inner) ? [inner] : [];
  if (list.length === 0) throw bad('', 'none');
  if (list.length > MOST_ACTIONS) throw bad('', 'too_many');
  return list.map((item, at) => {
    const place = `actions[${at}]`;
    if (!isRecord(item)) throw bad(place, 'not_object');
    const stray = Object.keys(item).find((key) => !KEYS.includes(key));
    if (stray !== undefined) throw bad(`${place}.${stray}`, 'unknown_key');
    const {account, name, data: args = {}, authorization = [{actor: coopname, permission: 'active'}]} = item;
    if (!isName(account)) throw bad(`${place}.account`, 'account');
    if (!isName(name)) throw bad(`${place}.name`, 'name');
    if (!isRecord(args)) throw bad(`${place}.data`, 'data');
    return {
      account,
      name,
      authorization: levels(authorization, () => bad(`${place}.authorization`, 'authorization')),
      data: args,
    };
  });
}

/** Objects `{actor, permission}`, or texts `actor@permission` and `actor`. */
function levels(given: unknown, bad: () => CoopError): ActionInput['authorization'] {
  const list: unknown[] = Array.isArray(given) ? given : [given];
  if (list.length === 0 || list.length > MOST_ACTIONS) throw bad();
  return list.map((item) => {
    const [, actor, permission = 'active'] = /^([^@]*)(?:@([^@]*))?$/.exec(typeof item === 'string' ? item : '@') ?? [];
    const level: Record<string, unknown> = isRecord(item) ? item : {actor, permission};
    if (!isName(level.actor) || !isName(level.permission)) throw bad();
    return {actor: level.actor, permission: level.permission};
  });
}

/** An action as it would leave: its data as the contract reads them, and their bytes. */
export interface SerialisedAction extends ActionInput {
  hex_data: string;
}

/**
 * Serialises actions by the live ABIs, and reads them back. Throws `raw_action_unknown`, `raw_field_unknown` and
 * `raw_field_missing` with what there is instead; `abi_value_invalid`, `account_unknown`, `abi_missing`.
 */
export async function serialiseAll(node: NodeClient, actions: readonly ActionInput[]): Promise<SerialisedAction[]> {
  const {Serializer} = await import('@wharfkit/antelope');
  const done: SerialisedAction[] = [];
  for (const action of actions) {
    const abi = await node.abi(action.account);
    const packed = await serialise(action, node).catch((error: unknown) => {
      throw explained(error, abi, action);
    });
    const data = Serializer.objectify(packed.decodeData(abi)) as Record<string, unknown>;
    done.push({...action, data, hex_data: packed.data.hexString});
  }
  return done;
}

/** An ABI's refusal of what a person wrote: with the names that he may have meant. */
function explained(error: unknown, abi: ABI, {account: contract, name: action}: ActionInput): unknown {
  if (isCoopError(error, 'abi_action_missing')) {
    const known = abi.actions.map(({name}) => String(name)).sort();
    return new CoopError('raw_action_unknown', 'not_found', {contract, action, known});
  }
  const fields = abi.resolveType(abi.getActionType(action) ?? '').allFields ?? [];
  const known = fields.map((field) => `${field.name}: ${field.type.typeName}`);
  if (isCoopError(error, 'abi_argument_unknown')) {
    return new CoopError('raw_field_unknown', 'invalid', {contract, action, field: error.params.field, known});
  }
  if (isCoopError(error, 'abi_unknown_field')) {
    return new CoopError('raw_field_missing', 'invalid', {contract, action, field: error.params.field, known});
  }
  return error;
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && isAccountName(value);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
