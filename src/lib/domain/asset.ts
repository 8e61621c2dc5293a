/** An amount of money or tokens: a whole count of the smallest unit, its precision and its symbol. Never a float. */
export interface Asset {
  /** Count of the smallest units: 1.0000 RUB is 10000n. */
  units: bigint;
  precision: number;
  symbol: string;
}

/** The governed accounting currency of COOPOS (PROTOCOL 1.6). */
export const RUB = {symbol: 'RUB', precision: 4} as const;

/**
 * Reads the chain's form of an asset, for example `100.0000 RUB`.
 * Returns undefined when the text is not an asset.
 */
export function parseAsset(text: string): Asset | undefined {
  const match = /^(-?)(\d{1,18})(?:\.(\d{1,18}))? ([A-Z]{1,7})$/.exec(text);
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = '', symbol = ''] = match;
  const units = BigInt(whole + fraction);
  return {units: sign ? -units : units, precision: fraction.length, symbol};
}

/** The chain's form of an asset: `100.0000 RUB`. */
export function formatAsset({units, precision, symbol}: Asset): string {
  return `${formatUnits(units, precision, precision)} ${symbol}`;
}

/** The form in documents: two decimals, cut toward zero (DOCUMENTS 2.5): `100.00 RUB`. */
export function formatAssetForDocument({units, precision, symbol}: Asset): string {
  return `${formatUnits(units, precision, 2)} ${symbol}`;
}

/** Sum of two assets of one symbol and precision. Throws RangeError when they differ. */
export function addAssets(a: Asset, b: Asset): Asset {
  if (a.symbol !== b.symbol || a.precision !== b.precision) throw new RangeError('assets of different symbols');
  return {...a, units: a.units + b.units};
}

function formatUnits(units: bigint, precision: number, decimals: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(precision + 1, '0');
  const whole = digits.slice(0, digits.length - precision);
  const fraction = digits
    .slice(digits.length - precision)
    .padEnd(decimals, '0')
    .slice(0, decimals);
  return `${units < 0n ? '-' : ''}${whole}${decimals > 0 ? `.${fraction}` : ''}`;
}
