import type {Declarations, Rule} from './parse.js';
import type {Longhands} from './properties.js';
import {matches, type Selectable} from './selectors.js';
import {SIDES, type Declared, type Style} from './style.js';
import type {Length} from './values.js';

const FONT_SIZE = {min: 5, max: 72};

/** Style of the page before any rule: PT Serif 11 pt, justified. */
export const INITIAL_STYLE: Style = {
  align: 'justify',
  whiteSpace: 'normal',
  fontSize: 11,
  bold: false,
  italic: false,
  lineHeight: 1.42,
  textIndent: 0,
  listMarker: true,
  breakAll: false,
  verticalAlign: 'baseline',
  collapse: false,
  breakBefore: 'auto',
  breakAfter: 'auto',
  breakInside: 'auto',
  width: 'auto',
  maxWidth: 'none',
  margin: {top: 0, right: 0, bottom: 0, left: 0},
  autoMargin: {left: false, right: false},
  padding: {top: 0, right: 0, bottom: 0, left: 0},
  border: {},
};

/**
 * Style of an element: the rules of the sheets by importance, specificity and order, then its `style` attribute, over
 * what it inherits. Sheets come in rising order of precedence.
 */
export function cascade(
  element: Selectable,
  sheets: readonly (readonly Rule[])[],
  inline: Declarations,
  inherited: Style,
): Style {
  const matching = sheets.map((rules) => matchingDeclarations(element, rules));
  const declared: Longhands = {};
  for (const {normal} of matching.flat()) Object.assign(declared, normal);
  Object.assign(declared, inline.normal);
  for (const {important} of matching.flat()) Object.assign(declared, important);
  Object.assign(declared, inline.important);
  return compute(declared, inherited, element.tag === 'td' || element.tag === 'th');
}

function matchingDeclarations(element: Selectable, rules: readonly Rule[]): Declarations[] {
  const found: {specificity: number; declarations: Declarations}[] = [];
  for (const {selectors, declarations} of rules) {
    const specificities = selectors.filter((selector) => matches(selector, element)).map((s) => s.specificity);
    if (specificities.length > 0) found.push({specificity: Math.max(...specificities), declarations});
  }
  return found.sort((a, b) => a.specificity - b.specificity).map(({declarations}) => declarations);
}

function compute(declared: Longhands, inherited: Style, isCell: boolean): Style {
  const size = declared['font-size'];
  const fontSize = size === undefined ? inherited.fontSize : fontSizeOf(size, inherited.fontSize);
  const points = (length: Length | 'auto' | undefined): number =>
    length === undefined || length === 'auto' ? 0 : length.unit === 'em' ? length.value * fontSize : length.value;
  const edges = (property: 'margin' | 'padding'): Style['margin'] => ({
    top: points(declared[`${property}-top`]),
    right: points(declared[`${property}-right`]),
    bottom: points(declared[`${property}-bottom`]),
    left: points(declared[`${property}-left`]),
  });
  const weight = declared['font-weight'];
  const fontStyle = declared['font-style'];
  const marker = declared['list-style'];
  const markerKind = marker === 'none' ? undefined : (marker ?? inherited.markerKind);
  const background = declared['background-color'];
  return {
    align: declared['text-align'] ?? inherited.align,
    whiteSpace: declared['white-space'] ?? inherited.whiteSpace,
    fontSize,
    bold: weight === undefined ? inherited.bold : weight === 'bold',
    italic: fontStyle === undefined ? inherited.italic : fontStyle === 'italic',
    lineHeight: declared['line-height'] ?? inherited.lineHeight,
    textIndent: declared['text-indent'] ? points(declared['text-indent']) : inherited.textIndent,
    listMarker: marker === undefined ? inherited.listMarker : marker !== 'none',
    ...(markerKind === undefined ? {} : {markerKind}),
    breakAll: declared['word-break'] === undefined ? inherited.breakAll : declared['word-break'] === 'break-all',
    // A cell takes the alignment of its row; elsewhere it is not inherited.
    verticalAlign: declared['vertical-align'] ?? (isCell ? inherited.verticalAlign : 'baseline'),
    collapse:
      declared['border-collapse'] === undefined ? inherited.collapse : declared['border-collapse'] === 'collapse',
    ...(background === undefined || background === 'transparent' ? {} : {background}),
    breakBefore: declared['page-break-before'] ?? 'auto',
    breakAfter: declared['page-break-after'] ?? 'auto',
    breakInside: declared['page-break-inside'] ?? 'auto',
    width: inPoints(declared.width ?? 'auto', fontSize),
    maxWidth: inPoints(declared['max-width'] ?? 'none', fontSize),
    margin: edges('margin'),
    autoMargin: {left: declared['margin-left'] === 'auto', right: declared['margin-right'] === 'auto'},
    padding: edges('padding'),
    border: borders(declared),
  };
}

function fontSizeOf(size: Length, inherited: number): number {
  const points =
    size.unit === 'pt' ? size.value : size.unit === 'em' ? size.value * inherited : (size.value / 100) * inherited;
  return Math.min(FONT_SIZE.max, Math.max(FONT_SIZE.min, points));
}

function inPoints<K extends 'auto' | 'none'>(length: Length | K, fontSize: number): Length | K {
  if (typeof length === 'string' || length.unit !== 'em') return length;
  return {value: length.value * fontSize, unit: 'pt'};
}

function borders(declared: Longhands): Style['border'] {
  const found: Style['border'] = {};
  for (const side of SIDES) {
    const line: Declared['border-top'] | undefined = declared[`border-${side}`];
    if (line !== undefined && line !== 'none') found[side] = line;
  }
  return found;
}
