import {CoopError} from '../../domain/errors.js';
import type {StoredDocument} from '../../domain/records.js';
import {GENERATOR, renderGuarded, type RenderInput} from '../../factory/index.js';
import type {Registry} from '../../registry/index.js';
import {FactsAt} from './facts.js';
import {buildModel} from './model.js';

/** A document made again from its meta and the facts of its block. */
export interface Regeneration {
  pdf: Uint8Array;
  doc_hash: string;
  identical: boolean;
  /** First byte that differs from the kept PDF, when there is one. */
  offset?: number;
}

/**
 * Makes a kept document again, by its own meta, its own template edition and the versions of its block; nothing is
 * stamped anew (DOCUMENTS 2.4). Throws `document_foreign`, `template_gone`, `facts_missing`.
 */
export async function regenerate(registry: Registry, document: StoredDocument): Promise<Regeneration> {
  const {doc_hash} = document;
  const made = await renderGuarded(regenerationInput(registry, document));
  if (made.doc_hash === doc_hash) return {pdf: made.pdf, doc_hash, identical: true};
  const offset = firstDifference(registry.documents.pdf(doc_hash), made.pdf);
  return {pdf: made.pdf, doc_hash: made.doc_hash, identical: false, ...(offset === undefined ? {} : {offset})};
}

/** What a kept document is rendered from. Throws as `regenerate`. */
export function regenerationInput(registry: Registry, {meta, template_hash, doc_hash}: StoredDocument): RenderInput {
  if (meta.generator !== GENERATOR) {
    throw new CoopError('document_foreign', 'invalid', {doc_hash, generator: meta.generator});
  }
  const template = registry.templates.get(template_hash);
  if (!template) throw new CoopError('template_gone', 'not_found', {template_hash});
  return {template, model: buildModel(new FactsAt(registry, meta.block_num), meta), meta};
}

/** Index of the first byte in which two files differ; undefined when they are equal. */
export function firstDifference(a: Uint8Array, b: Uint8Array): number | undefined {
  const shared = Math.min(a.length, b.length);
  for (let index = 0; index < shared; index++) if (a[index] !== b[index]) return index;
  return a.length === b.length ? undefined : shared;
}
