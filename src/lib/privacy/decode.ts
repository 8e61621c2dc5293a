import {isUtf8} from 'node:buffer';

/** A text that was found inside another; `binary` when it came out of bytes that are no clean text. */
export interface Layer {
  text: string;
  binary: boolean;
}

/** Fewest characters of hex or base64 that can hide a name. */
const SHORTEST_CODE = 6;

/** Fewest bytes for which a mixture of text and other bytes is searched: a packed transaction, not a hash. */
const SHORTEST_BINARY = 33;

/** From this length on, hex digits are a hash or serialised data. */
const SHORTEST_HASH = 32;

/** What makes a mixture of bytes worth a search: two Cyrillic letters, a Latin word or a number. */
const TEXTUAL = /\p{Script=Cyrillic}{2}|[A-Za-z]{5}|\d{6}/u;

const UTF8 = new TextDecoder('utf-8');

/** Every text that is hidden in `text` by JSON escapes, URL encoding, HTML entities, hex or base64; one layer deep. */
export function decodings(text: string): Layer[] {
  const layers: Layer[] = [];
  const unescaped = unescapeAll(text);
  if (unescaped !== text) layers.push({text: unescaped, binary: false});
  for (const [code] of text.matchAll(/[A-Za-z0-9+/_-]{6,}={0,2}/g)) {
    for (const piece of new Set([code, ...code.split(/[/_-]/)])) {
      if (piece.length >= SHORTEST_CODE) pushDecoded(layers, piece);
    }
  }
  return layers;
}

/** Text of bytes of any origin; what is no text becomes a gap. */
export function textOfBytes(bytes: Uint8Array): Layer {
  const text = UTF8.decode(bytes);
  const binary = !isUtf8(bytes) || /(?![\t\r\n])\p{Cc}|\p{Cn}|\p{Co}/u.test(text);
  return {text: binary ? text.replace(/[\p{Cc}\uFFFD]/gu, ' ') : text, binary};
}

/** Long hex is read as hex only: as base64 it would be bytes at random. */
function pushDecoded(layers: Layer[], code: string): void {
  const hex = /^(?:[0-9a-f]{2})+$/i.test(code);
  if (hex) pushBytes(layers, Buffer.from(code, 'hex'));
  if (!hex || code.length < SHORTEST_HASH) pushBytes(layers, Buffer.from(code, 'base64'));
}

function pushBytes(layers: Layer[], bytes: Uint8Array): void {
  if (bytes.length < SHORTEST_BINARY && !isUtf8(bytes)) return;
  const layer = textOfBytes(bytes);
  if (!layer.binary || (bytes.length >= SHORTEST_BINARY && TEXTUAL.test(layer.text))) layers.push(layer);
}

function unescapeAll(text: string): string {
  return text
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (whole, hex?: string, decimal?: string) => {
      const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .replace(/(?:%[0-9a-f]{2})+/gi, (codes) => Buffer.from(codes.replaceAll('%', ''), 'hex').toString('utf8'));
}
