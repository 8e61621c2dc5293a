import {unzlibSync} from 'fflate';
import type {ImageReason} from '../../../types.js';
import type {Image} from './image.js';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Samples per pixel, by colour type of the format. */
const CHANNELS: Record<number, number> = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4};

interface Header {
  width: number;
  height: number;
  depth: number;
  colorType: number;
}

interface Chunks {
  header: Header;
  data: Uint8Array;
  palette: Uint8Array;
  transparency: Uint8Array;
}

/**
 * Decodes a PNG to grey or RGB samples of 8 bits and an alpha channel. pdfkit's decoder works asynchronously and
 * compresses with the platform's zlib, which is not the same everywhere. Interlaced images are refused.
 */
export function decodePng(bytes: Uint8Array, maxPixels: number, refuse: (reason: ImageReason) => never): Image {
  if (SIGNATURE.some((byte, at) => bytes[at] !== byte)) return refuse('damaged');
  const {header, data, palette, transparency} = readChunks(bytes, refuse);
  const {width, height, depth, colorType} = header;
  const channels = CHANNELS[colorType];
  if (channels === undefined || ![1, 2, 4, 8, 16].includes(depth)) return refuse('unsupported');
  if (width === 0 || height === 0) return refuse('damaged');
  if (width * height > maxPixels) return refuse('too_large');
  const rowBytes = Math.ceil((width * channels * depth) / 8);
  const expected = (rowBytes + 1) * height;
  let raw: Uint8Array;
  try {
    raw = unzlibSync(data, {out: new Uint8Array(expected)});
  } catch {
    return refuse('damaged');
  }
  if (raw.length < expected) return refuse('damaged');
  const pixels = unfilter(raw, rowBytes, height, Math.max(1, (channels * depth) / 8));
  const samples = toBytes(pixels, header, channels, rowBytes);
  if (colorType === 3) return indexed(samples, header, palette, transparency);
  return separate(samples, header, channels);
}

function readChunks(bytes: Uint8Array, refuse: (reason: ImageReason) => never): Chunks {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let header: Header | undefined;
  const parts: Uint8Array[] = [];
  let palette = new Uint8Array();
  let transparency = new Uint8Array();
  for (let at = SIGNATURE.length; at + 8 <= bytes.length;) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const body = bytes.slice(at + 8, at + 8 + length);
    if (body.length < length) return refuse('damaged');
    if (type === 'IHDR' && length === 13) {
      if (body[12] !== 0) return refuse('unsupported');
      header = {
        width: view.getUint32(at + 8),
        height: view.getUint32(at + 12),
        depth: body[8] ?? 0,
        colorType: body[9] ?? 0,
      };
    } else if (type === 'PLTE') palette = body;
    else if (type === 'tRNS') transparency = body;
    else if (type === 'IDAT') parts.push(body);
    at += length + 12;
  }
  return header ? {header, data: joined(parts), palette, transparency} : refuse('damaged');
}

/** Undoes the five filters of the format, row by row. */
function unfilter(raw: Uint8Array, rowBytes: number, height: number, step: number): Uint8Array {
  const out = new Uint8Array(rowBytes * height);
  for (let row = 0; row < height; row += 1) {
    const from = row * (rowBytes + 1);
    const to = row * rowBytes;
    const filter = raw[from];
    for (let at = 0; at < rowBytes; at += 1) {
      const left = at >= step ? (out[to + at - step] ?? 0) : 0;
      const up = row > 0 ? (out[to + at - rowBytes] ?? 0) : 0;
      const corner = at >= step && row > 0 ? (out[to + at - rowBytes - step] ?? 0) : 0;
      out[to + at] = (raw[from + 1 + at] ?? 0) + predicted(filter, left, up, corner);
    }
  }
  return out;
}

function predicted(filter: number | undefined, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const estimate = left + up - corner;
  const [toLeft, toUp, toCorner] = [left, up, corner].map((value) => Math.abs(estimate - value));
  if ((toLeft ?? 0) <= (toUp ?? 0) && (toLeft ?? 0) <= (toCorner ?? 0)) return left;
  return (toUp ?? 0) <= (toCorner ?? 0) ? up : corner;
}

/** One byte per sample: the high byte of 16 bits; fewer bits are spread, except indices of a palette. */
function toBytes(pixels: Uint8Array, {width, height, depth, colorType}: Header, channels: number, rowBytes: number) {
  if (depth === 8) return pixels;
  const perRow = width * channels;
  const out = new Uint8Array(perRow * height);
  const scale = colorType === 3 || depth === 16 ? 1 : 255 / ((1 << depth) - 1);
  for (let row = 0; row < height; row += 1) {
    for (let at = 0; at < perRow; at += 1) {
      const bit = at * depth;
      const byte = pixels[row * rowBytes + (bit >> 3)] ?? 0;
      const value = depth === 16 ? byte : (byte >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
      out[row * perRow + at] = value * scale;
    }
  }
  return out;
}

function indexed(samples: Uint8Array, {width, height}: Header, palette: Uint8Array, transparency: Uint8Array): Image {
  const colors = new Uint8Array(width * height * 3);
  const alpha = new Uint8Array(width * height).fill(255);
  for (let at = 0; at < width * height; at += 1) {
    const index = samples[at] ?? 0;
    colors.set(palette.subarray(index * 3, index * 3 + 3), at * 3);
    alpha[at] = transparency[index] ?? 255;
  }
  return {kind: 'pixels', width, height, channels: 3, samples: colors, ...(transparency.length > 0 ? {alpha} : {})};
}

function separate(samples: Uint8Array, {width, height}: Header, channels: number): Image {
  const size = {kind: 'pixels', width, height} as const;
  if (channels === 1 || channels === 3) return {...size, channels, samples};
  const colors = channels === 4 ? 3 : 1;
  const out = new Uint8Array(width * height * colors);
  const alpha = new Uint8Array(width * height);
  for (let at = 0; at < width * height; at += 1) {
    out.set(samples.subarray(at * channels, at * channels + colors), at * colors);
    alpha[at] = samples[at * channels + colors] ?? 255;
  }
  return {...size, channels: colors, samples: out, alpha};
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, {length}) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
