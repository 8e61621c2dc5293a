import type {TemplateProblemCode} from '../../../types.js';
import {readDeclaration, type Longhands} from './properties.js';
import {parseSelector, type Selector} from './selectors.js';

/** Declarations of one block: the normal ones and the important ones, later ones winning within each. */
export interface Declarations {
  normal: Longhands;
  important: Longhands;
}

/** One rule of a style sheet. */
export interface Rule {
  selectors: Selector[];
  declarations: Declarations;
}

/** Rules of a style block, and characters of one selector list or declaration: far beyond any document's needs. */
const MAX_RULES = 300;
const MAX_LENGTH = 500;

/** Reports what cannot be printed, with the offset in the text that was given. */
export type RefuseStyle = (code: TemplateProblemCode, subject: string, offset: number) => void;

/**
 * Reads a style sheet as a browser reads it: an invalid rule is skipped, so that `};` before a rule makes that rule void
 * (DOCUMENTS 3.3). What is valid but beyond the subset is refused.
 */
export function parseStyleSheet(source: string, refuse: RefuseStyle): Rule[] {
  const text = withoutComments(source);
  const rules: Rule[] = [];
  let at = 0;
  for (let open = text.indexOf('{'); open >= 0; open = text.indexOf('{', at)) {
    const end = text.indexOf('}', open);
    const close = end < 0 ? text.length : end;
    const prelude = text.slice(at, open);
    const selectors = parsePrelude(prelude.trim(), at + prelude.length - prelude.trimStart().length, refuse);
    if (selectors) {
      rules.push({selectors, declarations: parseDeclarations(text.slice(open + 1, close), refuse, open + 1)});
    }
    at = close + 1;
  }
  // A rule without a block, as @import is, must not be lost in silence.
  const rest = text.slice(at);
  if (rest.includes('@')) refuse('selector_not_allowed', rest.trim().slice(0, MAX_LENGTH), at + rest.indexOf('@'));
  if (rules.length > MAX_RULES) refuse('too_large', `more than ${MAX_RULES} rules`, 0);
  return rules.slice(0, MAX_RULES);
}

/** Reads declarations of a block or of a `style` attribute. An empty value (`margin:`) is skipped, as browsers do. */
export function parseDeclarations(source: string, refuse: RefuseStyle, offset = 0): Declarations {
  const declarations: Declarations = {normal: {}, important: {}};
  let at = offset;
  for (const part of withoutComments(source).split(';')) {
    const trimmed = part.trim();
    const text = trimmed.slice(0, MAX_LENGTH).toLowerCase();
    const [property = '', ...rest] = text.split(':');
    const written = rest.join(':').trim();
    const value = written.replace(/\s*!\s*important$/, '');
    if (text !== '' && !(rest.length > 0 && value === '')) {
      const longhands = trimmed.length > MAX_LENGTH ? undefined : readDeclaration(property.trim(), value);
      if (longhands) Object.assign(value === written ? declarations.normal : declarations.important, longhands);
      else refuse('style_not_allowed', text, at + part.length - part.trimStart().length);
    }
    at += part.length + 1;
  }
  return declarations;
}

/** Selectors of a rule; undefined for a rule that a browser skips, and for one that is refused. */
function parsePrelude(prelude: string, offset: number, refuse: RefuseStyle): Selector[] | undefined {
  if (/[;}]/.test(prelude) && !prelude.startsWith('@')) return undefined;
  const selectors =
    prelude.length > MAX_LENGTH ? [undefined] : prelude.split(',').map((text) => parseSelector(text.trim()));
  if (!selectors.includes(undefined)) return selectors.filter((selector) => selector !== undefined);
  refuse('selector_not_allowed', prelude.slice(0, MAX_LENGTH), offset);
  return undefined;
}

/** Comments become spaces, so that offsets stay. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?(\*\/|$)/g, (comment) => comment.replace(/[^\n]/g, ' '));
}
