import {addAssets, formatAsset, parseAsset, RUB, type Asset} from '../../../domain/asset.js';
import type {ActionContext} from '../../contract.js';

/** No roubles, as rows print them. */
export const ZERO_RUB = '0.0000 RUB';

/** An asset of action data or of a row; the ABI has made sure that it is one, so anything else is a fault of ours. */
export function readAsset(text: string): Asset {
  const asset = parseAsset(text);
  if (!asset) throw new TypeError(`not an asset: ${text}`);
  return asset;
}

/** Smallest units of an asset. */
export function unitsOf(text: string): bigint {
  return readAsset(text).units;
}

/** Sum of assets of one symbol. */
export function sum(first: string, ...others: string[]): string {
  return formatAsset(others.map(readAsset).reduce(addAssets, readAsset(first)));
}

/** First asset less the second. */
export function difference(first: string, second: string): string {
  const other = readAsset(second);
  return formatAsset(addAssets(readAsset(first), {...other, units: -other.units}));
}

/** Roubles of a count of 0.0001 units. */
export function rub(units: bigint): string {
  return formatAsset({units, ...RUB});
}

/** Fails unless the asset is in the governed currency with its precision (PROTOCOL 1.6); returns its units. */
export function requireRub(context: ActionContext, text: string, message = 'Неверный символ токена'): bigint {
  const asset = readAsset(text);
  context.check(asset.symbol === RUB.symbol && asset.precision === RUB.precision, message);
  return asset.units;
}
