import {createHash} from 'node:crypto';
import type {PDFRef} from '@cantoo/pdf-lib';
import {zlibSync} from 'fflate';
import type {LoadedPdf} from './load.js';
import {pdfDate} from './xmp.js';

/** A file to be attached. */
export interface FileToAttach {
  name: string;
  description: string;
  mime: string;
  relationship: 'Source' | 'Supplement' | 'Data';
  bytes: Uint8Array;
}

/**
 * Attaches files to the document as a whole (ISO 32000-2, 14.13): listed by name for people and as associated files for
 * programs. fflate packs them, because the zlib of Node.js differs between its builds.
 */
export function attachFiles({lib, context, catalog}: LoadedPdf, files: readonly FileToAttach[], date: Date): void {
  const day = lib.PDFString.of(pdfDate(date));
  const specifications = files.map(({name, description, mime, relationship, bytes}): [string, PDFRef] => {
    const stream = context.stream(zlibSync(bytes, {level: 6}), {
      Type: 'EmbeddedFile',
      Subtype: mime,
      Filter: 'FlateDecode',
      Params: {
        Size: bytes.length,
        CreationDate: day,
        ModDate: day,
        CheckSum: lib.PDFHexString.of(createHash('md5').update(bytes).digest('hex')),
      },
    });
    const file = context.register(stream);
    const specification = context.obj({
      Type: 'Filespec',
      F: lib.PDFString.of(name),
      UF: lib.PDFHexString.fromText(name),
      EF: {F: file, UF: file},
      Desc: lib.PDFHexString.fromText(description),
      AFRelationship: relationship,
    });
    return [name, context.register(specification)];
  });
  const sorted = [...specifications].sort(([a], [b]) => (a < b ? -1 : 1));
  const names = catalog.lookup(lib.PDFName.of('Names'));
  const dictionary = names instanceof lib.PDFDict ? names : context.obj({});
  dictionary.set(
    lib.PDFName.of('EmbeddedFiles'),
    context.obj({Names: sorted.flatMap(([name, ref]) => [lib.PDFString.of(name), ref])}),
  );
  if (dictionary !== names) catalog.set(lib.PDFName.of('Names'), dictionary);
  catalog.set(lib.PDFName.of('AF'), context.obj(specifications.map(([, ref]) => ref)));
}
