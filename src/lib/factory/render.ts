import canonicalize from 'canonicalize';
import {CoopError} from '../domain/errors.js';
import type {DocumentMeta} from '../domain/document.js';
import {docHash, sha256Hex} from '../domain/hash.js';
import {displayTime} from '../domain/time.js';
import type {Template} from '../domain/template.js';
import {creationDate, ISO} from './dates.js';
import {validateModel} from './model.js';
import {rendererOf, textsOf} from './renderers/index.js';
import type {Renderer} from './renderers/renderer.js';
import {evaluate, type Evaluated} from './template/evaluate.js';
import {replaceMarks} from './template/marks.js';
import {prepareTemplate} from './template/prepare.js';
import type {Model, RenderInput, RenderedDocument, UndefinedValues} from './types.js';

/** HTML text of a document; see the module's `renderHtml`. */
export async function renderHtml(
  template: Template,
  model: Model,
  {lang = 'ru', undefinedValues = 'refuse'}: {lang?: string; undefinedValues?: UndefinedValues},
): Promise<string> {
  const {markup, values} = await evaluateTemplate(template, model, lang, undefinedValues);
  return replaceMarks(markup, (index) => escapeHtml(values[index]?.text ?? ''));
}

/** PDF of a document; see the module's `renderDocument`. */
export async function renderDocument(input: RenderInput): Promise<RenderedDocument> {
  const {template, model, meta, undefinedValues = 'refuse'} = input;
  checkMeta(meta, template);
  const renderer = await rendererOf(meta);
  const {markup, values} = await evaluateTemplate(template, model, meta.lang, undefinedValues);
  refuseUnprintable(renderer, values);
  const texts = textsOf(renderer);
  const identity = canonicalize(meta) ?? '';
  const rendered = await renderer.render({
    markup,
    values: values.map(({text}) => text),
    texts,
    facts: {
      title: meta.title,
      subject: texts.subject.replace('{0}', String(meta.registry_id)),
      keywords: `meta:${sha256Hex(identity)}`,
      creator: `${meta.generator}-${meta.version}`,
      date: creationDate(meta),
      identity,
    },
    refuse(problem, subject, {line, column}) {
      const where = `${line}:${column}`;
      throw new CoopError('markup_refused', 'invalid', {registry_id: template.registry_id, problem, subject, where});
    },
  });
  if ('tooLong' in rendered) throw new CoopError('document_too_long', 'invalid', {allowed: rendered.tooLong});
  const {pdf, pages} = rendered;
  return {pdf, doc_hash: docHash(pdf), pages};
}

async function evaluateTemplate(
  template: Template,
  model: Model,
  lang: string,
  undefinedValues: UndefinedValues,
): Promise<Evaluated> {
  const registryId = template.registry_id;
  const {steps, problems} = await prepareTemplate(template);
  const errors = problems.filter(({severity}) => severity === 'error');
  if (errors.length > 0)
    throw new CoopError('template_refused', 'invalid', {registry_id: registryId, problems: errors});
  const differences = undefinedValues === 'blank' ? [] : validateModel(template, steps, model);
  if (differences.length > 0) {
    throw new CoopError('model_invalid', 'invalid', {registry_id: registryId, problems: differences});
  }
  const phrases = Object.hasOwn(template.translations, lang) ? (template.translations[lang] ?? {}) : {};
  return evaluate(steps, {registryId, model: withDisplayTime(template, model), phrases, undefinedValues});
}

/**
 * Older editions print `meta.created_at`, and mean its display form; meta itself, and with it what is signed, stays as it
 * is (DOCUMENTS 2.1).
 */
function withDisplayTime({context}: Template, model: Model): Model {
  const meta = model.meta as DocumentMeta | undefined;
  if (!context.includes('meta.created_at') || !ISO.test(meta?.created_at ?? '')) return model;
  return {...model, meta: {...meta, created_at: displayTime(meta?.created_at ?? '')}};
}

/** Templates are checked as a whole; values can only be looked at when they are there. */
function refuseUnprintable(renderer: Renderer, values: Evaluated['values']): void {
  for (const {text, path} of values) {
    const found = renderer.findUnprintable(text);
    if (found) throw new CoopError('character_not_in_font', 'invalid', {character: found.character, where: path});
  }
}

function checkMeta(meta: DocumentMeta, template: Template): void {
  const refuse = (field: string): never => {
    throw new CoopError('document_meta_invalid', 'invalid', {field});
  };
  if (meta.title.trim() === '') refuse('title');
  if (meta.registry_id !== template.registry_id) refuse('registry_id');
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'};
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
