import type {Canvas} from './layout/canvas.js';
import {face} from './pdf/faces.js';
import {PAGE} from './pdf/document.js';

const SIZE = 8.5;
/** Baseline of the page number over the lower edge: 11 mm. */
const RISE = (11 * 72) / 25.4;

/** Draws the page number in the middle of the lower margin. `text` holds `{0}` for the page and `{1}` for their count. */
export function drawPageNumber(canvas: Canvas, text: string, page: number, pages: number): void {
  const printed = text.replace('{0}', String(page)).replace('{1}', String(pages));
  const x = (PAGE.width - face('serif').width(printed) * SIZE) / 2;
  canvas.text({x, font: 'serif', size: SIZE, pieces: [{text: printed, shift: 0}]}, 0, PAGE.height - RISE);
}
