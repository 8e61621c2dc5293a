import {encode} from 'uqr';
import type {Envelope} from '../../domain/document.js';

/** More makes modules that a telephone does not read from paper: version 22 at 45 mm. */
const MAX_BYTES = 700;

/**
 * Text of the sheet's QR code: a line each for the format, cooperative, doc_hash, hash, and every signature as account, time
 * in UTC, public key and signature, as long as there is room; then how many more there are.
 */
export function qrText(coopname: string, {doc_hash, hash, signatures}: Envelope): string {
  let text = ['COOPCTL1', coopname, doc_hash, hash].join('\n');
  for (const [index, {signer, signed_at, public_key, signature}] of signatures.entries()) {
    const line = `\n${signer} ${signed_at} ${public_key} ${signature}`;
    if (Buffer.byteLength(text + line) > MAX_BYTES) return `${text}\n+${signatures.length - index}`;
    text += line;
  }
  return text;
}

/** PDF operators that paint a QR code, one rectangle for each run of dark modules; the origin is its lower left corner. */
export function qrOperators(text: string, x: number, y: number, side: number): string {
  const {size, data} = encode(text, {ecc: 'M', border: 0});
  const module = side / size;
  const rectangles: string[] = [];
  for (const [row, cells] of data.entries()) {
    for (let start = 0; start < size; start += 1) {
      if (cells[start] !== true) continue;
      let end = start;
      while (cells[end] === true) end += 1;
      const place = [x + start * module, y + side - (row + 1) * module, (end - start) * module, module];
      rectangles.push(`${place.map(decimal).join(' ')} re`);
      start = end;
    }
  }
  return `q 0 0 0 rg\n${rectangles.join('\n')}\nf Q`;
}

const decimal = (value: number): string => String(Math.round(value * 1000) / 1000);
