import type {DocumentMeta} from '../../domain/document.js';
import {CoopError} from '../../domain/errors.js';
import type {FactsAt} from './facts.js';
import {ADMISSION} from './models/admission.js';
import {BRANCHES} from './models/branches.js';
import {COUNCIL} from './models/council.js';
import {EXIT} from './models/exit.js';
import {INVESTMENT} from './models/investment.js';
import {MEETINGS} from './models/meetings.js';
import type {Builder, DocumentModel} from './models/model.js';
import {MONEY} from './models/money.js';
import {PROPERTY} from './models/property.js';

export type {DocumentModel};

const BUILDERS: Readonly<Record<number, Builder>> = {
  ...ADMISSION,
  ...EXIT,
  ...MEETINGS,
  ...BRANCHES,
  ...COUNCIL,
  ...PROPERTY,
  ...MONEY,
  ...INVESTMENT,
};

/** Numbers of the types that a model can be built for. */
export const MODEL_TYPES = Object.keys(BUILDERS).map(Number);

/**
 * Builds the data model of a document from the facts as of its block; the same facts and meta give the same model.
 * Throws CoopError `document_type_unknown`, `facts_missing`, `meeting_without_results`.
 */
export function buildModel(facts: FactsAt, meta: DocumentMeta): DocumentModel {
  const build = BUILDERS[meta.registry_id];
  if (!build) {
    throw new CoopError('document_type_unknown', 'not_found', {registry_id: meta.registry_id, known: MODEL_TYPES});
  }
  return build(facts, meta);
}
