import {PDFDict, PDFName, PDFRef, type PDFObject} from '@cantoo/pdf-lib';
import {plain, type ReadPdf} from './file.js';

/** What may stand in what (ISO 32000-1, 14.8.4); elements that are not named may stand anywhere but there. */
const PARENTS: Record<string, readonly string[]> = {
  Document: ['StructTreeRoot'],
  LI: ['L'],
  Lbl: ['LI'],
  LBody: ['LI'],
  TR: ['Table'],
  TH: ['TR'],
  TD: ['TR'],
};
const TYPES = [
  'Document',
  'P',
  'H1',
  'H2',
  'H3',
  'L',
  'LI',
  'Lbl',
  'LBody',
  'Table',
  'TR',
  'TH',
  'TD',
  'Figure',
  'Span',
];
const GROUPS = ['Table', 'TR', 'L', 'LI', 'Document'];

/** What is wrong with the structure tree of a file, and with its tree of parents. `mcids`: by page, what is marked. */
export function structureProblems(pdf: ReadPdf, mcids: readonly (readonly number[])[]): string[] {
  const root = pdf.catalog.get(PDFName.of('StructTreeRoot'));
  const problems: string[] = [];
  if (!(root instanceof PDFRef)) return ['no structure tree'];
  const owners = new Map<string, PDFRef>();
  const pageNumbers = new Map(pdf.document.getPages().map(({ref}, at) => [ref.tag, at]));
  const visit = (element: PDFObject, parent: PDFRef, parentType: string): void => {
    const dict = pdf.resolve(element);
    const type = String(plain(pdf.at(dict, 'S')));
    if (!(element instanceof PDFRef) || !(dict instanceof PDFDict)) {
      problems.push(`an element that is no object in ${parentType}`);
      return;
    }
    if (dict.get(PDFName.of('P')) !== parent) problems.push(`${type} names another parent than ${parentType}`);
    if (!TYPES.includes(type)) problems.push(`unknown type ${type}`);
    const allowed = PARENTS[type];
    if (allowed ? !allowed.includes(parentType) : GROUPS.includes(parentType) && parentType !== 'Document') {
      problems.push(`${type} in ${parentType}`);
    }
    if (type === 'Figure' && !plain(pdf.at(dict, 'Alt'))) problems.push('a figure without description');
    if (type === 'TH' && plain(pdf.at(dict, 'A', 'Scope')) === undefined) problems.push('a header cell without scope');
    if (type === 'Span' && !plain(pdf.at(dict, 'ActualText'))) problems.push('a drawing that cannot be read');
    for (const kid of pdf.items(dict.get(PDFName.of('K')))) {
      const marked = pdf.resolve(kid);
      const number = plain(marked) ?? plain(pdf.at(marked, 'MCID'));
      if (typeof number !== 'number') visit(kid, element, type);
      else {
        const page = (marked instanceof PDFDict ? marked : dict).get(PDFName.of('Pg'));
        const key = `${pageNumbers.get(page instanceof PDFRef ? page.tag : '') ?? 'no page'} ${number}`;
        if (owners.has(key)) problems.push(`content ${key} in two elements`);
        if (GROUPS.includes(type)) problems.push(`content in ${type}`);
        owners.set(key, element);
      }
    }
  };
  for (const kid of pdf.items(pdf.at(root, 'K'))) visit(kid, root, 'StructTreeRoot');
  return [...problems, ...parentTreeProblems(pdf, root, mcids, owners)];
}

function parentTreeProblems(
  pdf: ReadPdf,
  root: PDFRef,
  mcids: readonly (readonly number[])[],
  owners: ReadonlyMap<string, PDFRef>,
): string[] {
  const problems: string[] = [];
  const numbers = pdf.items(pdf.at(root, 'ParentTree', 'Nums'));
  let count = 0;
  for (const [page, node] of pdf.pages.entries()) {
    if (plain(pdf.at(node, 'StructParents')) !== page) problems.push(`page ${page} has another number`);
    const parents = pdf.items(numbers[page * 2 + 1]);
    const expected = Array.from(parents, (_, mcid) => mcid);
    if (mcids[page]?.join() !== expected.join()) problems.push(`page ${page}: not every content has its parent`);
    count += parents.length;
    for (const [mcid, parent] of parents.entries()) {
      if (owners.get(`${page} ${mcid}`) !== parent) problems.push(`page ${page}: content ${mcid} has another parent`);
    }
  }
  if (numbers.length !== pdf.pages.length * 2 || count !== owners.size) problems.push('parents of nothing');
  return problems;
}
