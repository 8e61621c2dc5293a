import type {Chain} from '../chain/chain.js';
import {NodeError} from '../chain/exceptions.js';

/** The account of a contract whose tables are read. Throws NodeError 3060002 when there is no such account. */
export function requireContract(chain: Chain, name: string): string {
  if (chain.accounts.exists(name)) return name;
  throw new NodeError('account_query_exception', [
    {format: `Fail to retrieve account for ${name}`, file: 'chain_plugin.cpp', line: 1519, method: 'get_abi'},
  ]);
}

/** Throws NodeError 3060003: what is asked of a table cannot be. */
export function tableQueryError(format: string, line: number, method: string): NodeError {
  return new NodeError('contract_table_query_exception', [{format, file: 'chain_plugin.cpp', line, method}]);
}
