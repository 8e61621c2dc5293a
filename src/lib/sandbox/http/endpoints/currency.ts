import type {Chain} from '../../chain/chain.js';
import {NodeError} from '../../chain/exceptions.js';
import {keyBytes, nameValue, symbolValue} from '../../chain/names.js';
import {Params} from '../params.js';
import {requireContract} from '../contract-account.js';

/** get_currency_balance: `["9986.6544 AXON"]` (recorded answers, rule 44). */
export function getCurrencyBalance(chain: Chain, body: string): unknown {
  const params = Params.required(body);
  const code = requireContract(chain, params.name('code'));
  return balances(chain, code, params.name('account'), params.text('symbol').toUpperCase());
}

/** get_currency_stats: one entry by the symbol's code, or nothing. */
export function getCurrencyStats(chain: Chain, body: string): unknown {
  const params = Params.required(body);
  const code = requireContract(chain, params.name('code'));
  const symbol = params.text('symbol').toUpperCase();
  const scope = symbolValue(symbol);
  if (scope === undefined) throw invalidSymbol();
  const [row] = rowsOf(chain, code, scope, 'stat');
  return row ? {[symbol]: row} : {};
}

/** Balances of an account at a token contract, of one symbol or of all. */
export function balances(chain: Chain, code: string, account: string, symbol: string): string[] {
  return rowsOf(chain, code, nameValue(account), 'accounts')
    .map((row) => String(row.balance))
    .filter((balance) => symbol === '' || balance.endsWith(` ${symbol}`));
}

function rowsOf(chain: Chain, code: string, scope: bigint, table: string): Record<string, unknown>[] {
  return chain.store
    .all<{json: string}>(
      'SELECT json FROM rows WHERE code = ? AND scope = ? AND tbl = ? ORDER BY pk',
      code,
      keyBytes(scope, 8),
      table,
    )
    .map(({json}) => JSON.parse(json) as Record<string, unknown>);
}

function invalidSymbol(): NodeError {
  const place = {file: 'symbol.hpp', method: 'string_to_symbol'};
  return new NodeError('symbol_type_exception', [
    {format: 'invalid character in symbol name', line: 43, ...place},
    {format: 'rethrow', line: 48, ...place},
  ]);
}
