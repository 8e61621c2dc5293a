/** Folded form of a text for search and comparison: lower case, ё as е, one space between words (DESIGN, Search). */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim();
}

/** Only the digits of a text: `+7 (900) 000-00-04` → `79000000004`. */
export function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}
