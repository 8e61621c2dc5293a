import {readContent} from './content.js';
import {plain, ReadPdf} from './file.js';
import {fontProblems} from './fonts.js';
import {metadataProblems} from './metadata.js';
import {structureProblems} from './structure.js';

/** Names that make a file active, or take it out of PDF/A-2 (ISO 19005-2, 6.2 to 6.10). */
const FORBIDDEN =
  /^(AA|OpenAction|JavaScript|JS|Encrypt|XFA|EmbeddedFiles|Annots|Interpolate|Alternates|ExtGState|Ref)$/;

/** Filters of streams that our files use. */
const FILTERS = ['FlateDecode', 'DCTDecode'];

/**
 * What keeps a file of our own renderer from being PDF/A-2a, as far as it can be seen without a validator: identification
 * and metadata, colours, fonts with widths and characters for every glyph shown, every stretch of content in the structure
 * or marked as artifact, and nothing active.
 */
export async function archiveProblems(bytes: Uint8Array): Promise<string[]> {
  const pdf = await ReadPdf.open(bytes);
  const contents = pdf.pages.map((page) => readContent(pdf.text(pdf.at(page, 'Contents'))));
  return [
    ...fileProblems(pdf, bytes),
    ...catalogProblems(pdf),
    ...metadataProblems(pdf),
    ...contents.flatMap(({problems}, page) => problems.map((problem) => `page ${page}: ${problem}`)),
    ...contents.flatMap(({glyphs}, page) => fontProblems(pdf, page, glyphs)),
    ...pdf.pages.flatMap((page, at) => (plain(pdf.at(page, 'Tabs')) === 'S' ? [] : [`page ${at}: no order of tabs`])),
    ...structureProblems(
      pdf,
      contents.map(({mcids}) => mcids),
    ),
  ];
}

function fileProblems(pdf: ReadPdf, bytes: Uint8Array): string[] {
  const head = Buffer.from(bytes.subarray(0, 15)).toString('latin1');
  const ids = pdf.items(pdf.document.context.trailerInfo.ID).map(plain);
  const objects = pdf.document.context.enumerateIndirectObjects();
  const forbidden = objects.flatMap(([, object]) => pdf.namesIn(object).filter((name) => FORBIDDEN.test(name)));
  const filters = objects.flatMap(([, object]) => pdf.items(pdf.at(object, 'Filter')).map(plain));
  return [
    ...(/^%PDF-1\.7\n%[\x80-\xff]{4}\n$/.test(head) ? [] : ['another header']),
    ...(ids.length === 2 && ids[0] === ids[1] ? [] : ['no id']),
    ...forbidden.map((name) => `${name} is not allowed`),
    ...filters.filter((filter) => !FILTERS.includes(String(filter))).map((filter) => `filter ${filter}`),
  ];
}

function catalogProblems(pdf: ReadPdf): string[] {
  const {catalog} = pdf;
  const [intent] = pdf.items(pdf.at(catalog, 'OutputIntents'));
  const profile = Buffer.from(pdf.stream(pdf.at(intent, 'DestOutputProfile'))).toString('latin1');
  const facts: [string, boolean][] = [
    ['marked', String(pdf.at(catalog, 'MarkInfo', 'Marked')) === 'true'],
    ['language', plain(pdf.at(catalog, 'Lang')) === 'ru'],
    ['title shown', String(pdf.at(catalog, 'ViewerPreferences', 'DisplayDocTitle')) === 'true'],
    ['output intent', plain(pdf.at(intent, 'S')) === 'GTS_PDFA1'],
    ['profile of a display in RGB', plain(pdf.at(intent, 'DestOutputProfile', 'N')) === 3],
    ['profile', profile.slice(12, 20) === 'mntrRGB ' && profile.slice(36, 40) === 'acsp'],
  ];
  return facts.filter(([, isSo]) => !isSo).map(([what]) => `no ${what}`);
}
