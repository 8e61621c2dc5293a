import {printable} from './printable.js';
import type {Paint} from './terminal.js';

/** A piece of a text that stayed, came or went. */
interface Change {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Unchanged lines that are shown beside a change. */
const AROUND = 3;

/** Changed lines with some unchanged ones around them, as `diff -u` shows them. */
export function formatLines(changes: readonly Change[], paint: Paint): string {
  return changes
    .flatMap(({kind, text}, at) => {
      const lines = text.replace(/\n$/, '').split('\n').map(printable);
      if (kind === 'added') return lines.map((line) => paint.green(`+${line}`));
      if (kind === 'removed') return lines.map((line) => paint.red(`-${line}`));
      return around(lines, at === 0, at === changes.length - 1).map((line) => ` ${line}`);
    })
    .join('\n');
}

/** A text with what went in `[-…-]` and what came in `{+…+}`, as `wdiff` shows it. */
export function formatWords(changes: readonly Change[], paint: Paint): string {
  return changes
    .map(({kind, text}) => {
      const shown = printable(text);
      if (kind === 'added') return paint.green(`{+${shown}+}`);
      return kind === 'removed' ? paint.red(`[-${shown}-]`) : shown;
    })
    .join('');
}

function around(lines: string[], isFirst: boolean, isLast: boolean): string[] {
  const before = isFirst ? [] : lines.slice(0, AROUND);
  const after = isLast ? [] : lines.slice(-AROUND);
  return lines.length <= before.length + after.length ? lines : [...before, '…', ...after];
}
