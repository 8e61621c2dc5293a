import {inflateRawSync, inflateSync, gunzipSync} from 'node:zlib';
import {MOST_INFLATED, tooLarge} from './limits.js';

/** What no text is: a picture may be a passport or a signature, a file may hold anything. */
export type ContainerKind = 'image' | 'file';

/** First bytes of pictures and files, as Latin-1. */
const MAGIC: readonly (readonly [ContainerKind, RegExp])[] = [
  ['image', /^\x89PNG\r\n/],
  ['image', /^\xFF\xD8\xFF/],
  ['image', /^GIF8[79]a/],
  ['image', /^RIFF[^]{4}WEBP/],
  ['image', /^BM[^]{4}\0\0\0\0[^]{2}\0\0[\x0C\x28\x6C\x7C]\0\0\0/],
  ['image', /^(?:II\*\0|MM\0\*)/],
  ['image', /^\0\0[^]{2}ftyp(?:heic|heix|mif1|msf1|avif|avis)/],
  ['image', /^\0\0\0\x0CjP {2}\r\n\x87\n/],
  ['image', /^\0\0[\x01\x02]\0[\x01-\x20]\0[^]{3}\0/],
  ['file', /^%PDF-/],
  ['file', /^PK(?:\x03\x04|\x05\x06)/],
  ['file', /^\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1/],
  ['file', /^(?:7z\xBC\xAF\x27\x1C|Rar!\x1A\x07|BZh[1-9]1AY&SY|\xFD7zXZ\0|\x28\xB5\x2F\xFD)/],
];

/** What such bytes are wherever they stand: long enough that chance does not make them. */
const INSIDE: readonly (readonly [ContainerKind, string])[] = [
  ['image', '\x89PNG\r\n\x1A\n'],
  ['image', '\xFF\xD8\xFF\xE0\0\x10JFIF\0'],
  ['image', 'Exif\0\0'],
  ['image', 'GIF89a'],
  ['image', 'GIF87a'],
  ['image', 'ftypheic'],
  ['image', 'ftypavif'],
  ['file', '%PDF-1.'],
  ['file', 'PK\x03\x04\x14\0'],
];

/** Fewest bytes that compressed data of a name can have. */
const SHORTEST_COMPRESSED = 10;

/** Shorter data are not tried as raw deflate, that has no mark of its own and every byte string may be. */
const SHORTEST_RAW = 12;

/** The kind of picture or file that bytes are or contain; undefined for all else. */
export function containerKind(bytes: Uint8Array): ContainerKind | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const whole = MAGIC.find(([, pattern]) => pattern.test(text))?.[0];
  return whole ?? INSIDE.find(([, mark]) => text.includes(mark))?.[0];
}

/** Pictures in texts: data URLs and SVG. */
export const PICTURE_IN_TEXT = /data:\s*image\/|<svg[\s>]|data:\s*application\/(?:pdf|zip|octet)/iu;

/** True when bytes start like gzip or zlib. */
export function isCompressed(bytes: Uint8Array): boolean {
  if (bytes.length < SHORTEST_COMPRESSED) return false;
  const [first = 0, second = 0] = bytes;
  const isGzip = first === 0x1f && second === 0x8b;
  const isZlib = (first & 0x0f) === 8 && first >> 4 <= 7 && ((first << 8) | second) % 31 === 0;
  return isGzip || isZlib;
}

/**
 * What compressed bytes hold: gzip, zlib, or raw deflate; undefined when they are none of these. Cut data give what can
 * be read of them. Throws `action_too_large_to_check` when they grow beyond the bound.
 */
export function inflated(bytes: Uint8Array, place: string): Uint8Array | undefined {
  const ways = isCompressed(bytes) ? [gunzipSync, inflateSync] : bytes.length < SHORTEST_RAW ? [] : [inflateRawSync];
  for (const way of ways) {
    try {
      return way(bytes, {maxOutputLength: MOST_INFLATED, finishFlush: 2});
    } catch (error) {
      if (isTooLarge(error)) throw tooLarge(place);
    }
  }
  return undefined;
}

function isTooLarge(error: unknown): boolean {
  return error instanceof RangeError || (error as {code?: unknown}).code === 'ERR_BUFFER_TOO_LARGE';
}
