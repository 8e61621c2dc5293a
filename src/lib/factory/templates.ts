import {readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import canonicalize from 'canonicalize';
import {CoopError} from '../domain/errors.js';
import {sha256Hex} from '../domain/hash.js';
import type {Template} from '../domain/template.js';
import {withParts} from './template-parts.js';
import type {TemplateSummary} from './types.js';

/** The package's `templates/`; from `src/lib/factory` and `dist/lib/factory` it is the same way up. */
const TEMPLATES = fileURLToPath(new URL('../../../templates/', import.meta.url));

/** Files `<lang>.json` of a template's folder hold translations. */
const TRANSLATION_FILE = /^([a-z]{2})\.json$/;

interface TemplateHead {
  registry_id: number;
  version: number;
  title: string;
  description: string;
}

/**
 * The built-in template with this number of the registry (DOCUMENTS 1.2).
 * Throws `template_not_found`, or `template_unreadable` when a file of it is damaged.
 */
export function loadTemplate(registryId: number): Template {
  const known = loaded.get(registryId);
  if (known) return known;
  const folder = templateFolders().find(({id}) => id === registryId);
  if (!folder) throw new CoopError('template_not_found', 'not_found', {registry_id: registryId});
  const template = readTemplate(join(TEMPLATES, folder.name));
  loaded.set(registryId, template);
  return template;
}

/** One object for each: what is compiled of a template is kept by its object. */
const loaded = new Map<number, Template>();

/** All built-in templates by number, without their texts. */
export function listTemplates(): TemplateSummary[] {
  return templateFolders().map(({name, slug}) => {
    const {registry_id, title, version} = readJson<TemplateHead>(join(TEMPLATES, name, 'template.json'));
    return {registry_id, title, slug, version};
  });
}

/**
 * Reads a template from a folder with `template.json`, `context.html` (and the parts that it names), `model.json` and
 * `<lang>.json`.
 * Throws `template_unreadable` naming the file.
 */
export function readTemplate(folder: string): Template {
  const {registry_id, version, title, description} = readJson<TemplateHead>(join(folder, 'template.json'));
  const languages = readdirSync(folder)
    .map((file) => TRANSLATION_FILE.exec(file)?.[1])
    .filter((lang) => lang !== undefined)
    .sort();
  return {
    registry_id,
    version,
    title,
    description,
    context: withParts(readText(join(folder, 'context.html')), folder, readText),
    model: readJson(join(folder, 'model.json')),
    translations: Object.fromEntries(languages.map((lang) => [lang, readJson(join(folder, `${lang}.json`))])),
  };
}

/** SHA-256 of the template's canonical JSON (RFC 8785), lower-case hex: names exactly this text for ever. */
export function templateHash(template: Template): string {
  return sha256Hex(canonicalize(template) ?? '');
}

const origins = new WeakMap<Template, boolean>();

/** True when the template is, word for word, the one that the program brings for its number. */
export function isBuiltIn(template: Template): boolean {
  let known = origins.get(template);
  if (known === undefined) {
    const {registry_id} = template;
    const own = templateFolders().some(({id}) => id === registry_id) ? loadTemplate(registry_id) : undefined;
    known = own !== undefined && templateHash(own) === templateHash(template);
    origins.set(template, known);
  }
  return known;
}

/** Reads a JSON file of the package's `templates/` folder. Throws `template_unreadable`. */
export function readTemplatesJson(file: string): unknown {
  return readJson(join(TEMPLATES, file));
}

function templateFolders(): {id: number; name: string; slug: string}[] {
  return readdirSync(TEMPLATES)
    .map((name) => /^(\d+)-(.+)$/.exec(name))
    .filter((match) => match !== null)
    .map(([name, id = '', slug = '']) => ({id: Number(id), name, slug}))
    .sort((a, b) => a.id - b.id);
}

/** `T` is what the package's own files hold; tests check them, so it is not checked on each run. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- names the file's shape once, at the call
function readJson<T>(file: string): T {
  const text = readText(file);
  try {
    return JSON.parse(text) as T;
  } catch (error) {
    throw new CoopError('template_unreadable', 'invalid', {file, detail: String(error)});
  }
}

function readText(file: string): string {
  try {
    // Line ends are part of the hash: a checkout with CRLF must give the same template.
    return readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
  } catch (error) {
    throw new CoopError('template_unreadable', 'invalid', {file, detail: String(error)}, {cause: error});
  }
}
