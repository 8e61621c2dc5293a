import type {TemplateProblemCode} from '../../types.js';
import {parseMarkup} from './html/parse.js';
import {styleTree} from './html/style.js';
import type {MarkupProblem} from '../renderer.js';
import {findUnprintable} from './text.js';

/**
 * Everything in a piece of markup that this renderer does not print: tags, attributes, styles, characters. Marks stand
 * for values. Positions are those of the piece.
 */
export function checkMarkup(markup: string, original: string, mode: 'document' | 'fragment'): MarkupProblem[] {
  const problems: MarkupProblem[] = [];
  const refuse = (code: TemplateProblemCode, subject: string, position: {line: number; column: number}): void => {
    problems.push({code, subject, ...position});
  };
  styleTree(parseMarkup(markup, [], refuse, mode), refuse);
  const unprintable = findUnprintable(original);
  if (unprintable) {
    const lines = original.slice(0, unprintable.offset).split('\n');
    const column = (lines.at(-1)?.length ?? 0) + 1;
    refuse('character_not_in_font', unprintable.character, {line: lines.length, column});
  }
  return problems;
}
