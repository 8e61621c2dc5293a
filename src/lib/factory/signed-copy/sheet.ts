import {fileURLToPath} from 'node:url';
import type {DocumentMeta, Envelope, SignatureInfo} from '../../domain/document.js';
import {CoopError} from '../../domain/errors.js';
import type {PdfRefusal} from '../../domain/pdf.js';
import type {Template} from '../../domain/template.js';
import {DEFAULT_TIMEZONE, displayTime} from '../../domain/time.js';
import {renderDocument} from '../render.js';
import {readTemplate} from '../templates.js';
import {GENERATOR} from '../version.js';
import './errors.js';
import type {CopyFacts} from './types.js';

const FOLDER = fileURLToPath(new URL('../../../../templates/signature-sheet/', import.meta.url));

/** The renderer of the sheet; with another one it is another builder. */
const RENDERER = '2';

/** A sheet for more would be a book; only an attack has them. */
const MAX_SIGNATURES = 100;
const MAX_TITLE = 1000;

let template: Template | undefined;

/** What the sheet says of the document. */
export interface SheetInput {
  meta: DocumentMeta;
  envelope: Envelope;
  facts: CopyFacts;
  /** Pages of the document. */
  pages: number;
}

/**
 * The signature sheet as a PDF of its own, with room for the QR code in the upper right corner of the first page. Throws
 * `pdf_refused` for times that cannot be shown and for more than anybody signs, and what rendering throws.
 */
export async function renderSheet({meta, envelope, facts, pages}: SheetInput): Promise<Uint8Array> {
  template ??= readTemplate(FOLDER);
  const {doc_hash, meta_hash, hash, signatures} = envelope;
  const {title, registry_id, coopname, username, block_num} = meta;
  if (signatures.length > MAX_SIGNATURES || title.length > MAX_TITLE) refuse('too_large');
  const created_at = shownTime(() => displayTime(meta.created_at));
  const {pdf} = await renderDocument({
    template,
    model: {
      document: {title, registry_id, coopname, username, created_at, block_num, pages, doc_hash, meta_hash, hash},
      cooperative: facts.cooperative,
      signatures: signatures.map((info, index) => ({
        ...shownSignature(info, facts.signers[index]?.name ?? ''),
        number: index + 1,
      })),
    },
    meta: {
      title: template.title,
      lang: 'ru',
      registry_id: template.registry_id,
      generator: GENERATOR,
      links: [],
      version: RENDERER,
      coopname,
      username,
      created_at: '2026-01-01T00:00:00.000Z',
      block_num: 0,
      timezone: DEFAULT_TIMEZONE,
    },
  });
  return pdf;
}

function shownSignature({signer, public_key, signed_at, signed_hash, signature}: SignatureInfo, name: string) {
  const [day = '', clock = ''] = signed_at.split('T');
  return {
    name,
    account: signer,
    public_key,
    // Moscow is whole hours from UTC: the seconds are the same.
    moscow: shownTime(() => displayTime(`${signed_at}.000Z`) + signed_at.slice(16)),
    utc: `${day.split('-').reverse().join('.')} ${clock}`,
    signed_hash,
    signature,
  };
}

function shownTime(show: () => string): string {
  try {
    return show();
  } catch (error) {
    if (error instanceof RangeError) refuse('bad_times');
    throw error;
  }
}

function refuse(reason: PdfRefusal): never {
  throw new CoopError('pdf_refused', 'invalid', {reason});
}
