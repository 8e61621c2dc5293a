import type {Chain} from '../../chain/chain.js';
import {keyBytes, keyNumber} from '../../chain/names.js';
import type {IndexType} from '../../contract.js';
import {KEY_SIZE, bound, indexPosition, indexType, number64} from '../bounds.js';
import {requireContract, tableQueryError} from '../contract-account.js';
import {Params} from '../params.js';

interface FoundRow {
  key: Uint8Array;
  payer: string;
  data: Uint8Array;
  json: string;
}

/** What of a table is asked for. */
interface Query {
  code: string;
  scope: Buffer;
  table: string;
  position: number;
  type: IndexType;
  lower: Buffer;
  upper: Buffer;
  reverse: boolean;
  limit: number;
}

/** get_table_rows (recorded answers, rules 39 to 42). */
export function getTableRows(chain: Chain, body: string): unknown {
  const params = Params.required(body);
  const query = readQuery(chain, params);
  const found = select(chain, query);
  const rows = found.slice(0, query.limit);
  const next = found[query.limit];
  const json = params.flag('json', false);
  const showPayer = params.flag('show_payer', false);
  return {
    rows: rows.map(({data, json: printed, payer}) => {
      const row: unknown = json ? JSON.parse(printed) : Buffer.from(data).toString('hex');
      return showPayer ? {data: row, payer} : row;
    }),
    more: next !== undefined,
    next_key: next ? printKeyBytes(next.key, query.type, params.text('encode_type')) : '',
  };
}

function readQuery(chain: Chain, params: Params): Query {
  const code = params.name('code');
  const table = params.name('table');
  const limit = params.integer('limit', 10);
  requireContract(chain, code);
  const position = indexPosition(params.text('index_position'));
  if (!chain.codec(code)?.hasTable(table)) {
    throw tableQueryError(`Table ${table} is not specified in the ABI`, 1531, 'get_table_type');
  }
  const type = position === 1 ? 'i64' : indexType(params.text('key_type'));
  return {
    code,
    scope: keyBytes(number64(params.text('scope'), 'scope'), 8),
    table,
    position,
    type,
    lower: bound(type, params.text('lower_bound'), 'lower_bound', 0),
    upper: bound(type, params.text('upper_bound'), 'upper_bound', 0xff),
    reverse: params.flag('reverse', false),
    limit,
  };
}

/** One row more than asked for, to know where the next page begins. */
function select(chain: Chain, query: Query): FoundRow[] {
  const order = query.reverse ? 'DESC' : 'ASC';
  const bounds = [query.lower, query.upper, query.limit + 1] as const;
  if (query.position === 1) {
    return chain.store.all<FoundRow>(
      `SELECT pk AS key, payer, data, json FROM rows
       WHERE code = ? AND scope = ? AND tbl = ? AND pk BETWEEN ? AND ? ORDER BY pk ${order} LIMIT ?`,
      query.code,
      query.scope,
      query.table,
      ...bounds,
    );
  }
  return chain.store.all<FoundRow>(
    `SELECT i.key, r.payer, r.data, r.json FROM row_indexes i
     JOIN rows r ON r.code = i.code AND r.scope = i.scope AND r.tbl = i.tbl AND r.pk = i.pk
     WHERE i.code = ? AND i.scope = ? AND i.tbl = ? AND i.position = ? AND length(i.key) = ?
       AND i.key BETWEEN ? AND ? ORDER BY i.key ${order}, i.pk ${order} LIMIT ?`,
    query.code,
    query.scope,
    query.table,
    query.position,
    KEY_SIZE[query.type],
    ...bounds,
  );
}

function printKeyBytes(key: Uint8Array, type: IndexType, encoding: string): string {
  if (type !== 'sha256') return keyNumber(key).toString();
  const hex = Buffer.from(key).toString('hex');
  return encoding === 'dec' ? `0x${hex}` : hex;
}
