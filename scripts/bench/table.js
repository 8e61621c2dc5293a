// The report as a table for people.

/** The table; `notes` are lines below it. */
export function table(rows, notes) {
  const aim = ({aim: most, least, ratio}) => {
    if (least !== undefined) return `≥ ${least}${ratio < least ? '  missed' : ''}`;
    return most === undefined ? '' : `≤ ${most}${ratio > most ? '  missed' : ''}`;
  };
  const cells = rows.map((row) => [
    row.what,
    row.ms === undefined ? '' : `${row.ms.toFixed(1)} ms`,
    row.per_second === undefined ? '' : `${row.per_second.toFixed(row.per_second < 10 ? 1 : 0)} /s`,
    `${row.ratio.toFixed(2)} ×`,
    aim(row),
    [
      ...(row.megabytes === undefined ? [] : [`${row.megabytes} MB`]),
      ...(row.bytes === undefined ? [] : [`${row.bytes} bytes`]),
    ].join(', '),
  ]);
  const lines = [['', 'median', 'rate', 'ratio', 'aim', 'memory, size'], ...cells];
  const widths = [0, 1, 2, 3, 4, 5].map((column) => Math.max(...lines.map((line) => line[column].length)));
  const text = lines.map((line) =>
    line
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])))
      .join('  ')
      .trimEnd(),
  );
  return `${[...text, '', ...notes].join('\n')}\n`;
}
