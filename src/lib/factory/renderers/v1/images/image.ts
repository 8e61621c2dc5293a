import {CoopError} from '../../../../domain/errors.js';
import type {ImageReason} from '../../../types.js';
import {decodePng} from './png.js';

/** Bytes of one image, and its pixels: bounds against documents that eat memory. */
const MAX_BYTES = 2_000_000;
const MAX_PIXELS = 12_000_000;

/** An image as it goes into a PDF: JPEG as it is, PNG as pixels, so that no other library's compression gets in. */
export type Image = {width: number; height: number} & (
  | {kind: 'jpeg'; channels: 1 | 3; bytes: Uint8Array}
  | {kind: 'pixels'; channels: 1 | 3; samples: Uint8Array; alpha?: Uint8Array}
);

/** Reads a `data:` URL of a PNG or JPEG. Throws `image_refused`; `where` says which image it is. */
export function readImage(source: string, where: string): Image {
  const refuse = (reason: ImageReason): never => {
    throw new CoopError('image_refused', 'invalid', {reason, where});
  };
  const [head, type] = /^data:image\/(png|jpeg|jpg);base64,/.exec(source) ?? [];
  if (head === undefined) return refuse('not_data_url');
  if (source.length > (MAX_BYTES * 4) / 3 + head.length + 4) return refuse('too_large');
  const bytes = new Uint8Array(Buffer.from(source.slice(head.length), 'base64'));
  return type === 'png' ? decodePng(bytes, MAX_PIXELS, refuse) : readJpeg(bytes, refuse);
}

/** Finds the size of a JPEG in its start-of-frame segment; the pixels stay compressed. */
function readJpeg(bytes: Uint8Array, refuse: (reason: ImageReason) => never): Image {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return refuse('damaged');
  for (let at = 2; at + 9 < bytes.length;) {
    const marker = view.getUint16(at);
    if (marker < 0xff01) return refuse('damaged');
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) {
      const [height, width, channels] = [view.getUint16(at + 5), view.getUint16(at + 7), bytes[at + 9]];
      if (width * height > MAX_PIXELS) return refuse('too_large');
      if (width === 0 || height === 0) return refuse('damaged');
      return channels === 1 || channels === 3 ? {kind: 'jpeg', width, height, channels, bytes} : refuse('unsupported');
    }
    at += 2 + view.getUint16(at + 2);
  }
  return refuse('damaged');
}
