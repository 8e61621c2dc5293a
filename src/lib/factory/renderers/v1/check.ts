import {findMarkReference} from '../../template/marks.js';
import {parseMarkup, type RefuseMarkup} from './html/parse.js';
import {styleTree} from './html/style.js';
import type {Element, Position} from './html/tree.js';
import type {MarkupProblem} from '../renderer.js';
import {findUnprintable} from './text.js';

/**
 * Everything in a piece of markup that this renderer does not print: tags, attributes, styles, characters. Marks stand
 * for values. Positions are those of the piece.
 */
export function checkMarkup(markup: string, original: string, mode: 'document' | 'fragment'): MarkupProblem[] {
  const problems: MarkupProblem[] = [];
  const refuse: RefuseMarkup = (code, subject, position) => {
    problems.push({code, subject, ...position});
  };
  styleTree(parseMarkup(markup, [], refuse, mode), refuse);
  const unprintable = findUnprintable(original);
  const reference = findMarkReference(original);
  if (unprintable) refuse('character_not_in_font', unprintable.character, positionAt(original, unprintable.offset));
  if (reference !== undefined) refuse('character_not_in_font', '&#xE000;', positionAt(original, reference));
  else if (original.includes('&')) checkReferences(parseMarkup(original, [], ignore, mode).body, refuse);
  return problems;
}

function positionAt(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split('\n');
  return {line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1};
}

/** What a second reading of the same markup would only say again. */
const ignore = (): void => undefined;

/** Characters that are written as references, `&#x6F22;`, and that the fonts lack; told at their element. */
function checkReferences({children, position}: Element, refuse: RefuseMarkup): void {
  for (const child of children) {
    if (child.kind === 'element') checkReferences(child, refuse);
    else {
      const unprintable = findUnprintable(child.text);
      if (unprintable) refuse('character_not_in_font', unprintable.character, position);
    }
  }
}
