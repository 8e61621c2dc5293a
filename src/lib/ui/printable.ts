/** Foreign text for a terminal, which it must not steer: control characters become U+FFFD, tabs and ends of lines stay. */
export function printable(text: string): string {
  return text.replace(/(?!\r\n)[^\P{C}\n\t]/gu, '\u{fffd}');
}

/** The colours of `Paint`, after which a line of output is known to be ours; no text can hide or move by them. */
const PAINTED = /(\u001b\[(?:1|2|22|31|32|39)m)/;

/** As `printable` for a whole line of output, which may be painted. */
export function printableLine(text: string): string {
  return text
    .split(PAINTED)
    .map((part, at) => (at % 2 === 1 ? part : printable(part)))
    .join('');
}
