import type {PDFArray, PDFDict, PDFObject, PDFRef} from '@cantoo/pdf-lib';
import type {LoadedPdf} from './load.js';

/** A picture on a page that is tagged as one: what is read in its place, and its operators. */
export interface Figure {
  alt: string;
  operators: string;
}

/**
 * The structure tree of a file: kept and gone on with when its document has one, else begun. Pages without tags get one
 * section each, which a reader reads as the page was written.
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
    const name = (text: string) => lib.PDFName.of(text);
    const known = catalog.lookup(name('StructTreeRoot'));
    const tree = known instanceof lib.PDFDict ? known.lookup(name('ParentTree')) : undefined;
    const numbers = tree instanceof lib.PDFDict ? tree.lookup(name('Nums')) : undefined;
    if (known instanceof lib.PDFDict && numbers instanceof lib.PDFArray) {
      this.tagged = true;
      this.#root = known;
      this.#numbers = numbers;
      this.#next = this.#lastNumber() + 1;
      this.#parent = this.#reference(catalog, 'StructTreeRoot');
      const kids = known.lookup(name('K'));
      this.#kids =
        kids instanceof lib.PDFArray ? kids : context.obj(kids === undefined ? [] : [this.#reference(known, 'K')]);
      known.set(name('K'), this.#kids);
    } else {
      this.tagged = false;
      this.#numbers = context.obj([]);
      this.#next = 0;
      this.#root = context.obj({
        Type: 'StructTreeRoot',
        ParentTree: context.register(context.obj({Nums: this.#numbers})),
      });
      const rootRef = context.register(this.#root);
      catalog.set(name('StructTreeRoot'), rootRef);
      this.#kids = context.obj([]);
      this.#parent = context.register(context.obj({Type: 'StructElem', S: 'Document', P: rootRef, K: this.#kids}));
      this.#root.set(name('K'), context.obj([this.#parent]));
    }
  }

  /** Tags a page as one section with a title, and pictures that are added to it. */
  addPage(page: {ref: PDFRef; node: PDFDict}, title: string, figures: readonly Figure[] = []): void {
    const {lib, context} = this.#pdf;
    const text = lib.PDFHexString.fromText(title);
    const kids = context.obj([]);
    const section = context.register(context.obj({Type: 'StructElem', S: 'Sect', P: this.#parent, T: text, K: kids}));
    this.#kids.push(section);
    const marked: PDFRef[] = [];
    const element = (type: string, more: Record<string, PDFObject>): void => {
      const ref = context.register(
        context.obj({Type: 'StructElem', S: type, P: section, Pg: page.ref, K: marked.length, ...more}),
      );
      marked.push(ref);
      kids.push(ref);
    };
    element('P', {});
    // Pictures are painted first: what a page paints may leave another system of coordinates behind.
    const pictures = figures.map(({alt, operators}, index) => {
      element('Figure', {Alt: lib.PDFHexString.fromText(alt)});
      return this.#stream(`/Figure <</MCID ${index + 1}>> BDC\n${operators}\nEMC`);
    });
    const own = contentsOf(this.#pdf, page.node);
    const streams = [...pictures, this.#stream('/P <</MCID 0>> BDC'), ...own, this.#stream('EMC')];
    page.node.set(lib.PDFName.of('Contents'), context.obj(streams));
    page.node.set(lib.PDFName.of('StructParents'), context.obj(this.#next));
    this.#numbers.push(context.obj(this.#next));
    this.#numbers.push(context.register(context.obj(marked)));
    this.#next++;
  }

  /** Says in the catalogue that the file is tagged. */
  finish(): void {
    const {lib, context, catalog} = this.#pdf;
    this.#root.set(lib.PDFName.of('ParentTreeNextKey'), context.obj(this.#next));
    catalog.set(lib.PDFName.of('MarkInfo'), context.obj({Marked: true}));
  }

  #stream(content: string): PDFRef {
    const {context} = this.#pdf;
    return context.register(context.stream(content));
  }

  #lastNumber(): number {
    const {lib} = this.#pdf;
    const keys = this.#numbers.asArray().filter((_value, index) => index % 2 === 0);
    return Math.max(-1, ...keys.map((key) => (key instanceof lib.PDFNumber ? key.asNumber() : -1)));
  }

  /** The reference that a dictionary holds under a name; a direct object is given one. */
  #reference(dict: PDFDict, key: string): PDFRef {
    const {lib, context} = this.#pdf;
    const value = dict.get(lib.PDFName.of(key));
    if (value instanceof lib.PDFRef) return value;
    const ref = context.register(value ?? lib.PDFNull);
    dict.set(lib.PDFName.of(key), ref);
    return ref;
  }
}

/** References to the content streams of a page. */
export function contentsOf({lib, context}: LoadedPdf, node: PDFDict): PDFRef[] {
  const contents = node.get(lib.PDFName.of('Contents'));
  const target = contents instanceof lib.PDFRef ? context.lookup(contents) : contents;
  if (target instanceof lib.PDFArray) return target.asArray().filter((item) => item instanceof lib.PDFRef);
  return contents instanceof lib.PDFRef ? [contents] : [];
}
