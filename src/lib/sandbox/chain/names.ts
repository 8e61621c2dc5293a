import {Name} from '@wharfkit/antelope';

/** An account or table name as the 64-bit number that it is on a chain. Signs outside of `a-z1-5.` count as dots. */
export function nameValue(name: string): bigint {
  return BigInt(Name.from(name).value.toString());
}

/** The name that a 64-bit number spells. */
export function nameText(value: bigint): string {
  let text = '';
  for (let shift = 59n; shift >= -1n; shift -= 5n) {
    const sign = shift >= 0n ? (value >> shift) & 31n : value & 15n;
    text += '.12345abcdefghijklmnopqrstuvwxyz'.charAt(Number(sign));
  }
  return text.replace(/\.+$/, '');
}

/** A symbol `4,AXON`, or a symbol code `AXON`, as a number; undefined when it is neither. */
export function symbolValue(text: string): bigint | undefined {
  const match = /^(?:(\d{1,2}),)?([A-Z]{1,7})$/.exec(text);
  if (!match?.[2]) return undefined;
  const code = Buffer.from(match[2].padEnd(8, '\0')).readBigUInt64LE();
  return match[1] === undefined ? code : (code << 8n) | BigInt(match[1]);
}

/**
 * A scope or bound as text: tried as number, name and symbol, in this order, as a node does (recorded answers, rule 40).
 * Undefined when it is none of them.
 */
export function numberNameOrSymbol(text: string): bigint | undefined {
  if (/^\d{1,20}$/.test(text)) {
    const number = BigInt(text);
    return number < 1n << 64n ? number : undefined;
  }
  return nameValueOf(text) ?? symbolValue(text);
}

function nameValueOf(text: string): bigint | undefined {
  if (!/^[a-z1-5.]{0,13}$/.test(text)) return undefined;
  const value = nameValue(text);
  return nameText(value) === text.replace(/\.+$/, '') ? value : undefined;
}

/** An unsigned number as big-endian bytes, so that bytes sort like numbers. */
export function keyBytes(value: bigint, size: 8 | 16): Buffer {
  return Buffer.from(value.toString(16).padStart(size * 2, '0'), 'hex');
}

/** The number behind {@link keyBytes}. */
export function keyNumber(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex') || '0'}`);
}
