import {createHash} from 'node:crypto';
import type {AccountRow, Permission} from '../../chain/accounts.js';
import {Billing, type Allowance} from '../../chain/billing.js';
import type {Chain} from '../../chain/chain.js';
import {slotText} from '../../chain/clock.js';
import {NodeError} from '../../chain/exceptions.js';
import {printInteger, printKey} from '../../chain/print.js';
import {unknownKey} from '../answer.js';
import {Params, badRequest} from '../params.js';
import {balances} from './currency.js';

const NO_CODE = '0'.repeat(64);
const NO_ABI = createHash('sha256').digest('hex');
const NEVER = '1970-01-01T00:00:00.000';

/** get_account (recorded answers, rules 36 and 37). */
export function getAccount(chain: Chain, body: string): unknown {
  const params = Params.required(body);
  const name = params.name('account_name');
  const core = params.has('expected_core_symbol') ? coreSymbol(params.text('expected_core_symbol')) : 'AXON';
  const row = chain.accounts.get(name);
  if (!row) throw unknownKey(`(${TUPLE}): (0 ${name})`);
  const balance = params.has('expected_core_symbol') ? balances(chain, 'eosio.token', name, core)[0] : undefined;
  const billing = new Billing(chain.accounts);
  const {slot} = chain.head;
  return {
    account_name: name,
    head_block_num: chain.head.num,
    head_block_time: slotText(chain.head.slot),
    privileged: name === 'eosio',
    last_code_update: chain.contracts.has(name) ? slotText(row.created) : NEVER,
    created: slotText(row.created),
    ...(balance === undefined ? {} : {core_liquid_balance: balance}),
    ram_quota: row.ram_quota,
    net_weight: printInteger(BigInt(row.net_weight)),
    cpu_weight: printInteger(BigInt(row.cpu_weight)),
    net_limit: limit(billing.allowance(row, 'net', slot), row),
    cpu_limit: limit(billing.allowance(row, 'cpu', slot), row),
    ram_usage: row.ram_used,
    permissions: chain.accounts.permissions(name).map((permission) => permissionJson(chain, name, permission)),
    total_resources: null,
    self_delegated_bandwidth: null,
    refund_request: null,
    voter_info: null,
    rex_info: null,
    subjective_cpu_bill_limit: {
      used: 0,
      available: 0,
      max: 0,
      last_usage_update_time: '2000-01-01T00:00:00.000',
      current_used: 0,
    },
    eosio_any_linked_actions: chain.accounts.links(name, 'eosio.any'),
  };
}

/** get_abi: the ABI as JSON; without contract only the account's name (rule 38). */
export function getAbi(chain: Chain, body: string): unknown {
  const name = existing(chain, Params.required(body).name('account_name'));
  const codec = chain.codec(name);
  return {account_name: name, ...(codec ? {abi: codec.json} : {})};
}

/** get_raw_abi: the ABI in binary, left out when the client has it. */
export function getRawAbi(chain: Chain, body: string): unknown {
  const params = Params.required(body);
  const name = existing(chain, params.name('account_name'));
  const codec = chain.codec(name);
  const hash = codec?.hash ?? NO_ABI;
  return {
    account_name: name,
    code_hash: codeHash(chain, name),
    abi_hash: hash,
    ...(params.text('abi_hash') === hash ? {} : {abi: base64(codec?.raw)}),
  };
}

/** get_code_hash. */
export function getCodeHash(chain: Chain, body: string): unknown {
  const name = existing(chain, Params.required(body).name('account_name'));
  return {account_name: name, code_hash: codeHash(chain, name)};
}

/** get_code: there is no wasm behind a sandbox's contract, so that part is empty. */
export function getCode(chain: Chain, body: string): unknown {
  const params = Params.required(body);
  const name = existing(chain, params.name('account_name'));
  if (!params.flag('code_as_wasm', false)) {
    throw new NodeError('unsupported_feature', [
      {
        format: 'Returning WAST from get_code is no longer supported',
        file: 'chain_plugin.cpp',
        line: 2311,
        method: 'get_code',
      },
    ]);
  }
  const codec = chain.codec(name);
  return {
    account_name: name,
    code_hash: codeHash(chain, name),
    wast: '',
    wasm: '',
    ...(codec ? {abi: codec.json} : {}),
  };
}

/** get_raw_code_and_abi. */
export function getRawCodeAndAbi(chain: Chain, body: string): unknown {
  const name = existing(chain, Params.required(body).name('account_name'));
  return {account_name: name, wasm: '', abi: base64(chain.codec(name)?.raw)};
}

/** How a node names its index of accounts. */
const TUPLE = `boost::tuples::tuple<bool, eosio::chain::name${', boost::tuples::null_type'.repeat(8)}>`;

function existing(chain: Chain, name: string): string {
  if (!chain.accounts.exists(name)) throw unknownKey(`(eosio::chain::name): ${name}`);
  return name;
}

function codeHash(chain: Chain, name: string): string {
  return chain.contracts.has(name) ? createHash('sha256').update(`coopctl sandbox ${name}`).digest('hex') : NO_CODE;
}

/** A node appends one `=` too many (rule 38). */
function base64(bytes: Buffer | undefined): string {
  return bytes ? `${bytes.toString('base64')}=` : '';
}

function permissionJson(chain: Chain, account: string, {name, parent, authority}: Permission): Record<string, unknown> {
  return {
    perm_name: name,
    parent,
    required_auth: {
      threshold: authority.threshold,
      keys: authority.keys.map(({key, weight}) => ({key: printKey(key), weight})),
      accounts: authority.accounts,
      waits: authority.waits,
    },
    linked_actions: chain.accounts.links(account, name),
  };
}

function limit({used, current, available, max}: Allowance, row: AccountRow): Record<string, unknown> {
  return {
    used: printInteger(used),
    available: printInteger(available),
    max: printInteger(max),
    last_usage_update_time: slotText(row.last_used),
    current_used: printInteger(current),
  };
}

function coreSymbol(text: string): string {
  const [, code] = /^\d{1,2},([A-Z]{1,7})$/.exec(text) ?? [];
  if (code !== undefined) return code;
  const place = {file: 'symbol.hpp', method: 'from_string'};
  const detail = text.includes(',') ? 'invalid symbol' : 'missing comma in symbol';
  throw badRequest({format: detail, line: 74, ...place}, {format: 'rethrow', line: 80, ...place});
}
