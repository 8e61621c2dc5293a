import {SIDES, type Declared} from './style.js';
import {parseBorder, parseColor, parseLength, type Length} from './values.js';

/** Longhand declarations that one written declaration stands for. */
export type Longhands = Partial<Declared>;

type Reader = (value: string) => Longhands | undefined;

/** Font sizes that a document may use, in points; em and % are bounded when they are computed. */
const FONT_SIZE = {min: 5, max: 72};

const keyword =
  <P extends keyof Declared>(property: P, ...allowed: (Declared[P] & string)[]): Reader =>
  (value) => {
    const found = allowed.find((word) => word === value);
    return found === undefined ? undefined : {[property]: found};
  };

const single =
  <P extends keyof Declared>(property: P, read: (value: string) => Declared[P] | undefined): Reader =>
  (value) => {
    const found = read(value);
    return found === undefined ? undefined : {[property]: found};
  };

/** Percentages of the container are supported for widths only. */
const fixedLength = (value: string): Length | undefined => {
  const length = parseLength(value);
  return length?.unit === '%' ? undefined : length;
};

const fontSize = (value: string): Length | undefined => {
  const length = parseLength(value);
  if (length?.unit === 'pt' && (length.value < FONT_SIZE.min || length.value > FONT_SIZE.max)) return undefined;
  return length;
};

const marginOrAuto = (value: string): Length | 'auto' | undefined => (value === 'auto' ? value : fixedLength(value));

const fontWeight = (value: string): 'normal' | 'bold' | undefined => {
  if (value === 'normal' || value === 'bold') return value;
  return /^[1-9]00$/.test(value) ? (Number(value) >= 600 ? 'bold' : 'normal') : undefined;
};

const lineHeight = (value: string): number | undefined => {
  const factor = /^\d*\.?\d+$/.test(value) ? Number(value) : NaN;
  return factor >= 0.8 && factor <= 4 ? factor : undefined;
};

/** One to four values in the order of CSS: top, right, bottom, left. */
const box =
  (property: 'margin' | 'padding', read: (value: string) => Length | 'auto' | undefined): Reader =>
  (value) => {
    const words = value.split(/\s+/);
    const lengths = words.map(read);
    if (words.length > 4 || lengths.includes(undefined)) return undefined;
    const [top, right = top, bottom = top, left = right] = lengths;
    if (top === 'auto' || bottom === 'auto') return undefined;
    return {
      [`${property}-top`]: top,
      [`${property}-right`]: right,
      [`${property}-bottom`]: bottom,
      [`${property}-left`]: left,
    };
  };

const border = (value: string): Longhands | undefined => {
  const line = parseBorder(value);
  return line && {'border-top': line, 'border-right': line, 'border-bottom': line, 'border-left': line};
};

/** Long words break where nothing else helps, always; so these say nothing new, but unknown values are refused. */
const wrapping: Reader = (value) => (['normal', 'break-word', 'anywhere'].includes(value) ? {} : undefined);

const listStyle = keyword('list-style', 'decimal', 'disc', 'none');

/** Every property of DOCUMENTS 3.3 and its reader; a reader gives undefined for a value that we cannot print. */
const READERS = new Map<string, Reader>([
  ['text-align', keyword('text-align', 'left', 'right', 'center', 'justify')],
  ['white-space', keyword('white-space', 'normal', 'pre-wrap', 'pre-line')],
  ['font-size', single('font-size', fontSize)],
  ['font-weight', single('font-weight', fontWeight)],
  ['font-style', keyword('font-style', 'normal', 'italic')],
  ['line-height', single('line-height', lineHeight)],
  ['text-indent', single('text-indent', fixedLength)],
  ['list-style', listStyle],
  ['list-style-type', listStyle],
  ['word-break', (value) => (value === 'break-word' ? {} : keyword('word-break', 'normal', 'break-all')(value))],
  ['overflow-wrap', wrapping],
  ['word-wrap', wrapping],
  ['vertical-align', keyword('vertical-align', 'top', 'middle', 'bottom', 'baseline')],
  ['border-collapse', keyword('border-collapse', 'collapse', 'separate')],
  ['background-color', single('background-color', (value) => (value === 'transparent' ? value : parseColor(value)))],
  ['page-break-before', keyword('page-break-before', 'auto', 'always', 'avoid')],
  ['page-break-after', keyword('page-break-after', 'auto', 'always', 'avoid')],
  ['page-break-inside', keyword('page-break-inside', 'auto', 'avoid')],
  ['width', single('width', (value) => (value === 'auto' ? value : parseLength(value)))],
  ['max-width', single('max-width', (value) => (value === 'none' ? value : parseLength(value)))],
  ['margin', box('margin', marginOrAuto)],
  ['padding', box('padding', fixedLength)],
  ['border', border],
  ['margin-top', single('margin-top', fixedLength)],
  ['margin-bottom', single('margin-bottom', fixedLength)],
  ['margin-left', single('margin-left', marginOrAuto)],
  ['margin-right', single('margin-right', marginOrAuto)],
  ...SIDES.flatMap((side): [string, Reader][] => [
    [`padding-${side}`, single(`padding-${side}`, fixedLength)],
    [`border-${side}`, single(`border-${side}`, parseBorder)],
  ]),
]);

/** Longhands of a declaration; undefined when the property or its value cannot be printed right. */
export function readDeclaration(property: string, value: string): Longhands | undefined {
  return READERS.get(property)?.(value);
}
