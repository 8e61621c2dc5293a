import {plain, type ReadPdf} from './file.js';

/** What is wrong with the fonts of a page: each embedded, with a width and a character for every glyph that is shown. */
export function fontProblems(pdf: ReadPdf, page: number, glyphs: ReadonlyMap<string, ReadonlySet<number>>): string[] {
  const fonts = new Map(pdf.entries(pdf.at(pdf.pages[page], 'Resources', 'Font')));
  return [...glyphs].flatMap(([label, shown]) => {
    const font = pdf.resolve(fonts.get(label));
    const [descendant] = pdf.items(pdf.at(font, 'DescendantFonts'));
    const widths = widthsOf(pdf, descendant);
    const characters = charactersOf(pdf.text(pdf.at(font, 'ToUnicode')));
    const file = pdf.stream(pdf.at(descendant, 'FontDescriptor', 'FontFile2'));
    if (file.length === 0) return [`${label}: not embedded`];
    const visible = [...shown].filter((glyph) => characters.get(glyph)?.trim() !== '');
    return [
      ...(plain(pdf.at(font, 'Encoding')) === 'Identity-H' ? [] : [`${label}: another encoding`]),
      ...(plain(pdf.at(descendant, 'CIDToGIDMap')) === 'Identity' ? [] : [`${label}: no map to glyphs`]),
      ...[...shown].filter((glyph) => !widths.has(glyph)).map((glyph) => `${label}: no width of ${glyph}`),
      ...[...shown]
        .filter((glyph) => !isCharacter(characters.get(glyph)))
        .map((glyph) => `${label}: what is ${glyph}?`),
      ...fileProblems(file, widths, visible).map((problem) => `${label}: ${problem}`),
    ];
  });
}

/** Widths in the font file are those of the document (ISO 19005-2, 6.2.11.5), and shown glyphs are in it. */
function fileProblems(file: Uint8Array, widths: ReadonlyMap<number, number>, visible: readonly number[]): string[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const tables = new Map(
    Array.from({length: view.getUint16(4)}, (_, index) => {
      const at = 12 + index * 16;
      return [Buffer.from(file.subarray(at, at + 4)).toString('latin1'), view.getUint32(at + 8)];
    }),
  );
  const [metrics = 0, locations = 0] = [tables.get('hmtx'), tables.get('loca')];
  const differing = [...widths].filter(([glyph, width]) => view.getUint16(metrics + glyph * 4) !== width);
  const empty = visible.filter(
    (glyph) => view.getUint32(locations + glyph * 4) === view.getUint32(locations + glyph * 4 + 4),
  );
  return [
    ...differing.map(([glyph]) => `width of ${glyph} differs`),
    ...empty.map((glyph) => `glyph ${glyph} has no outline`),
  ];
}

/** Widths of `W`: a first glyph and an array, again and again. */
function widthsOf(pdf: ReadPdf, descendant: Parameters<ReadPdf['at']>[0]): Map<number, number> {
  const items = pdf.items(pdf.at(descendant, 'W'));
  const widths = new Map<number, number>();
  for (let at = 0; at + 1 < items.length; at += 2) {
    const first = Number(plain(items[at]));
    for (const [index, width] of pdf.items(items[at + 1]).entries()) widths.set(first + index, Number(plain(width)));
  }
  return widths;
}

/** Characters of glyphs by a character map that lists them in ranges. */
function charactersOf(map: string): Map<number, string> {
  const characters = new Map<number, string>();
  for (const [, first = '', , list = ''] of map.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/gi)) {
    for (const [index, code] of (list.match(/[0-9a-f]+/gi) ?? []).entries()) {
      const units = code.match(/.{4}/g)?.map((unit) => Number.parseInt(unit, 16)) ?? [];
      characters.set(Number.parseInt(first, 16) + index, String.fromCharCode(...units));
    }
  }
  return characters;
}

function isCharacter(text: string | undefined): boolean {
  return text !== undefined && text !== '' && !/[\u0000\ufeff\ufffd\ufffe]/.test(text);
}
