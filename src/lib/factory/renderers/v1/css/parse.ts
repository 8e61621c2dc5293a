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

/** Reports what cannot be printed, with the offset in the text that was given. */
export type RefuseStyle = (code: TemplateProblemCode, subject: string, offset: number) => void;

/**
 * Reads a style sheet as a browser reads it: an invalid rule is skipped, so that `};` before a rule makes that rule void
 * (DOCUMENTS 3.3). What is valid but beyond the subset is refused.
 */
export function parseStyleSheet(source: string, refuse: RefuseStyle): Rule[] {
  const text = withoutComments(source);
  const rules: Rule[] = [];
  const pattern = /([^{}]*)\{([^{}]*)\}/g;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [, prelude = '', body = ''] = match;
    const start = match.index + prelude.length - prelude.trimStart().length;
    const rule = parseRule(prelude.trim(), start, refuse);
    if (rule)
      rules.push({selectors: rule, declarations: parseDeclarations(body, refuse, match.index + prelude.length + 1)});
  }
  return rules;
}

/** Reads declarations of a block or of a `style` attribute. An empty value (`margin:`) is skipped, as browsers do. */
export function parseDeclarations(source: string, refuse: RefuseStyle, offset = 0): Declarations {
  const declarations: Declarations = {normal: {}, important: {}};
  let at = offset;
  for (const part of withoutComments(source).split(';')) {
    const text = part.trim().toLowerCase();
    const [property = '', ...rest] = text.split(':');
    const written = rest.join(':').trim();
    const value = written.replace(/\s*!\s*important$/, '');
    if (text !== '' && !(rest.length > 0 && value === '')) {
      const longhands = readDeclaration(property.trim(), value);
      if (longhands) Object.assign(value === written ? declarations.normal : declarations.important, longhands);
      else refuse('style_not_allowed', part.trim(), at + part.length - part.trimStart().length);
    }
    at += part.length + 1;
  }
  return declarations;
}

function parseRule(prelude: string, offset: number, refuse: RefuseStyle): Selector[] | undefined {
  if (prelude.includes(';') && !prelude.startsWith('@')) return undefined;
  const selectors = prelude.split(',').map((text) => parseSelector(text.trim()));
  if (!selectors.includes(undefined)) return selectors.filter((selector) => selector !== undefined);
  refuse('selector_not_allowed', prelude, offset);
  return undefined;
}

/** Comments become spaces, so that offsets stay. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?(\*\/|$)/g, (comment) => comment.replace(/[^\n]/g, ' '));
}
