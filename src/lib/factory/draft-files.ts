import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {CoopError} from '../domain/errors.js';
import type {Template} from '../domain/template.js';
import {templateFromDraft} from './draft.js';
import './errors.js';
import {withParts} from './template-parts.js';

/** Bytes of one file; a context of the longest allowed length with its translations stays below. */
const MAX_BYTES = 8_000_000;

const TRANSLATION_FILE = /^([a-z]{2})\.json$/;

/**
 * A template from a folder (`template.json`, `context.html`, `model.json`, `<lang>.json`), or from one JSON file that holds a
 * draft as it stands on chain: its row with `translations` in it, or `{draft, translations}`. Checked like what a node
 * answers. Throws `template_unreadable`, `draft_refused`.
 */
export function templateFromFiles(path: string): Template {
  return statSync(path).isDirectory() ? fromFolder(path) : fromFile(path);
}

function fromFolder(folder: string): Template {
  const head = parsed(join(folder, 'template.json'));
  const languages = readdirSync(folder).filter((file) => TRANSLATION_FILE.test(file));
  const row = {
    version: 1,
    description: '',
    ...head,
    context: withParts(text(join(folder, 'context.html')), folder, text),
    model: existsSync(join(folder, 'model.json')) ? text(join(folder, 'model.json')) : '{}',
  };
  return templateFromDraft(
    row,
    languages.map((file) => ({lang: file.slice(0, 2), data: text(join(folder, file))})),
  );
}

function fromFile(file: string): Template {
  const content = parsed(file);
  return templateFromDraft(content.draft ?? content, content.translations);
}

function parsed(file: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text(file));
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
    throw new TypeError(typeof value);
  } catch (error) {
    if (error instanceof CoopError) throw error;
    throw new CoopError('template_unreadable', 'invalid', {file, detail: 'JSON'}, {cause: error});
  }
}

/** Line ends are part of a template's hash: a checkout with CRLF must give the same. */
function text(file: string): string {
  try {
    if (statSync(file).size > MAX_BYTES) throw new RangeError('EFBIG');
    return readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
  } catch (error) {
    const detail = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    throw new CoopError('template_unreadable', 'invalid', {file, detail}, {cause: error});
  }
}
