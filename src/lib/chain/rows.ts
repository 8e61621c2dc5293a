import {CoopError} from '../domain/errors.js';
import type {Endpoint} from './http.js';
import {refusal} from './refusals.js';
import type {Row, RowPage, RowQuery} from './types.js';

const PATH = '/v1/chain/get_table_rows';
const PAGE = 500;
const LARGEST_PAGE = 64_000;
const DEFAULT_LIMIT = 10_000;

/** A node that is short of time may give a page without rows; one that does so for ever gives nothing. */
const MOST_EMPTY_PAGES = 100;

/** All rows of a query's range, page by page, at most `query.limit`. Errors as NodeClient.rows. */
export async function readRows(endpoint: Endpoint, query: RowQuery): Promise<Row[]> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const rows = new RowCollector((query.index ?? 1) > 1);
  let bounds = {lower: query.lower, upper: query.upper};
  let size = PAGE;
  let empty = 0;
  while (rows.list.length < limit) {
    const page = await readPage(endpoint, {...query, ...bounds}, Math.min(size, limit));
    rows.add(page.rows);
    if (page.next === undefined) break;
    empty = page.rows.length === 0 ? empty + 1 : 0;
    if (empty > MOST_EMPTY_PAGES) throw endpoint.invalid(PATH, 'pages without rows');
    const bound = query.reverse ? {upper: page.next} : {lower: page.next};
    // Equal secondary keys: the same key comes again until the page is larger than their group (rule 42).
    const stuck = page.next === String(query.reverse ? bounds.upper : bounds.lower);
    if (stuck && size >= LARGEST_PAGE) throw endpoint.invalid(PATH, 'next_key does not move');
    if (stuck) size *= 2;
    bounds = {...bounds, ...bound};
  }
  return rows.list.slice(0, limit);
}

/** One page of a query's range. Errors as NodeClient.page. */
export async function readPage(endpoint: Endpoint, query: RowQuery, limit: number): Promise<RowPage> {
  const reply = await endpoint.post(PATH, {
    json: true,
    code: query.code,
    scope: query.scope,
    table: query.table,
    limit,
    ...(query.index === undefined ? {} : {index_position: query.index}),
    ...(query.key_type === undefined ? {} : {key_type: query.key_type}),
    ...(query.lower === undefined ? {} : {lower_bound: query.lower}),
    ...(query.upper === undefined ? {} : {upper_bound: query.upper}),
    ...(query.reverse ? {reverse: true} : {}),
  });
  if (!reply.ok) {
    const error = refusal(reply.failure, endpoint, PATH);
    if (error.code === 'account_unknown') throw new CoopError(error.code, 'not_found', {account: query.code});
    throw error;
  }
  return endpoint.read(PATH, () => {
    const more = reply.answer.get('more').value;
    const next = reply.answer.maybe('next_key')?.text(200);
    return {
      rows: reply.answer
        .get('rows')
        .list()
        .map((row) => row.record()),
      ...(more !== false && next ? {next} : {}),
    };
  });
}

/** Collects pages; on secondary indexes pages overlap in groups of equal keys, so equal rows are kept once. */
class RowCollector {
  readonly list: Row[] = [];
  private readonly seen: Set<string> | undefined;

  constructor(overlapping: boolean) {
    this.seen = overlapping ? new Set() : undefined;
  }

  add(rows: Row[]): void {
    for (const row of rows) {
      const text = this.seen && JSON.stringify(row);
      if (text !== undefined && this.seen?.has(text)) continue;
      if (text !== undefined) this.seen?.add(text);
      this.list.push(row);
    }
  }
}
