import type {DefaultTreeAdapterTypes as Ast} from 'parse5';
import {hasMark, replaceMarks} from '../../../template/marks.js';
import {parseDeclarations} from '../css/parse.js';
import type {RefuseMarkup} from './parse.js';
import type {Element, Position} from './tree.js';

type Attributes = Pick<
  Element,
  'classes' | 'inline' | 'colspan' | 'src' | 'alt' | 'cellpadding' | 'cellspacing' | 'border'
>;

/** Attributes besides `style` and `class`, by tag. */
const BY_TAG: Record<string, readonly string[]> = {
  img: ['src', 'alt'],
  td: ['colspan'],
  th: ['colspan'],
  table: ['border', 'cellpadding', 'cellspacing'],
};

const MAX_NUMBER = 100;

/** Reads the attributes of an element and reports those that are not allowed or hold a value where none may stand. */
export function readAttributes(
  node: Ast.Element,
  values: readonly string[],
  refuse: RefuseMarkup,
  position: Position,
): Attributes {
  const read: Attributes = {classes: [], inline: {normal: {}, important: {}}, colspan: 1};
  for (const {name, value} of node.attrs) {
    const subject = `${name} of <${node.tagName}>`;
    const isSource = name === 'src' && node.tagName === 'img';
    if (!['style', 'class', ...(BY_TAG[node.tagName] ?? [])].includes(name)) {
      refuse('attribute_not_allowed', subject, position);
    } else if (hasMark(value) && !isSource) {
      refuse('value_not_allowed_here', subject, position);
    } else if (name === 'class') {
      read.classes = value.split(/\s+/).filter((word) => word !== '');
    } else if (name === 'style') {
      read.inline = parseDeclarations(value, (code, text) => {
        refuse(code, text, position);
      });
    } else if (isSource) {
      read.src = readSource(value, values, refuse, position);
    } else if (name === 'alt') {
      read.alt = value;
    } else {
      readNumber(read, name, value, () => {
        refuse('attribute_not_allowed', `${name}="${value}" of <${node.tagName}>`, position);
      });
    }
  }
  return read;
}

/** What a picture may be given as; what else an image has wrong is told when it is read. */
const IMAGE_DATA = /^data:image\/(png|jpeg|jpg);base64,/;

/** A source is a `data:` URL; a mark stands for one as a whole, which is looked at when the value is there. */
function readSource(value: string, values: readonly string[], refuse: RefuseMarkup, position: Position): string {
  const source = replaceMarks(value, (index) => values[index] ?? '').trim();
  if (!IMAGE_DATA.test(source) && !hasMark(value)) refuse('url_not_allowed', source.slice(0, 60), position);
  return source;
}

function readNumber(read: Attributes, name: string, value: string, refuse: () => void): void {
  const number = /^\d{1,3}(px)?$/.test(value.trim()) ? Number.parseInt(value, 10) : NaN;
  if (!(number <= MAX_NUMBER) || (name === 'colspan' && number < 1)) refuse();
  else if (name === 'colspan' || name === 'cellpadding' || name === 'cellspacing' || name === 'border') {
    read[name] = number;
  }
}
