import type {RowQuery} from '../chain/index.js';
import {isCoopError} from '../domain/errors.js';
import type {Leak, LeakGuard} from '../privacy/index.js';
import type {Registry} from '../registry/index.js';
import {concernedBy} from './concerned.js';
import {guardFor} from './guard.js';
import {refreshLeakIndex} from './persons.js';
import type {Workspace} from './workspace.js';

/** A private value on the chain: where it is, what it is, whose it is; never the value. */
export interface PrivacyFinding {
  /** `contract::action`, or `contract/scope/table` of a row that stands on the chain now. */
  source: string;
  /** Of an action. */
  block_num?: number;
  transaction_id?: string;
  /** Path within the action's data or the row: `document.meta.title`. */
  path: string;
  /** Field path of the value: `phone`, `passport.number`; `image` or `file`; `unreadable` for what is too large to check. */
  kind: string;
  /** Account of the person concerned; absent for the cooperative's own data, and for pictures and files. */
  account?: string;
}

/** What a look over the chain found. */
export interface PrivacyAudit {
  clean: boolean;
  /** First and last block whose actions were looked at; 0 when there are none. */
  from_block: number;
  to_block: number;
  actions: number;
  /** Rows of live tables that were looked at; absent when no node could be reached. */
  rows?: number;
  findings: PrivacyFinding[];
}

/** So many actions are read at a time. */
const PAGE = 200;

/** Guards kept ready: most actions concern the same few sets of persons. */
const MOST_GUARDS = 64;

/** Members whose rows in the register of accounts are read one by one. */
const MOST_ACCOUNTS = 1_000;

/**
 * Looks for every private value of the registry in the cooperative's actions that `chain sync` has read, and in the live
 * tables that hold free texts. Changes nothing. `onProgress` hears how many actions are done.
 */
export async function auditPrivacy(
  work: Workspace,
  {fromBlock, onProgress}: {fromBlock?: number | undefined; onProgress?: (actions: number) => void} = {},
): Promise<PrivacyAudit> {
  const {registry} = work;
  refreshLeakIndex(registry);
  const look = looker(registry);
  const audit: PrivacyAudit = {clean: true, from_block: 0, to_block: 0, actions: 0, findings: []};
  let after: number | undefined;
  for (;;) {
    const page = registry.history.list({
      limit: PAGE,
      ...(after === undefined ? {} : {after}),
      ...(fromBlock === undefined ? {} : {from_block: fromBlock}),
    });
    for (const {account, name, data, block_num, transaction_id} of page) {
      for (const leak of look(data)) {
        audit.findings.push({source: `${account}::${name}`, block_num, transaction_id, ...placed(leak)});
      }
      audit.from_block ||= block_num;
      audit.to_block = block_num;
    }
    audit.actions += page.length;
    after = page.at(-1)?.place;
    if (after === undefined) break;
    onProgress?.(audit.actions);
    // Ctrl-C gets its turn.
    await new Promise((resume) => setImmediate(resume));
  }
  await auditTables(work, look, audit);
  audit.clean = audit.findings.length === 0;
  return audit;
}

/** Live rows of the cooperative with free texts in them (PROTOCOL 4). Without a node `rows` stays absent. */
async function auditTables(work: Workspace, look: (data: object) => Leak[], audit: PrivacyAudit): Promise<void> {
  const {registry, coopname} = work;
  const members = registry.members.count();
  const accounts = members > MOST_ACCOUNTS ? [] : registry.members.list({limit: MOST_ACCOUNTS});
  const queries: RowQuery[] = [
    ...['decisions', 'participants', 'boards'].map((table) => ({code: 'soviet', scope: coopname, table})),
    {code: 'branch', scope: coopname, table: 'branches'},
    {code: 'registrator', scope: coopname, table: 'candidates2'},
    ...[coopname, ...accounts.map(({account}) => account)].map((account) => ({
      code: 'registrator',
      scope: 'registrator',
      table: 'accounts',
      lower: account,
      upper: account,
    })),
    {code: 'registrator', scope: 'registrator', table: 'coops', lower: coopname, upper: coopname},
  ];
  try {
    const node = await work.node();
    let rows = 0;
    for (const query of queries) {
      for (const row of await rowsOf(query, (wanted) => node.rows(wanted))) {
        rows += 1;
        const source = `${query.code}/${query.scope}/${query.table}`;
        for (const leak of look(row)) audit.findings.push({source, ...placed(leak)});
      }
    }
    audit.rows = rows;
  } catch (error) {
    if (!isCoopError(error) || error.kind !== 'unreachable') throw error;
  }
}

/** Rows of a table; none when this chain's contract has no such table. */
async function rowsOf(query: RowQuery, read: (query: RowQuery) => Promise<object[]>): Promise<object[]> {
  try {
    return await read(query);
  } catch (error) {
    if (isCoopError(error) && (error.kind === 'refused' || error.kind === 'not_found')) return [];
    throw error;
  }
}

/** Looks through data with a guard over those whom they concern; what is too large to check is a finding itself. */
function looker(registry: Registry): (data: object) => Leak[] {
  const guards = new Map<string, LeakGuard>();
  return (data) => {
    const concerned = concernedBy(registry, data);
    const key = [...concerned]
      .filter((account) => registry.members.get(account) !== undefined)
      .sort()
      .join(' ');
    const guard = guards.get(key) ?? guardFor(registry, concerned);
    if (guards.size >= MOST_GUARDS) guards.clear();
    guards.set(key, guard);
    try {
      return guard.scan(data);
    } catch (error) {
      if (!isCoopError(error, 'action_too_large_to_check')) throw error;
      return [{kind: 'unreadable', place: error.params.place}];
    }
  };
}

function placed({kind, place, person}: Leak): Pick<PrivacyFinding, 'path' | 'kind' | 'account'> {
  return {path: place, kind, ...(person === undefined ? {} : {account: person})};
}
