import {encode} from 'uqr';
import {CoopError} from '../../../domain/errors.js';
import type {Canvas} from './layout/canvas.js';

/** Bytes that a QR code of medium correction holds. */
const MAX_BYTES = 2331;

/** Draws a QR code as black rectangles, one for each run of dark modules in a row. Throws `qr_text_too_long`. */
export function drawQr(canvas: Canvas, text: string, x: number, y: number, side: number): void {
  const length = Buffer.byteLength(text);
  if (length > MAX_BYTES) throw new CoopError('qr_text_too_long', 'invalid', {length});
  const {size, data} = encode(text, {ecc: 'M', border: 0});
  const module = side / size;
  for (const [row, cells] of data.entries()) {
    for (let start = 0; start < size; start += 1) {
      if (cells[start] !== true) continue;
      let end = start;
      while (cells[end] === true) end += 1;
      canvas.fill(x + start * module, y + row * module, (end - start) * module, module, '#000000');
      start = end;
    }
  }
}
