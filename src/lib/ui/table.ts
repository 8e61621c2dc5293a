/** One column of a list: its key in the JSON result, its heading, and how a row shows in it. */
export interface Column<T> {
  key: string;
  heading: string;
  value: (row: T) => string;
  /** How it shows in CSV, where there is more to say than a table has room for. */
  csv?: (row: T) => string;
  /** On a terminal that is too narrow, columns are left out, those with the highest number first; others never. */
  spare?: number;
}

/** Between two columns. */
const GAP = '  ';

/** Picks columns by `--columns a,b`; undefined names no choice. Unknown keys come back in `unknown`. */
export function chooseColumns<T>(
  columns: readonly Column<T>[],
  choice: string | undefined,
): {columns: Column<T>[]; unknown: string[]} {
  if (choice === undefined) return {columns: [...columns], unknown: []};
  const keys = choice.split(',').map((key) => key.trim());
  return {
    columns: keys.flatMap((key) => columns.filter((column) => column.key === key)),
    unknown: keys.filter((key) => !columns.some((column) => column.key === key)),
  };
}

/** Columns that fit into `width` characters, as far as leaving out spare ones achieves it, and those left out. */
export function fitColumns<T>(
  columns: readonly Column<T>[],
  rows: readonly T[],
  width: number,
): {columns: Column<T>[]; left: Column<T>[]} {
  const kept = new Map(columns.map((column) => [column, widthOf(column, rows)]));
  const left: Column<T>[] = [];
  for (const column of [...columns].sort((a, b) => (b.spare ?? 0) - (a.spare ?? 0))) {
    const taken = [...kept.values()].reduce((sum, each) => sum + each + GAP.length, -GAP.length);
    if (column.spare === undefined || taken <= width) break;
    kept.delete(column);
    left.push(column);
  }
  return {columns: [...kept.keys()], left: columns.filter((column) => left.includes(column))};
}

function widthOf<T>({heading, value}: Column<T>, rows: readonly T[]): number {
  return [heading, ...rows.flatMap((row) => value(row).split('\n'))].reduce(
    (most, {length}) => Math.max(most, length),
    0,
  );
}

/** A table for people: aligned columns, no borders, a rule under the headings. Long values are never cut. */
export async function formatTable<T>(
  columns: readonly Column<T>[],
  rows: readonly T[],
  heading: (text: string) => string = (text) => text,
): Promise<string> {
  const {default: Table} = await import('cli-table3');
  const nothing = Object.fromEntries(
    ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right', 'left']
      .concat(['left-mid', 'mid', 'mid-mid', 'right', 'right-mid'])
      .map((edge) => [edge, '']),
  );
  const table = new Table({
    head: columns.map((column) => heading(column.heading)),
    chars: {...nothing, middle: GAP},
    style: {head: [], border: [], 'padding-left': 0, 'padding-right': 0},
  });
  for (const row of rows) table.push(columns.map((column) => column.value(row)));
  return table.toString().replace(/[ \t]+$/gm, '');
}

/** Comma-separated values with a header line of keys, RFC 4180. */
export async function formatCsv<T>(columns: readonly Column<T>[], rows: readonly T[]): Promise<string> {
  const {stringify} = await import('csv-stringify/sync');
  const records = rows.map((row) => columns.map((column) => (column.csv ?? column.value)(row)));
  return stringify([columns.map((column) => column.key), ...records], {record_delimiter: 'windows'}).trimEnd();
}

/** Name and value pairs, one a line, values aligned. Pairs without a value are left out. */
export function formatFacts(
  facts: readonly (readonly [label: string, value: string | undefined])[],
  paint: (text: string) => string = (text) => text,
): string {
  const shown = facts.filter((fact): fact is readonly [string, string] => fact[1] !== undefined && fact[1] !== '');
  const width = Math.max(0, ...shown.map(([label]) => label.length));
  return shown.map(([label, value]) => `${paint(`${label}:`.padEnd(width + 2))}${value}`).join('\n');
}
