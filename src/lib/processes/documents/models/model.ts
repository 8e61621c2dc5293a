import type {DocumentMeta} from '../../../domain/document.js';
import type {FactsAt} from '../facts.js';

/** The data that a template prints (DOCUMENTS 1.4). */
export type DocumentModel = Record<string, unknown>;

/** Makes the model of one type of document: the same facts and meta give the same model. */
export type Builder = (facts: FactsAt, meta: DocumentMeta) => DocumentModel;
