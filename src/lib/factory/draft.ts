import {CoopError} from '../domain/errors.js';
import type {Template} from '../domain/template.js';
import './errors.js';
import type {DraftReason} from './types.js';

/** Bounds of what is read from a draft; the longest texts on the chain have about 60 000 characters. */
const MAX = {title: 1000, description: 20_000, text: 1_000_000, key: 200, languages: 20, depth: 60};

/** Characters that steer a terminal, and have no place in a name. */
const CONTROL = /\p{Cc}/u;

type Fields = Record<string, unknown>;

/**
 * A template from a row of `draft::drafts` and the rows of its translations (DOCUMENTS 3.1), as a node gives them or as they
 * stand in a file. Foreign data: every field is looked at, and bounded. Throws `draft_refused` naming the field.
 */
export function templateFromDraft(draft: unknown, translations: unknown): Template {
  const row = isFields(draft) ? draft : {};
  const read = new Reader(String(row.registry_id).slice(0, 20));
  const registry_id = read.id(row, 'registry_id');
  const title = read.text(row, 'title', MAX.title);
  if (title.trim() === '') read.refuse('title', 'missing');
  if (CONTROL.test(title)) read.refuse('title', 'control_character');
  return {
    registry_id,
    version: read.id(row, 'version'),
    title,
    description: read.text(row, 'description', MAX.description),
    context: read.text(row, 'context', MAX.text),
    model: read.object(read.text(row, 'model', MAX.text), 'model'),
    translations: readTranslations(read, registry_id, translations),
  };
}

function readTranslations(read: Reader, registry_id: number, rows: unknown): Template['translations'] {
  if (!Array.isArray(rows)) return read.refuse('translations', 'wrong_type');
  if (rows.length > MAX.languages) return read.refuse('translations', 'too_large', `${rows.length}`);
  const found = new Map<string, Record<string, string>>();
  for (const raw of rows) {
    const row = isFields(raw) ? raw : read.refuse('translations', 'wrong_type');
    const lang = read.text(row, 'lang', 12);
    const field = `translation:${/^[a-z]{2}$/.test(lang) ? lang : read.refuse('lang', 'wrong_type')}`;
    if (row.draft_id !== undefined && read.id(row, 'draft_id') !== registry_id) read.refuse(field, 'of_another_draft');
    if (found.has(lang)) read.refuse(field, 'duplicate');
    found.set(lang, readPhrases(read, read.text(row, 'data', MAX.text), field));
  }
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function readPhrases(read: Reader, text: string, field: string): Record<string, string> {
  const phrases = read.object(text, field);
  for (const [key, phrase] of Object.entries(phrases)) {
    if (CONTROL.test(key)) read.refuse(field, 'control_character', printable(key));
    if (key.length > MAX.key) read.refuse(field, 'too_large', key.slice(0, 40));
    if (typeof phrase !== 'string') read.refuse(field, 'wrong_type', key);
  }
  return phrases as Record<string, string>;
}

/** Reads fields of one draft and refuses them with its number. */
class Reader {
  readonly #template: string;

  constructor(template: string) {
    this.#template = template;
  }

  text(row: Fields, field: string, longest: number): string {
    const value = row[field];
    if (value === undefined) return this.refuse(field, 'missing');
    if (typeof value !== 'string') return this.refuse(field, 'wrong_type');
    return value.length > longest ? this.refuse(field, 'too_large', `${value.length} > ${longest}`) : value;
  }

  /** uint64 of the chain: a number, or a text from 2^32 on; larger than any number in use here is refused. */
  id(row: Fields, field: string): number {
    const value = row[field];
    const number = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value;
    if (typeof number === 'number' && Number.isSafeInteger(number) && number >= 0) return number;
    return this.refuse(field, value === undefined ? 'missing' : 'wrong_type');
  }

  object(text: string, field: string): Fields {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (error) {
      return this.refuse(field, 'not_json', printable((error as Error).message));
    }
    if (!isFields(value)) return this.refuse(field, 'wrong_type');
    return isDeeper(value, MAX.depth) ? this.refuse(field, 'too_deep', `> ${MAX.depth}`) : value;
  }

  refuse(field: string, reason: DraftReason, detail = ''): never {
    throw new CoopError('draft_refused', 'invalid', {template: printable(this.#template), field, reason, detail});
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Without recursion: the depth is what may be wrong. */
function isDeeper(value: unknown, levels: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > levels) return true;
    level = level.flatMap((each) =>
      typeof each === 'object' && each !== null ? (Object.values(each) as unknown[]) : [],
    );
  }
  return false;
}

/** Part of a foreign text, fit for a terminal. */
function printable(text: string): string {
  return text.replace(/\p{C}/gu, ' ').slice(0, 120);
}
