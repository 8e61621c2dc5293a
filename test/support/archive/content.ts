/** What the content of a page holds, besides being well formed. */
export interface PageContent {
  /** Numbers of marked contents that belong to elements. */
  mcids: number[];
  /** By label of the font: numbers of the glyphs that are shown. */
  glyphs: Map<string, Set<number>>;
  problems: string[];
}

const TOKEN = /<<|>>|<[0-9a-f]*>|\[|\]|\/[^\s<>[\]()/]+|[^\s<>[\]()/]+/gi;
const PAINTING = new Set(['S', 'f', 'Do', 'TJ', 'Tj']);
const BEGINNINGS = new Set(['BDC', 'BMC']);

/**
 * Reads the content of a page of our own renderer: everything painted has to be marked, either as content of an element or
 * as an artifact, and never as both; what is begun has to be ended (ISO 14289-1, 7.1).
 */
export function readContent(source: string): PageContent {
  const content: PageContent = {mcids: [], glyphs: new Map(), problems: []};
  const open: ('element' | 'artifact')[] = [];
  const fonts: string[] = [''];
  let operands: string[] = [];
  for (const [token] of source.matchAll(TOKEN)) {
    if (!/^[A-Za-z*]+$/.test(token)) {
      operands.push(token);
      continue;
    }
    if (BEGINNINGS.has(token)) {
      const mcid = operands.indexOf('/MCID');
      const kind = mcid >= 0 ? 'element' : 'artifact';
      if (mcid < 0 && operands[0] !== '/Artifact') content.problems.push(`${operands[0] ?? ''} belongs to nothing`);
      if (open.length > 0) content.problems.push(`${kind} inside ${open.join(' > ')}`);
      if (mcid >= 0) content.mcids.push(Number(operands[mcid + 1]));
      open.push(kind);
    } else if (token === 'EMC' && open.pop() === undefined) content.problems.push('EMC without a beginning');
    else if (token === 'q') fonts.push(fonts.at(-1) ?? '');
    else if (token === 'Q' && (fonts.pop() === undefined || fonts.length === 0)) content.problems.push('Q without q');
    else if (token === 'Tf') fonts[fonts.length - 1] = operands[0]?.slice(1) ?? '';
    if (token === 'TJ') show(content, fonts.at(-1) ?? '', operands);
    if (PAINTING.has(token) && open.length === 0) content.problems.push(`${token} is not marked`);
    operands = [];
  }
  if (open.length > 0 || fonts.length !== 1) content.problems.push('something is not ended');
  return content;
}

function show({glyphs, problems}: PageContent, font: string, operands: readonly string[]): void {
  if (font === '') problems.push('text without a font');
  const shown = glyphs.get(font) ?? new Set();
  glyphs.set(font, shown);
  for (const operand of operands) {
    for (const [glyph] of operand.matchAll(/[0-9a-f]{4}(?=[0-9a-f]*>)/gi)) {
      if (operand.startsWith('<')) shown.add(Number.parseInt(glyph, 16));
    }
  }
}
