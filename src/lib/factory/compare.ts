import type {Template} from '../domain/template.js';
import type {TemplateChange, TextChange} from './types.js';

/** Cells of the table in which two texts are compared, and of all tables; larger differences are shown as one replacement. */
const MAX_CELLS = 4_000_000;
const MAX_ALL_CELLS = 40_000_000;

/** What is left for the texts of one comparison. */
interface Cells {
  left: number;
}

/** All differences between two editions: context by lines, phrases by key and word, the schema by path. */
export function compareTemplates(before: Template, after: Template): TemplateChange[] {
  const cells = {left: MAX_ALL_CELLS};
  const context = compareTexts(linesOf(before.context), linesOf(after.context), cells);
  return [
    ...compareMaps(facts(before), facts(after), cells),
    ...(context.every(({kind}) => kind === 'same')
      ? []
      : [{part: 'context', kind: 'changed' as const, changes: context}]),
    ...compareMaps(phrases(before), phrases(after), cells),
    ...compareMaps(leaves(before.model, 'model'), leaves(after.model, 'model'), cells),
  ];
}

/** The shortest way from one list of pieces to another, equal neighbours joined. */
function compareTexts(before: readonly string[], after: readonly string[], cells: Cells): TextChange[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const old = before.slice(start, before.length - end);
  const now = after.slice(start, after.length - end);
  const size = old.length * now.length;
  const isTooLarge = size > Math.min(MAX_CELLS, cells.left);
  if (!isTooLarge) cells.left -= size;
  return joined([
    ...pieces('same', before.slice(0, start)),
    ...(isTooLarge ? [...pieces('removed', old), ...pieces('added', now)] : walk(old, now)),
    ...pieces('same', before.slice(before.length - end)),
  ]);
}

/** Longest common subsequence by the classic table. */
function walk(old: readonly string[], now: readonly string[]): TextChange[] {
  const width = now.length + 1;
  const lengths = new Uint32Array((old.length + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row -= 1) {
    for (let column = now.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] =
        old[row] === now[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const found: TextChange[] = [];
  let row = 0;
  let column = 0;
  while (row < old.length || column < now.length) {
    if (row < old.length && column < now.length && old[row] === now[column]) {
      found.push(...pieces('same', [old[row++] ?? '']));
      column += 1;
    } else if (row < old.length && (column === now.length || at(row + 1, column) >= at(row, column + 1))) {
      found.push(...pieces('removed', [old[row++] ?? '']));
    } else found.push(...pieces('added', [now[column++] ?? '']));
  }
  return found;
}

function compareMaps(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  cells: Cells,
): TemplateChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((part): TemplateChange[] => {
    const [old, now] = [before.get(part), after.get(part)];
    if (old === now) return [];
    if (old === undefined) return [{part, kind: 'added', changes: pieces('added', [now ?? ''])}];
    if (now === undefined) return [{part, kind: 'removed', changes: pieces('removed', [old])}];
    return [{part, kind: 'changed', changes: compareTexts(wordsOf(old), wordsOf(now), cells)}];
  });
}

function facts({registry_id, version, title, description}: Template): Map<string, string> {
  return new Map(
    Object.entries({registry_id, version, title, description}).map(([name, value]) => [name, String(value)]),
  );
}

function phrases({translations}: Template): Map<string, string> {
  const entries = Object.entries(translations).flatMap(([lang, texts]) =>
    Object.entries(texts).map(([key, text]) => [`translation:${lang}:${key}`, text] as const),
  );
  return new Map(entries);
}

/** Every value of a schema by its path; lists of plain values are one value. */
function leaves(value: unknown, path: string): Map<string, string> {
  if (typeof value !== 'object' || value === null) return new Map([[path, JSON.stringify(value)]]);
  const isPlainList = Array.isArray(value) && value.every((each) => typeof each !== 'object');
  const entries = Object.entries(value);
  if (isPlainList || entries.length === 0) return new Map([[path, JSON.stringify(value)]]);
  const separator = path === 'model' ? ':' : '.';
  return new Map(entries.flatMap(([name, each]) => [...leaves(each, `${path}${separator}${name}`)]));
}

const linesOf = (text: string): string[] => text.split(/(?<=\n)/);

const wordsOf = (text: string): string[] => text.split(/(?<=\s)(?=\S)/);

const pieces = (kind: TextChange['kind'], texts: readonly string[]): TextChange[] =>
  texts.map((text) => ({kind, text}));

/** Neighbours of one kind become one change. */
function joined(changes: readonly TextChange[]): TextChange[] {
  const found: TextChange[] = [];
  for (const {kind, text} of changes) {
    const last = found.at(-1);
    if (last?.kind === kind) last.text += text;
    else found.push({kind, text});
  }
  return found;
}
