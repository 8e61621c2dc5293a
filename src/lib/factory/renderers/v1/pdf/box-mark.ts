import {number, path} from './operators.js';

/** Sides of a check box, as multiples of the font size: its distance from the left, its height, its line. */
const BOX = {left: 0.09, side: 0.72, bottom: -0.06, line: 0.055};

/** Operators that draw a check box character on a baseline, after which the graphics state is to be restored. */
export function boxMark(mark: string, x: number, baseline: number, size: number): string[] {
  const [left, side] = [x + BOX.left * size, BOX.side * size];
  const bottom = baseline - BOX.bottom * size;
  const inset = side * 0.2;
  const [near, far, low, high] = [left + inset, left + side - inset, bottom - inset, bottom - side + inset];
  return [
    `q ${number(BOX.line * size)} w 0 0 0 RG`,
    `${number(left)} ${number(bottom)} ${number(side)} ${number(-side)} re S`,
    ...(mark === '\u2612' ? [`${path([near, low], [far, high])} ${path([near, high], [far, low])} S`] : []),
    ...(mark === '\u2611' ? [`${path([near, (low + high) / 2], [left + side * 0.42, low], [far, high])} S`] : []),
  ];
}
