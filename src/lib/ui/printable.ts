/** Foreign text for a terminal, which it must not steer: control characters become U+FFFD, lines and tabs stay. */
export function printable(text: string): string {
  return text.replace(/[^\P{C}\n\t]/gu, '\u{fffd}');
}
