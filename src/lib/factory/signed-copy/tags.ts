import type {PDFArray, PDFDict, PDFObject, PDFObjectCopier, PDFRef} from '@cantoo/pdf-lib';
import {zlibSync} from 'fflate';
import type {LoadedPdf, PdfPage} from './load.js';

/** A picture on a page that is tagged as one: what is read in its place, and its operators. */
export interface Figure {
  alt: string;
  operators: string;
}

/**
 * The structure tree of a file (ISO 32000-2, 14.7): kept and gone on with when its document has one, else begun. Pages
 * without tags get one section each, which is read as the page was written.
 */
export class Tags {
  /** The document had tags of its own. */
  readonly tagged: boolean;
  readonly #pdf: LoadedPdf;
  readonly #root: PDFDict;
  readonly #numbers: PDFArray;
  readonly #parent: PDFRef;
  readonly #kids: PDFArray;
  #next: number;

  constructor(pdf: LoadedPdf) {
    this.#pdf = pdf;
    const {lib, context, catalog} = pdf;
    const known = treeOf(pdf);
    this.tagged = known !== undefined;
    if (known === undefined) {
      this.#numbers = context.obj([]);
      this.#root = context.obj({Type: 'StructTreeRoot', ParentTree: {Nums: this.#numbers}});
      const root = context.register(this.#root);
      catalog.set(lib.PDFName.of('StructTreeRoot'), root);
      this.#kids = context.obj([]);
      this.#parent = context.register(context.obj({Type: 'StructElem', S: 'Document', P: root, K: this.#kids}));
      this.#root.set(lib.PDFName.of('K'), context.obj([this.#parent]));
      this.#next = 0;
    } else {
      this.#root = known.root;
      this.#numbers = known.numbers;
      const root = referenceIn(pdf, catalog, 'StructTreeRoot');
      const kids = listIn(pdf, this.#root, 'K');
      const [only] = kids.asArray();
      const document = kids.size() === 1 && only instanceof lib.PDFRef ? context.lookup(only) : undefined;
      const isDocument =
        document instanceof lib.PDFDict && document.lookup(lib.PDFName.of('S')) === lib.PDFName.of('Document');
      this.#parent = isDocument && only instanceof lib.PDFRef ? only : root;
      this.#kids = isDocument ? listIn(pdf, document, 'K') : kids;
      this.#next = Math.max(-1, ...entriesOf(pdf, this.#numbers).map(([key]) => key)) + 1;
    }
  }

  /** Tags a page that has no tags as one section with a title. */
  addPage(page: PdfPage, title: string): void {
    const {context} = this.#pdf;
    const {section, kids} = this.#section(title);
    const text = this.#element(section, page, {S: 'P', K: 0});
    kids.push(text);
    const own = contentsOf(this.#pdf, page.node);
    this.#setContents(page, [this.#stream('/P <</MCID 0>> BDC'), ...own, this.#stream('EMC')]);
    this.#enter(page, context.obj([text]));
  }

  /** Takes over tagged pages of another file with their tags, as one section, with a picture on the first of them. */
  addTagged(
    source: LoadedPdf,
    copier: PDFObjectCopier,
    pages: readonly PdfPage[],
    title: string,
    figure: Figure,
  ): void {
    const {lib, context} = this.#pdf;
    const tree = treeOf(source);
    if (tree === undefined) throw new Error('the sheet has no tags');
    const {section, kids} = this.#section(title);
    const parents = new Map(entriesOf(source, tree.numbers));
    const elements = topElements(source, tree.root);
    // Their parent is not copied: it is the section now.
    for (const element of elements) source.context.lookup(element, lib.PDFDict).delete(lib.PDFName.of('P'));
    for (const element of elements) {
      const copied = copier.copy(element);
      context.lookup(copied, lib.PDFDict).set(lib.PDFName.of('P'), section);
      kids.push(copied);
    }
    for (const [index, page] of pages.entries()) {
      const number = page.node.lookup(lib.PDFName.of('StructParents'), lib.PDFNumber).asNumber();
      const marked = copier.copy(parents.get(number) ?? source.context.obj([]));
      if (index === 0) {
        const place = marked.size();
        const picture = this.#element(section, page, {
          S: 'Figure',
          K: place,
          Alt: lib.PDFHexString.fromText(figure.alt),
        });
        kids.push(picture);
        marked.push(picture);
        // Painted first: what a page paints may leave another system of coordinates behind.
        const painted = this.#stream(`/Figure <</MCID ${place}>> BDC\n${figure.operators}\nEMC`);
        this.#setContents(page, [painted, ...contentsOf(this.#pdf, page.node)]);
      }
      this.#enter(page, marked);
    }
  }

  /** Says in the catalogue that the file is tagged. */
  finish(): void {
    const {lib, context, catalog} = this.#pdf;
    this.#root.set(lib.PDFName.of('ParentTreeNextKey'), context.obj(this.#next));
    catalog.set(lib.PDFName.of('MarkInfo'), context.obj({Marked: true}));
  }

  #section(title: string): {section: PDFRef; kids: PDFArray} {
    const {lib, context} = this.#pdf;
    const kids = context.obj([]);
    const facts = {Type: 'StructElem', S: 'Sect', P: this.#parent, T: lib.PDFHexString.fromText(title), K: kids};
    const section = context.register(context.obj(facts));
    this.#kids.push(section);
    return {section, kids};
  }

  #element(section: PDFRef, page: PdfPage, more: Record<string, PDFObject | string | number>): PDFRef {
    const {context} = this.#pdf;
    return context.register(context.obj({Type: 'StructElem', P: section, Pg: page.ref, ...more}));
  }

  /** Notes what the marked contents of a page belong to. */
  #enter({node}: PdfPage, marked: PDFArray): void {
    const {lib, context} = this.#pdf;
    node.set(lib.PDFName.of('StructParents'), context.obj(this.#next));
    this.#numbers.push(context.obj(this.#next));
    this.#numbers.push(marked);
    this.#next++;
  }

  #setContents({node}: PdfPage, streams: PDFRef[]): void {
    const {lib, context} = this.#pdf;
    node.set(lib.PDFName.of('Contents'), context.obj(streams));
  }

  #stream(content: string): PDFRef {
    const {context} = this.#pdf;
    // Short ones would only grow.
    if (content.length < 200) return context.register(context.stream(content));
    const packed = zlibSync(Buffer.from(content, 'latin1'), {level: 6});
    return context.register(context.stream(packed, {Filter: 'FlateDecode'}));
  }
}

/** References to the content streams of a page. */
export function contentsOf({lib, context}: LoadedPdf, node: PDFDict): PDFRef[] {
  const contents = node.get(lib.PDFName.of('Contents'));
  const target = contents instanceof lib.PDFRef ? context.lookup(contents) : contents;
  if (target instanceof lib.PDFArray) return target.asArray().filter((item) => item instanceof lib.PDFRef);
  return contents instanceof lib.PDFRef ? [contents] : [];
}

/** The structure tree of a file, if its tree of parents is a plain list. */
function treeOf({lib, catalog}: LoadedPdf): {root: PDFDict; numbers: PDFArray} | undefined {
  const root = catalog.lookup(lib.PDFName.of('StructTreeRoot'));
  const parents = root instanceof lib.PDFDict ? root.lookup(lib.PDFName.of('ParentTree')) : undefined;
  const numbers = parents instanceof lib.PDFDict ? parents.lookup(lib.PDFName.of('Nums')) : undefined;
  return root instanceof lib.PDFDict && numbers instanceof lib.PDFArray ? {root, numbers} : undefined;
}

/** Keys and lists of a tree of parents; entries for single objects, as annotations have them, have no list. */
function entriesOf({lib}: LoadedPdf, numbers: PDFArray): [number, PDFArray | undefined][] {
  const entries: [number, PDFArray | undefined][] = [];
  for (let index = 0; index + 1 < numbers.size(); index += 2) {
    const list = numbers.lookup(index + 1);
    entries.push([numbers.lookup(index, lib.PDFNumber).asNumber(), list instanceof lib.PDFArray ? list : undefined]);
  }
  return entries;
}

/** The elements under the document element of one of our own files. */
function topElements(pdf: LoadedPdf, root: PDFDict): PDFRef[] {
  const {lib, context} = pdf;
  const [document] = listIn(pdf, root, 'K').asArray();
  const kids = document instanceof lib.PDFRef ? listIn(pdf, context.lookup(document, lib.PDFDict), 'K').asArray() : [];
  return kids.filter((kid) => kid instanceof lib.PDFRef);
}

/** A list under a name; a single value is made one. */
function listIn({lib, context}: LoadedPdf, dict: PDFDict, key: string): PDFArray {
  const value = dict.lookup(lib.PDFName.of(key));
  if (value instanceof lib.PDFArray) return value;
  const own = dict.get(lib.PDFName.of(key));
  const list = context.obj(own === undefined ? [] : [own]);
  dict.set(lib.PDFName.of(key), list);
  return list;
}

/** The reference under a name; a direct object is given one. */
function referenceIn({lib, context}: LoadedPdf, dict: PDFDict, key: string): PDFRef {
  const value = dict.get(lib.PDFName.of(key));
  if (value instanceof lib.PDFRef) return value;
  const ref = context.register(value ?? lib.PDFNull);
  dict.set(lib.PDFName.of(key), ref);
  return ref;
}
