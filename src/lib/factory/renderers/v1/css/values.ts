/** A length as written: points after conversion of absolute units, or relative to font size or container. */
export interface Length {
  value: number;
  unit: 'pt' | 'em' | '%';
}

/** A line of a box: width in points and colour as `#rrggbb`. */
export interface Border {
  width: number;
  color: string;
}

const POINTS: Record<string, number> = {px: 0.75, pt: 1, mm: 72 / 25.4, cm: 72 / 2.54};

const COLORS: Record<string, string> = {
  black: '#000000',
  currentcolor: '#000000',
  gray: '#808080',
  grey: '#808080',
  silver: '#c0c0c0',
  lightgray: '#d3d3d3',
  lightgrey: '#d3d3d3',
  white: '#ffffff',
};

/** Border widths by name, in px. */
const WIDTHS: Record<string, string> = {thin: '1px', medium: '3px', thick: '5px'};

/** Reads a length that is not negative; without a unit only 0. Undefined for anything else. */
export function parseLength(text: string): Length | undefined {
  const match = /^(\d*\.?\d+)(px|pt|mm|cm|em|%)?$/.exec(text);
  if (!match) return undefined;
  const [, digits = '', unit] = match;
  const value = Number(digits);
  if (unit === undefined) return value === 0 ? {value, unit: 'pt'} : undefined;
  if (unit === 'em' || unit === '%') return {value, unit};
  return {value: value * (POINTS[unit] ?? 1), unit: 'pt'};
}

/** Reads a colour: `#rgb`, `#rrggbb` or one of a few names. */
export function parseColor(text: string): string | undefined {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/.exec(text)?.[1];
  if (hex === undefined) return Object.hasOwn(COLORS, text) ? COLORS[text] : undefined;
  return `#${hex.length === 3 ? Array.from(hex, (digit) => digit + digit).join('') : hex}`;
}

/** Reads `none`, `0`, or width, `solid` and colour in any order. Undefined for other styles and units. */
export function parseBorder(text: string): Border | 'none' | undefined {
  let width: number | undefined;
  let color = '#000000';
  let solid = false;
  for (const word of text.split(/\s+/)) {
    const length = parseLength(WIDTHS[word] ?? word);
    if (word === 'none') return 'none';
    else if (word === 'solid') solid = true;
    else if (length?.unit === 'pt') width = length.value;
    else {
      const parsed = parseColor(word);
      if (parsed === undefined) return undefined;
      color = parsed;
    }
  }
  if (width === 0) return 'none';
  return solid ? {width: width ?? 2.25, color} : undefined;
}
