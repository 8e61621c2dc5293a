import type {Chain} from '../../chain/chain.js';
import {keyNumber, nameText, nameValue} from '../../chain/names.js';
import {number64} from '../bounds.js';
import {Params} from '../params.js';

interface Entry {
  scope: bigint;
  /** Table name; further indexes are tables of their own, the index's number in the name's last place. */
  table: bigint;
  payer: string;
  count: number;
}

interface Group {
  scope: Uint8Array;
  tbl: string;
  position: number;
  payer: string;
  count: number;
}

/** get_table_by_scope (recorded answers, rule 43). */
export function getTableByScope(chain: Chain, body: string): unknown {
  const params = Params.required(body);
  const code = params.name('code');
  const limit = params.integer('limit', 10);
  const lower = number64(params.text('lower_bound'), 'lower_bound');
  const upper = params.text('upper_bound') === '' ? undefined : number64(params.text('upper_bound'), 'upper_bound');
  const table = params.name('table');
  const entries = tablesOf(chain, code).filter(
    (entry) =>
      entry.scope >= lower &&
      (upper === undefined || entry.scope <= upper) &&
      (table === '' || entry.table === nameValue(table)),
  );
  if (params.flag('reverse', false)) entries.reverse();
  const next = entries[limit];
  return {
    rows: entries.slice(0, limit).map(({scope, table: name, payer, count}) => ({
      code,
      scope: nameText(scope),
      table: nameText(name),
      payer,
      count,
    })),
    more: next ? nameText(next.scope) : '',
  };
}

/** A node keeps the first secondary index under the table's own name, so its entries count twice. */
function tablesOf(chain: Chain, code: string): Entry[] {
  const groups = chain.store.all<Group>(
    `SELECT scope, tbl, 1 AS position, min(payer) AS payer, count(*) AS count FROM rows WHERE code = ?
       GROUP BY scope, tbl
     UNION ALL
     SELECT scope, tbl, position, '', count(*) FROM row_indexes WHERE code = ? GROUP BY scope, tbl, position`,
    code,
    code,
  );
  const entries = new Map<string, Entry>();
  for (const {scope, tbl, position, payer, count} of groups) {
    const table = nameValue(tbl) | BigInt(Math.max(position - 2, 0));
    const key = `${Buffer.from(scope).toString('hex')} ${table}`;
    const known = entries.get(key);
    if (known) known.count += count;
    else entries.set(key, {scope: keyNumber(scope), table, payer: payer === '' ? code : payer, count});
  }
  return [...entries.values()].sort((a, b) => compare(a.scope, b.scope) || compare(a.table, b.table));
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
