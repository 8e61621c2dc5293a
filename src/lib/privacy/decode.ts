import {isUtf8} from 'node:buffer';
import {containerKind, type ContainerKind, inflated, isCompressed} from './containers.js';
import {DEEPEST, tooLarge} from './limits.js';

/** A text that was found inside another; `binary` when it came out of bytes that are no clean text. */
export interface Layer {
  text: string;
  binary: boolean;
}

/** What hides in a text: other texts, and pictures or files. */
export interface Hidden {
  layers: Layer[];
  containers: ContainerKind[];
}

/** Fewest characters of hex or base64 that can hide a name. */
const SHORTEST_CODE = 6;

/** Fewest bytes for which a mixture of text and other bytes is searched: a packed transaction, not a hash. */
const SHORTEST_BINARY = 33;

/** From this length on, hex digits are a hash or serialised data. */
const SHORTEST_HASH = 32;

/** Bytes of a hash or a signature; what has their length is not tried as compressed without a mark of compression. */
const RANDOM_LENGTHS = new Set([20, 24, 28, 32, 33, 48, 64, 65, 66]);

/** What makes a mixture of bytes worth a search: two Cyrillic letters, a Latin word or a number. */
const TEXTUAL = /\p{Script=Cyrillic}{2}|[A-Za-z]{5}|\d{6}/u;

/** So many letters of a text in UTF-16 are Cyrillic or Latin. */
const MOST_OF = 0.7;

const UTF8 = new TextDecoder('utf-8');

/** Bytes as hex with the same signs between them: `d0 92`, `d0:92`, `0xD0, 0x92`, `\xD0\x92`. */
const SPACED_HEX =
  /(?<![0-9A-Za-z])(?:(?:0x)?[0-9a-f]{2}([\s:,;-]{1,2})(?:(?:0x)?[0-9a-f]{2}\1){2,}(?:0x)?[0-9a-f]{2}(?![0-9A-Za-z])|(?:\\x[0-9a-f]{2}){4,})/gi;

/** Its parts are random; as codes they would be letters by chance. */
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Base64 broken into lines. */
const WRAPPED = /[A-Za-z0-9+/_-]{8,}(?:\s{1,3}[A-Za-z0-9+/_-]{2,}){1,}={0,2}/g;

/** Every text that is hidden in `text` by escapes, entities, hex or base64 in any wrapping, and what is no text. */
export function decodings(text: string, place: string): Hidden {
  const found: Hidden = {layers: [], containers: []};
  const unescaped = unescapeAll(text);
  if (unescaped !== text) found.layers.push({text: unescaped, binary: false});
  for (const [code] of text.matchAll(/[A-Za-z0-9+/_-]{6,}={0,2}/g)) {
    if (UUID.test(code)) continue;
    for (const piece of new Set([code, ...code.split(/[/_-]/)])) {
      if (piece.length >= SHORTEST_CODE) pushDecoded(found, piece, place);
    }
  }
  if (/\s/.test(text)) {
    for (const [code] of text.matchAll(WRAPPED)) pushDecoded(found, code.replace(/\s/g, ''), place);
  }
  for (const [code] of text.matchAll(SPACED_HEX)) {
    const digits = code.replace(/0x|\\x/gi, '').replace(/[^0-9a-f]/gi, '');
    pushBytes(found, Buffer.from(digits, 'hex'), place);
  }
  return found;
}

/** Text of bytes of any origin; what is no text becomes a gap. */
export function textOfBytes(bytes: Uint8Array): Layer {
  const wide = wideText(bytes);
  if (wide !== undefined) return {text: wide, binary: false};
  const text = UTF8.decode(bytes);
  const binary = !isUtf8(bytes) || /(?![\t\r\n])\p{Cc}|\p{Cn}|\p{Co}/u.test(text);
  return {text: binary ? text.replace(/(?!\n)[\p{Cc}\uFFFD]/gu, ' ') : text, binary};
}

/** What hides in bytes: their text, what they hold when they are compressed, the picture or file that they are. */
export function hiddenInBytes(bytes: Uint8Array, place: string): Hidden {
  const found: Hidden = {layers: [], containers: []};
  pushPacked(found, bytes, place);
  return found;
}

/** Long hex is read as hex only: as base64 it would be bytes at random. */
function pushDecoded(found: Hidden, code: string, place: string): void {
  const hex = /^(?:[0-9a-f]{2})+$/i.test(code);
  if (hex) pushBytes(found, Buffer.from(code, 'hex'), place);
  if (!hex || code.length < SHORTEST_HASH) pushBytes(found, Buffer.from(code, 'base64'), place);
}

function pushBytes(found: Hidden, bytes: Uint8Array, place: string): void {
  pushPacked(found, bytes, place);
  if (bytes.length < SHORTEST_BINARY && !isUtf8(bytes)) {
    const wide = wideText(bytes);
    if (wide !== undefined) found.layers.push({text: wide, binary: false});
    return;
  }
  const layer = textOfBytes(bytes);
  if (!layer.binary || (bytes.length >= SHORTEST_BINARY && TEXTUAL.test(layer.text))) found.layers.push(layer);
}

function pushPacked(found: Hidden, bytes: Uint8Array, place: string, depth = 0): void {
  const container = containerKind(bytes);
  if (container !== undefined) found.containers.push(container);
  if (RANDOM_LENGTHS.has(bytes.length) && !isCompressed(bytes)) return;
  const content = inflated(bytes, place);
  if (content === undefined || content.length === 0) return;
  if (depth === DEEPEST) throw tooLarge(place);
  const layer = textOfBytes(content);
  // Raw deflate has no mark: what is no clean text was none.
  if (!layer.binary || isCompressed(bytes)) found.layers.push(layer);
  pushPacked(found, content, place, depth + 1);
}

/** Cyrillic or Latin text in UTF-16, either order of bytes, or in the old one-byte code of Windows; else undefined. */
function wideText(bytes: Uint8Array): string | undefined {
  if (bytes.length < 6) return undefined;
  const buffer = Buffer.from(bytes);
  if (buffer.length % 2 === 0) {
    const high = [0, 1].map((offset) => count(buffer, offset, 2, (byte) => byte === 4 || byte === 0 || byte === 0xff));
    const half = buffer.length / 2;
    if (high.some((matching) => matching >= MOST_OF * half)) {
      const [big = 0, little = 0] = high;
      return readable((big > little ? Buffer.from(buffer).swap16() : buffer).toString('utf16le'));
    }
  }
  if (isUtf8(bytes)) return undefined;
  const letters = count(buffer, 0, 1, (byte) => byte >= 0xc0 || byte === 0xa8 || byte === 0xb8);
  const rest = count(buffer, 0, 1, (byte) => byte >= 0x20 && byte < 0x7f);
  return letters >= 3 && letters + rest === buffer.length ? new TextDecoder('windows-1251').decode(buffer) : undefined;
}

function readable(text: string): string | undefined {
  return /^[\p{L}\p{M}\p{N}\p{P}\p{S}\s]+$/u.test(text) ? text : undefined;
}

function count(bytes: Buffer, from: number, step: number, fits: (byte: number) => boolean): number {
  let found = 0;
  for (let at = from; at < bytes.length; at += step) if (fits(bytes[at] ?? 0)) found += 1;
  return found;
}

function unescapeAll(text: string): string {
  return text
    .replace(/\\u\{?([0-9a-f]{4,6})\}?/gi, (whole, hex: string) => codePoint(parseInt(hex, 16), whole))
    .replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));?/gi, (whole, hex?: string, decimal?: string) =>
      codePoint(hex === undefined ? Number(decimal) : parseInt(hex, 16), whole),
    )
    .replace(/(?:%[0-9a-f]{2})+/gi, (codes) => Buffer.from(codes.replaceAll('%', ''), 'hex').toString('utf8'))
    .replace(/(?:=[0-9A-F]{2}(?:=\r?\n)?){2,}/g, (codes) =>
      Buffer.from(codes.replace(/[^0-9A-F]/g, ''), 'hex').toString('utf8'),
    );
}

function codePoint(code: number, otherwise: string): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : otherwise;
}
