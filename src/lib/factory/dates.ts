import type {DocumentMeta} from '../domain/document.js';
import {CoopError} from '../domain/errors.js';
import {DEFAULT_TIMEZONE} from '../domain/time.js';

/** `meta.created_at` since 28.09.2026. */
export const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const LOCAL = /^(\d{2})\.(\d{2})\.(\d{4}) (\d{2}):(\d{2})$/;

/**
 * Moment at which a document was made, for the dates of its file (DOCUMENTS 2.1, 2.2): ISO, or before 28.09.2026 Moscow
 * time. Throws `document_meta_invalid` for other forms and zones.
 */
export function creationDate({created_at, timezone}: Pick<DocumentMeta, 'created_at' | 'timezone'>): Date {
  const local = LOCAL.exec(created_at);
  const [, day = '', month = '', year = '', hours = '', minutes = ''] = local ?? [];
  if (local && timezone !== DEFAULT_TIMEZONE) refuse('timezone');
  const text = local ? `${year}-${month}-${day}T${hours}:${minutes}:00.000+03:00` : created_at;
  const date = new Date(local || ISO.test(created_at) ? text : NaN);
  if (Number.isNaN(date.getTime())) refuse('created_at');
  return date;
}

function refuse(field: string): never {
  throw new CoopError('document_meta_invalid', 'invalid', {field});
}
