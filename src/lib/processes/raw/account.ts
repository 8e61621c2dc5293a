import type {AccountPermission, ChainAccount, NodeClient, Row} from '../../chain/index.js';
import {CoopError} from '../../domain/errors.js';
import './errors.js';
import {unless} from './lenient.js';

/** What the chain says of an account: what every chain has, and what the platform's contracts know of it. */
export interface AccountFacts {
  account: string;
  created: string;
  permissions: AccountPermission[];
  ram: ChainAccount['ram'];
  cpu: ChainAccount['cpu'];
  net: ChainAccount['net'];
  /** Tokens of eosio.token: `100.0000 AXON`. */
  balances: string[];
  /** The contract that it has, if any. */
  contract?: {actions: string[]; tables: string[]};
  /** Row of the platform's register of accounts. */
  card?: Row;
  /** Row of the register of cooperatives, when it is one. */
  cooperative?: Row;
  /** As a member of this registry's cooperative: its row there, or that it has none. */
  membership?: {coopname: string; row?: Row};
}

/**
 * Reads an account. What a chain's contracts do not have, or another kind of chain does not know, is left out.
 * Throws `raw_account_unknown`.
 */
export async function readAccountFacts(
  node: NodeClient,
  name: string,
  coopname: string | undefined,
): Promise<AccountFacts> {
  const found = await node.account(name);
  if (!found) throw new CoopError('raw_account_unknown', 'not_found', {account: name, url: node.url});
  const inCoop = coopname === undefined || coopname === name ? undefined : coopname;
  const [balances, abi, card, cooperative, member] = await Promise.all([
    ifThere(() => node.rows<{balance: string}>({code: 'eosio.token', scope: name, table: 'accounts'})),
    ifThere(() => node.abi(name)),
    row(node, 'registrator', 'registrator', 'accounts', name),
    row(node, 'registrator', 'registrator', 'coops', name),
    inCoop === undefined ? undefined : row(node, 'soviet', inCoop, 'participants', name),
  ]);
  return {
    ...found,
    balances: (balances ?? []).map(({balance}) => balance),
    ...(abi ? {contract: {actions: abi.actions.map(nameOf), tables: abi.tables.map(nameOf)}} : {}),
    ...(card ? {card} : {}),
    ...(cooperative ? {cooperative} : {}),
    ...(inCoop === undefined ? {} : {membership: {coopname: inCoop, ...(member ? {row: member} : {})}}),
  };
}

const nameOf = ({name}: {name: unknown}): string => String(name);

function row(node: NodeClient, code: string, scope: string, table: string, key: string): Promise<Row | undefined> {
  return ifThere(() => node.row({code, scope, table, key}));
}

/** Undefined where the chain has no such contract or table. */
function ifThere<T>(read: () => Promise<T>): Promise<T | undefined> {
  return unless(['not_found'], read);
}
