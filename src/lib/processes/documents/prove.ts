import type {Envelope} from '../../domain/document.js';
import {isCoopError} from '../../domain/errors.js';
import {docHash} from '../../domain/hash.js';
import type {Check} from '../../domain/records.js';
import {
  buildSignedCopy,
  compareCopy,
  COPY_BUILDER,
  documentFileName,
  readSignedCopy,
  type CopyContents,
  type CopyFacts,
  type CopyPart,
} from '../../factory/signed-copy/index.js';
import {readDetached, writeDetached} from '../../signing/index.js';
import {evidenceFrom} from './evidence.js';
import type {Evidence} from './verify.js';

/** What a signed copy proves by itself. */
export interface CopyProof {
  /** The document and its signatures as attached; absent when they cannot be read. */
  evidence?: Evidence;
  /** Names that the sheet shows; what they are worth only a registry can tell. */
  facts?: CopyFacts;
  /** Whether the pages shown are the document's, and the attachments whole. */
  checks: Check[];
}

/**
 * Proves a signed copy from itself alone: takes out what is attached, makes the copy again and compares byte for byte. A
 * changed page, name, QR code or attachment, and whatever was appended, is then told. `attachmentsOnly` leaves the pages
 * unproven, for copies that other programs made. Undefined for a PDF that is no signed copy. Throws `pdf_refused`.
 */
export async function proveCopy(file: Uint8Array, attachmentsOnly = false): Promise<CopyProof | undefined> {
  const contents = readSignedCopy(file);
  if (contents.sigs.length === 0 && contents.builder === undefined) return undefined;
  const evidence = evidenceIn(contents);
  if (evidence === undefined) return {checks: [{id: 'copy_attachments', ok: false}]};
  const {facts} = contents;
  const named = facts === undefined ? {} : {facts};
  if (attachmentsOnly) return {evidence, ...named, checks: []};
  return {evidence, ...named, checks: await pageChecks(file, contents, evidence)};
}

async function pageChecks(file: Uint8Array, {builder, facts}: CopyContents, evidence: Evidence): Promise<Check[]> {
  if (builder === undefined) return [{id: 'copy_builder', ok: false}];
  if (builder !== COPY_BUILDER) return [{id: 'copy_builder', ok: false, detail: String(builder)}];
  const {envelope, meta, pdf, doc_hash} = evidence;
  if (facts === undefined || envelope === undefined) return [{id: 'copy_attachments', ok: false}];
  const sig = Buffer.from(writeDetached(envelope, documentFileName(meta, doc_hash)));
  try {
    const made = await buildSignedCopy({original: pdf, envelope, sig, facts});
    const difference = compareCopy(file, made);
    if (difference === undefined) return [{id: 'copy_pages', ok: true, detail: String(made.pages)}];
    return [{id: 'copy_pages', ok: false, detail: `@${difference.offset}`}, ...difference.parts.map(partCheck)];
  } catch (error) {
    if (isCoopError(error, 'font_damaged')) throw error;
    // Whatever such a file holds: a copy that cannot be made again proves nothing of its pages.
    return [{id: 'copy_pages', ok: false, ...(isCoopError(error) ? {detail: error.code} : {})}];
  }
}

function partCheck(part: CopyPart): Check {
  return part.part === 'page'
    ? {id: 'copy_page', ok: false, detail: String(part.page)}
    : {id: `copy_${part.part}`, ok: false};
}

/** The one file of signatures, and the document that it is of; undefined when they are not there or cannot be read. */
function evidenceIn({sigs, originals}: CopyContents): Evidence | undefined {
  const [sig] = sigs;
  const envelope = sig === undefined || sigs.length > 1 ? undefined : envelopeIn(sig);
  const original = originals.find((pdf) => docHash(pdf) === envelope?.doc_hash) ?? originals[0];
  if (envelope === undefined || original === undefined) return undefined;
  try {
    return evidenceFrom(envelope, original);
  } catch (error) {
    if (isCoopError(error, 'bad_envelope')) return undefined;
    throw error;
  }
}

function envelopeIn(sig: Uint8Array): Envelope | undefined {
  try {
    return readDetached(JSON.parse(Buffer.from(sig).toString('utf8'))).envelope;
  } catch (error) {
    if (isCoopError(error, 'bad_envelope') || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
