import type {PDFDict, PDFRef} from '@cantoo/pdf-lib';
import type {DocumentMeta} from '../../domain/document.js';
import {CoopError, isCoopError} from '../../domain/errors.js';
import {sha256Hex} from '../../domain/hash.js';
import {creationDate} from '../dates.js';
import {readTemplatesJson} from '../templates.js';
import {GENERATOR} from '../version.js';
import {attachFiles} from './attach.js';
import {setOutputIntent} from './color.js';
import {factsFile, FACTS_NAME} from './facts-file.js';
import {loadPdf, type LoadedPdf} from './load.js';
import {documentFileName} from './names.js';
import {qrOperators, qrText} from './qr.js';
import {renderSheet} from './sheet.js';
import {contentsOf, Tags} from './tags.js';
import {COPY_BUILDER, type Conformance, type CopyInput, type CopyPart, type SignedCopy} from './types.js';
import {pdfDate, xmpPacket} from './xmp.js';

/** Words of a copy outside its sheet. */
interface CopyTexts {
  document: string;
  sig: string;
  facts: string;
  page: string;
  sheet: string;
  qr: string;
  subject: string;
}

const MM = 72 / 25.4;
/** The QR code in the upper right corner of the sheet, within the margins of a page (DOCUMENTS 2.2). */
const QR = {side: 56 * MM, x: 595.28 - 18 * MM - 56 * MM, y: 841.89 - 20 * MM - 56 * MM};

/**
 * Builder 1 of signed copies: the document's own pages, the signature sheet, and attached the document itself, its
 * detached signatures and the names on the sheet. The same input gives the same bytes everywhere and always: a change of
 * its output is builder 2. Throws `pdf_refused`, and what rendering the sheet throws.
 */
export async function buildSignedCopy(input: CopyInput): Promise<SignedCopy> {
  const {original, envelope, sig, facts} = input;
  const meta = JSON.parse(envelope.meta) as DocumentMeta;
  const texts = readTemplatesJson('signature-sheet/copy.json') as CopyTexts;
  const pdf = await loadPdf(original);
  const parts = new Map<number, CopyPart>();
  const tags = new Tags(pdf);
  for (const [index, page] of pdf.pages.entries()) {
    for (const {objectNumber} of [page.ref, ...contentsOf(pdf, page.node)]) {
      parts.set(objectNumber, {part: 'page', page: index + 1});
    }
    if (!tags.tagged) tags.addPage(page, texts.page.replace('{0}', String(index + 1)));
  }
  await appendSheet(pdf, input, meta, {tags, texts, parts});
  tags.finish();
  const conformance = conformanceOf(pdf, tags);
  const base = documentFileName(meta, envelope.doc_hash);
  const created = createdAt(meta, envelope.signatures[0]?.signed_at);
  noting(pdf, parts, 'attachment', () => {
    const file = (name: string, description: string, mime: string, bytes: Uint8Array) => ({
      name,
      description,
      mime,
      bytes,
    });
    attachFiles(
      pdf,
      [
        {...file(base, texts.document, 'application/pdf', original), relationship: 'Source'},
        {...file(`${base}.sig`, texts.sig, 'application/json', sig), relationship: 'Supplement'},
        {...file(FACTS_NAME, texts.facts, 'application/json', factsFile(facts)), relationship: 'Data'},
      ],
      created,
    );
  });
  setOutputIntent(pdf);
  const signedTimes = envelope.signatures.map(({signed_at}) => Date.parse(`${signed_at}Z`));
  describeFile(pdf, {
    title: meta.title,
    subject: texts.subject.replace('{0}', String(meta.registry_id)),
    creator: `${meta.generator}-${meta.version}`,
    producer: `${GENERATOR}-signed-copy-${COPY_BUILDER}`,
    lang: 'ru',
    created,
    modified: new Date(Math.max(created.getTime(), ...signedTimes)),
    conformance,
    id: sha256Hex(`${envelope.hash} ${sha256Hex(sig)} ${sha256Hex(factsFile(facts))}`).slice(0, 32),
  });
  const bytes = await pdf.lib.PDFWriter.forContext(pdf.context, Infinity).serializeToBuffer();
  return {pdf: bytes, pages: pdf.pages.length, conformance, parts};
}

async function appendSheet(
  pdf: LoadedPdf,
  {envelope, facts}: CopyInput,
  meta: DocumentMeta,
  {tags, texts, parts}: {tags: Tags; texts: CopyTexts; parts: Map<number, CopyPart>},
): Promise<void> {
  const {lib, context, catalog, tree} = pdf;
  const sheet = await loadPdf(await renderSheet({meta, envelope, facts, pages: pdf.pages.length}));
  const qr = {alt: texts.qr, operators: qrOperators(qrText(meta.coopname, envelope), QR.x, QR.y, QR.side)};
  noting(pdf, parts, 'sheet', () => {
    const copier = lib.PDFObjectCopier.for(sheet.context, context);
    const refs = sheet.pages.map(({ref}) => copier.copy(ref));
    const pages = refs.map((ref) => ({ref, node: context.lookup(ref, lib.PDFDict)}));
    tags.addTagged(sheet, copier, pages, texts.sheet, qr);
    // A node of its own: pages inherit size and rotation from the nodes over them.
    const count = context.lookup(tree, lib.PDFDict).lookup(lib.PDFName.of('Count'), lib.PDFNumber).asNumber();
    const sheetNode = context.register(context.obj({Type: 'Pages', Count: refs.length, Kids: refs}));
    const top = context.register(context.obj({Type: 'Pages', Count: count + refs.length, Kids: [tree, sheetNode]}));
    const under = (ref: PDFRef, parent: PDFRef): void => {
      context.lookup(ref, lib.PDFDict).set(lib.PDFName.of('Parent'), parent);
    };
    for (const ref of refs) under(ref, sheetNode);
    under(tree, top);
    under(sheetNode, top);
    catalog.set(lib.PDFName.of('Pages'), top);
  });
}

/** Notes the objects that `add` makes as being of a part. */
function noting(
  {context}: LoadedPdf,
  parts: Map<number, CopyPart>,
  part: 'sheet' | 'attachment',
  add: () => void,
): void {
  const before = context.largestObjectNumber;
  add();
  for (let number = before + 1; number <= context.largestObjectNumber; number++) parts.set(number, {part});
}

/**
 * Only what our own renderers made is known to keep to PDF/A: fonts embedded, text readable, nothing active. Pages that had
 * no tags of their own are tagged too coarsely for the level of accessible files.
 */
function conformanceOf({producer}: LoadedPdf, {tagged}: Tags): Conformance {
  if (!producer.startsWith(`${GENERATOR}-renderer-v`)) return undefined;
  return tagged ? 'A' : 'U';
}

/** Foreign documents may have a time or zone that is not read here: then that of their first signature. */
function createdAt(meta: DocumentMeta, signedAt: string | undefined): Date {
  try {
    return new Date(Math.floor(creationDate(meta).getTime() / 1000) * 1000);
  } catch (error) {
    if (!isCoopError(error, 'document_meta_invalid')) throw error;
  }
  if (signedAt === undefined) throw new CoopError('pdf_refused', 'invalid', {reason: 'bad_times'});
  return new Date(`${signedAt}Z`);
}

function describeFile({lib, context, catalog}: LoadedPdf, facts: Parameters<typeof xmpPacket>[0] & {id: string}): void {
  const text = (value: string) => lib.PDFHexString.fromText(value);
  const info: PDFDict = context.obj({
    Title: text(facts.title),
    Subject: text(facts.subject),
    Creator: text(facts.creator),
    Producer: text(facts.producer),
    CreationDate: lib.PDFString.of(pdfDate(facts.created)),
    ModDate: lib.PDFString.of(pdfDate(facts.modified)),
  });
  const id = lib.PDFHexString.of(facts.id);
  const metadata = context.stream(Buffer.from(xmpPacket(facts)), {Type: 'Metadata', Subtype: 'XML'});
  for (const old of [catalog.get(lib.PDFName.of('Metadata')), context.trailerInfo.Info]) {
    if (old instanceof lib.PDFRef) context.delete(old);
  }
  catalog.set(lib.PDFName.of('Metadata'), context.register(metadata));
  catalog.set(lib.PDFName.of('Lang'), lib.PDFString.of(facts.lang));
  catalog.set(lib.PDFName.of('ViewerPreferences'), context.obj({DisplayDocTitle: true}));
  context.trailerInfo.Info = context.register(info);
  context.trailerInfo.ID = context.obj([id, id]);
  context.header = lib.PDFHeader.forVersion(1, 7);
}
