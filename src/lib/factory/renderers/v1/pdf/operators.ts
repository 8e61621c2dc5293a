/** A number of a content stream. Coordinates with three decimals: a thousandth of a point is beyond any printer. */
export function number(value: number): string {
  const rounded = Math.round(value * 1000) / 1000;
  return String(rounded === 0 ? 0 : rounded);
}

/** A path along points. */
export function path(...points: [number, number][]): string {
  return points.map(([x, y], at) => `${number(x)} ${number(y)} ${at === 0 ? 'm' : 'l'}`).join(' ');
}

/** A colour, `#rrggbb`, as three shares. */
export function rgb(color: string): string {
  return [1, 3, 5].map((at) => number(Number.parseInt(color.slice(at, at + 2), 16) / 255)).join(' ');
}
