import {PDFRawStream} from '@cantoo/pdf-lib';
import {plain, type ReadPdf} from './file.js';

/** Where XMP says what the information dictionary says (ISO 19005-1, 6.7.3). */
const SAME = {
  Title: /<dc:title><rdf:Alt><rdf:li xml:lang="x-default">([^<]*)</,
  Subject: /<dc:description><rdf:Alt><rdf:li xml:lang="x-default">([^<]*)</,
  Keywords: /<pdf:Keywords>([^<]*)</,
  Creator: /<xmp:CreatorTool>([^<]*)</,
  Producer: /<pdf:Producer>([^<]*)</,
};
const TIMES = {CreationDate: /<xmp:CreateDate>([^<]*)</, ModDate: /<xmp:ModifyDate>([^<]*)</};

/** What is wrong with the metadata of a file: identification, and facts that differ from the information dictionary. */
export function metadataProblems(pdf: ReadPdf): string[] {
  const stream = pdf.at(pdf.catalog, 'Metadata');
  if (!(stream instanceof PDFRawStream)) return ['no metadata'];
  const xmp = Buffer.from(stream.contents).toString('utf8');
  const info = pdf.document.context.trailerInfo.Info;
  const said = (pattern: RegExp): string => unescaped(pattern.exec(xmp)?.[1] ?? 'nothing');
  const differing = Object.entries(SAME).filter(([key, pattern]) => said(pattern) !== plain(pdf.at(info, key)));
  const times = Object.entries(TIMES).filter(([key, pattern]) => {
    const digits = said(pattern).replace(/[-:T]/g, '');
    return `D:${digits}` !== plain(pdf.at(info, key));
  });
  return [
    ...(pdf.at(stream, 'Filter') === undefined ? [] : ['metadata are compressed']),
    ...(xmp.includes('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A<') ? [] : ['not identified as PDF/A-2a']),
    ...(isWellFormed(xmp) ? [] : ['metadata are not well-formed XML']),
    ...[...differing, ...times].map(([key]) => `${key} differs`),
  ];
}

/** Every element ended where it was begun, and no stray `<` or `&`. */
function isWellFormed(xml: string): boolean {
  const open: string[] = [];
  const rest = xml
    .replace(/<\?.*?\?>/gs, '')
    .replace(/<(\/?)([\w:]+)([^<>]*)>/g, (_tag, slash: string, name: string) => {
      if (slash === '') open.push(name);
      else if (open.pop() !== name) open.push('unbalanced');
      return '';
    });
  return open.length === 0 && !/<|>|&(?!amp;|lt;|gt;)/.test(rest);
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
