/** What a reader of rendered HTML sees: tags and style out, runs of spaces and line ends as one space; others stay. */
export function visibleText(html: string): string {
  return html
    .replace(/<style>.*?<\/style>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
}
