import {CoopError} from '../../domain/errors.js';
import type {StoredDocument} from '../../domain/records.js';
import {GENERATOR, openFactoryPool, type FactoryPool} from '../../factory/index.js';
import type {BulkRun, DocumentScan, Registry} from '../../registry/index.js';
import {firstDifference, regenerationInput} from '../documents/regenerate.js';
import type {BulkOptions, BulkSummary} from './types.js';
import {walkDocuments, type Finding} from './walk.js';

/** Makes every document of a scan again in threads, and compares it with the kept one byte by byte. */
export async function regenerateAll(
  registry: Registry,
  {scan, ...options}: BulkOptions & {scan: DocumentScan},
): Promise<{run: BulkRun; summary: BulkSummary}> {
  const pool = await openFactoryPool(options.workers);
  try {
    const key = `regenerate:${JSON.stringify(scan)}`;
    return await walkDocuments(registry, {...options, key, scan}, (document) => inspect(registry, pool, document));
  } finally {
    await pool.close();
  }
}

async function inspect(registry: Registry, pool: FactoryPool, document: StoredDocument): Promise<Finding> {
  if (document.meta.generator !== GENERATOR) return {outcome: 'foreign'};
  const {doc_hash} = document;
  const made = await pool.renderDocument(regenerationInput(registry, document));
  const offset = firstDifference(registry.documents.pdf(doc_hash), made.pdf);
  if (offset === undefined) return {outcome: 'passed'};
  const problem = new CoopError('regeneration_differs', 'integrity', {doc_hash, found: made.doc_hash, offset});
  return {outcome: 'differing', problem};
}
