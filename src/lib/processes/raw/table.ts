import type {ABI} from '@wharfkit/antelope';
import type {NodeClient, RowPage, RowQuery} from '../../chain/index.js';
import {CoopError} from '../../domain/errors.js';
import './errors.js';

/** Tables of the platform that have their rows in the contract's own scope, not in a cooperative's (PROTOCOL 4). */
const OWN_SCOPE = ['registrator::coops', 'registrator::accounts', 'draft::drafts', 'draft::translations'];

/** Contracts of whose tables most have the cooperative as scope. */
const OF_COOPERATIVES = ['registrator', 'soviet', 'gateway', 'wallet', 'ledger', 'ledger2', 'draft', 'branch', 'meet'];

/** A page of a table, with the fields that its rows have by the ABI, in their order. */
export interface TablePage extends RowPage {
  fields: string[];
}

/** The scope to read when none is named: the cooperative's own, or that of the contract. */
export function defaultScope(code: string, table: string, coopname: string | undefined): string {
  if (coopname === undefined || OWN_SCOPE.includes(`${code}::${table}`)) return code;
  if (code === 'eosio.token' && table === 'accounts') return coopname;
  return OF_COOPERATIVES.includes(code) ? coopname : code;
}

/**
 * Reads a page of any contract's table. Bounds and `next` of a table by names are names. Throws `account_unknown`,
 * `abi_missing`, `raw_table_unknown`.
 */
export async function readTable(node: NodeClient, query: RowQuery & {limit: number}): Promise<TablePage> {
  const abi = await node.abi(query.code);
  const definition = abi.tables.find(({name}) => String(name) === query.table);
  if (!definition) {
    const known = abi.tables.map(({name}) => String(name)).sort();
    throw new CoopError('raw_table_unknown', 'not_found', {contract: query.code, table: query.table, known});
  }
  const {rows, next} = await node.page(query);
  const fields = fieldsOf(abi, definition.type);
  const isByName = (query.index ?? 1) === 1 && fields[0]?.type === 'name';
  const shown = next === undefined || !isByName ? next : await asName(next);
  return {rows, fields: fields.map(({name}) => name), ...(shown === undefined ? {} : {next: shown})};
}

function fieldsOf(abi: ABI, type: string): {name: string; type: string}[] {
  const resolved = abi.resolveType(type);
  const fields = (resolved.ref ?? resolved).allFields ?? [];
  return fields.map((field) => ({name: field.name, type: field.type.typeName}));
}

/** A node prints the next key of names as a number; a name of digits only it would take for a number again (rule 40). */
async function asName(next: string): Promise<string> {
  if (!/^\d+$/.test(next)) return next;
  const {Name, UInt64} = await import('@wharfkit/antelope');
  const name = String(Name.from(UInt64.from(next)));
  return /^\d*$/.test(name) ? next : name;
}
