import {createHash} from 'node:crypto';

/** SHA-256 of bytes or of the UTF-8 bytes of a text, as lower-case hex: `H` of PROTOCOL 2.2. */
export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
