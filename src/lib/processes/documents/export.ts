import type {Envelope} from '../../domain/document.js';
import {CoopError} from '../../domain/errors.js';
import {fullName, type Member} from '../../domain/member.js';
import type {StoredDocument} from '../../domain/records.js';
import {buildSignedCopy, documentFileName, type CopyFacts, type SignedCopy} from '../../factory/signed-copy/index.js';
import type {Registry} from '../../registry/index.js';
import {readDetached, writeDetached} from '../../signing/index.js';
import './copy-errors.js';

/** Bytes of a document's detached signatures (PROTOCOL 2.4) for the file named. Throws `document_unsigned`. */
export function detachedSignatures(document: StoredDocument, filename: string): Uint8Array {
  return Buffer.from(writeDetached(signedEnvelope(document), filename));
}

/**
 * The signed copy of a document: its pages, the signature sheet, and everything to prove them. Made of nothing but what
 * the copy carries itself, so that a reader can make it again and compare. Throws `document_unsigned`, `pdf_refused`.
 */
export async function signedCopy(registry: Registry, document: StoredDocument): Promise<SignedCopy> {
  const {meta, doc_hash} = document;
  const sig = detachedSignatures(document, documentFileName(meta, doc_hash));
  const {envelope} = readDetached(JSON.parse(Buffer.from(sig).toString('utf8')));
  const facts = copyFacts(registry, document, envelope);
  return buildSignedCopy({original: registry.documents.pdf(doc_hash), envelope, sig, facts});
}

/** The names that the sheet shows, as the registry had them at the document's block; empty where it had none. */
export function copyFacts(registry: Registry, {meta}: Pick<StoredDocument, 'meta'>, envelope: Envelope): CopyFacts {
  return {
    cooperative: registry.cooperatives.at(meta.coopname, meta.block_num)?.data.short_name ?? '',
    signers: envelope.signatures.map(({signer}) => {
      const member = registry.members.at(signer, meta.block_num)?.data;
      return {account: signer, name: member === undefined ? '' : signerName(member)};
    }),
  };
}

/** A person's name; for an organisation its own and that of its representative. */
function signerName(member: Member): string {
  return member.type === 'organization' ? `${member.short_name}, ${fullName(member.represented_by)}` : fullName(member);
}

function signedEnvelope({doc_hash, envelope}: StoredDocument): Envelope {
  if (envelope === undefined || envelope.signatures.length === 0) {
    throw new CoopError('document_unsigned', 'conflict', {doc_hash});
  }
  return envelope;
}
