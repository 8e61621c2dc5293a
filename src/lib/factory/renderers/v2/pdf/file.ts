import {zlibSync} from 'fflate';
import PDFDocument from 'pdfkit';
import {PAGE} from '../../v1/pdf/document.js';
import type {Reference} from '../../v1/pdf/pdfkit-internals.js';
import {internals, type Internals} from './internals.js';
import type {Metadata} from './xmp.js';
import {Raw} from './raw.js';

/** Effort of compression: half the time of the usual 6, for one percent more bytes. */
const LEVEL = 3;

/** Objects in one object stream. */
const PACK = 1000;

const HEADER = '%PDF-1.7\n%\u00ff\u00ff\u00ff\u00ff\n';

/** An object without a stream, as it stands in an object stream. */
interface Packed {
  id: number;
  text: string;
}

/**
 * A PDF file whose bytes depend on its content alone. pdfkit makes pages, catalogue and facts; objects without a stream go
 * into compressed object streams, as a tagged document has hundreds of them.
 */
export class PdfFile {
  readonly #inner: Internals;
  readonly #document: PDFKit.PDFDocument;
  readonly #chunks: Uint8Array[] = [];
  readonly #packed: Packed[] = [];
  /** Lines of an object while it is written. */
  #lines: string[] | undefined;
  readonly #plain = new Set<Reference>();
  #isComplete = false;

  constructor({title, subject, keywords, creator, producer, date, id}: Metadata) {
    const info = {Title: title, Subject: subject, Keywords: keywords, Creator: creator, Producer: producer};
    this.#document = new PDFDocument({
      size: [PAGE.width, PAGE.height],
      margin: 0,
      font: '',
      autoFirstPage: false,
      compress: false,
      pdfVersion: '1.7',
      lang: 'ru',
      displayTitle: true,
      info: {...info, CreationDate: date, ModDate: date},
    });
    this.#inner = internals(this.#document);
    this.#inner._id = id;
    this.#inner._root.data.MarkInfo = new Raw('<</Marked true>>');
    this.#takeOver();
    this.#write(HEADER);
  }

  /** Begins a page, drawn from its upper left corner. `tree`: its number in the structure's tree of parents. */
  addPage(tree: number): Internals['page'] {
    this.#document.addPage();
    this.#inner.page.dictionary.data.StructParents = tree;
    return this.#inner.page;
  }

  addContent(content: string): void {
    this.#document.addContent(content);
  }

  /** A new object; to be ended by the caller. Its stream is compressed, unless it has a filter of its own. */
  ref(data: Record<string, unknown> = {}): Reference {
    return this.#inner.ref(data);
  }

  /** Ids of `count` objects that `put` will write. */
  reserve(count: number): number {
    const first = this.#inner._offsets.length + 1;
    for (let at = 0; at < count; at += 1) this.#inner._offsets.push(null);
    return first;
  }

  /** Writes an object of a reserved id. */
  put(id: number, text: string): void {
    this.#packed.push({id, text});
  }

  /** Sets an entry of the catalogue. */
  setRoot(key: string, value: string): void {
    this.#inner._root.data[key] = new Raw(value);
  }

  /** Adds the XMP packet, which is not compressed, so that programs find it that know nothing of PDF. */
  setMetadata(packet: Uint8Array): void {
    const metadata = this.#inner.ref({Type: 'Metadata', Subtype: 'XML'});
    this.#plain.add(metadata);
    metadata.end(packet);
    this.setRoot('Metadata', `${metadata.id} 0 R`);
  }

  /** Ends the pages: their resources are complete. */
  endPages(): void {
    this.#inner.flushPages();
  }

  /** Ends the file and gives its bytes. */
  close(): Uint8Array {
    this.#document.end();
    if (!this.#isComplete) throw new Error('an object of the file was not ended');
    this.#writeTail();
    return new Uint8Array(Buffer.concat(this.#chunks));
  }

  /** Lets the objects that pdfkit makes come here. */
  #takeOver(): void {
    const inner = this.#inner;
    const ref = inner.ref.bind(this.#document);
    for (const made of [
      inner._root,
      inner._root.data.Pages,
      inner._root.data.Names,
      inner._root.data.ViewerPreferences,
    ]) {
      this.#packing(made as Reference);
    }
    inner.ref = (data) => this.#packing(ref(data));
    inner._offset = 0;
    inner._write = (data) => {
      if (this.#lines && typeof data === 'string') this.#lines.push(data);
      else this.#write(typeof data === 'string' ? `${data}\n` : data);
    };
    inner.endMarkings = () => undefined;
    inner.endMetadata = () => undefined;
    inner._finalize = () => {
      this.#isComplete = true;
    };
  }

  #packing(reference: Reference): Reference {
    const finalize = reference.finalize.bind(reference);
    reference.finalize = () => {
      if (reference.buffer.length === 0) {
        this.#lines = [];
        finalize();
        this.#packed.push({id: reference.id, text: this.#lines.slice(1, -1).join('\n')});
        this.#lines = undefined;
      } else {
        if (reference.data.Filter === undefined && !this.#plain.has(reference)) {
          reference.buffer = [zlibSync(Buffer.concat(reference.buffer), {level: LEVEL})];
          reference.data.Filter = 'FlateDecode';
        }
        finalize();
      }
    };
    return reference;
  }

  /** Object streams, and the table of all objects. */
  #writeTail(): void {
    const {_offsets: offsets, _root: root, _info: info, _id: id} = this.#inner;
    const places = offsets.map((offset): Place => [1, offset ?? 0, 0]);
    for (let start = 0; start < this.#packed.length; start += PACK) {
      const pack = this.#packed.slice(start, start + PACK);
      const stream = places.push([1, this.#inner._offset, 0]);
      for (const [index, {id: packed}] of pack.entries()) places[packed - 1] = [2, stream, index];
      this.#writePack(stream, pack);
    }
    const table = places.push([1, this.#inner._offset, 0]);
    const start = this.#inner._offset;
    const hex = Buffer.from(id).toString('hex');
    const size = `/Type /XRef /Size ${table + 1} /W [1 4 2]`;
    this.#writeStream(
      table,
      `${size} /Root ${root.id} 0 R /Info ${info.id} 0 R /ID [<${hex}> <${hex}>]`,
      tableOf([[0, 0, 0xffff], ...places]),
    );
    this.#write(`startxref\n${start}\n%%EOF\n`);
  }

  #writePack(stream: number, pack: readonly Packed[]): void {
    let offset = 0;
    const head: string[] = [];
    for (const {id, text} of pack) {
      head.push(`${id} ${offset}`);
      offset += text.length + 1;
    }
    const index = `${head.join(' ')}\n`;
    const content = Buffer.from(index + pack.map(({text}) => `${text}\n`).join(''), 'latin1');
    this.#writeStream(stream, `/Type /ObjStm /N ${pack.length} /First ${index.length}`, content);
  }

  #writeStream(id: number, entries: string, content: Uint8Array): void {
    const bytes = zlibSync(content, {level: LEVEL});
    this.#write(`${id} 0 obj\n<<${entries} /Filter /FlateDecode /Length ${bytes.length}>>\nstream\n`);
    this.#write(bytes);
    this.#write('\nendstream\nendobj\n');
  }

  #write(data: string | Uint8Array): void {
    const bytes = typeof data === 'string' ? Buffer.from(data, 'latin1') : data;
    this.#chunks.push(bytes);
    this.#inner._offset += bytes.length;
  }
}

/** Kind of place, and two numbers whose meaning depends on it (ISO 32000-1, 7.5.8.3). */
type Place = [kind: number, first: number, second: number];

function tableOf(places: readonly Place[]): Uint8Array {
  const table = new DataView(new ArrayBuffer(places.length * 7));
  for (const [at, [kind, first, second]] of places.entries()) {
    table.setUint8(at * 7, kind);
    table.setUint32(at * 7 + 1, first);
    table.setUint16(at * 7 + 5, second);
  }
  return new Uint8Array(table.buffer);
}
