import './errors.js';
import type {Template} from '../domain/template.js';
import {isBuiltIn} from './templates.js';
import type {
  CardInput,
  Model,
  ModelProblem,
  RenderInput,
  RenderedDocument,
  TemplateContents,
  TemplateProblem,
  UndefinedValues,
} from './types.js';
import type {FactoryPool} from './workers/factory-pool.js';
import type {ThreadLimits} from './workers/pool.js';

export {GENERATOR, RENDERER_VERSION} from './version.js';
export {isBuiltIn, listTemplates, loadTemplate, readTemplate, templateHash} from './templates.js';
export {mapInOrder} from './workers/in-order.js';
export {ThreadPool} from './workers/pool.js';
export {serveJobs} from './workers/serve.js';
export {threadFile} from './workers/thread.js';
export type {FactoryPool} from './workers/factory-pool.js';
export type {ThreadLimits} from './workers/pool.js';
export {compareTemplates} from './compare.js';
export {templateFromDraft} from './draft.js';
export {templateFromFiles} from './draft-files.js';
export type * from './types.js';

/**
 * Everything that is wrong with a template, in the order of the text: constructs, tags and styles that are not allowed,
 * unknown translations, characters that the fonts lack (DOCUMENTS 3.2, 3.3). Variables that the template's own schema
 * does not describe are warnings. Empty for a template that can be rendered.
 */
export async function checkTemplate(template: Template): Promise<TemplateProblem[]> {
  const {prepareTemplate} = await import('./template/prepare.js');
  return (await prepareTemplate(template)).problems;
}

/**
 * What a template uses: constructs, variables, tags, classes, styles, pictures, characters, translations. A template that
 * is not the program's own is looked at as `checkTemplateIsolated` does.
 */
export async function inspectTemplate(template: Template): Promise<TemplateContents> {
  if (!isBuiltIn(template)) return (await import('./workers/isolated.js')).inspectIsolated(template);
  const {inspectTemplate: inspect} = await import('./inspect.js');
  return inspect(template);
}

/** The text of a document's HTML for reading on a terminal. */
export async function plainText(html: string): Promise<string> {
  return (await import('./plain-text.js')).plainText(html);
}

/** A model for a preview: `known` facts, the rest invented; isolated as `inspectTemplate`. Throws `template_limit_exceeded`. */
export async function sampleModel(template: Template, known?: Model): Promise<Model> {
  if (!isBuiltIn(template)) return (await import('./workers/isolated.js')).sampleIsolated(template, known);
  const {sampleModel: sample} = await import('./sample.js');
  return sample(template, known);
}

/** All differences between a model and the template's JSON schema, paths only, never values; isolated as `inspectTemplate`. */
export async function validateModel(template: Template, model: Model): Promise<ModelProblem[]> {
  if (!isBuiltIn(template)) return (await import('./workers/isolated.js')).validateIsolated(template, model);
  const [{validateModel: validate}, {prepareTemplate}] = await Promise.all([
    import('./model.js'),
    import('./template/prepare.js'),
  ]);
  const {steps} = await prepareTemplate(template);
  return validate(template, steps, model);
}

/**
 * The HTML text of a document, values escaped; for previews. Throws `template_refused`, `model_invalid`,
 * `template_value_missing`, `template_value_not_printable`, `template_limit_exceeded`.
 */
export async function renderHtml(
  template: Template,
  model: Model,
  options: {lang?: string; undefinedValues?: UndefinedValues} = {},
): Promise<string> {
  const {renderHtml: render} = await import('./render.js');
  return render(template, model, options);
}

/**
 * The PDF of a document: A4, PT Serif, the same bytes for the same input everywhere and always. `meta.version` names the
 * renderer. Throws as `renderHtml`, and `markup_refused`, `character_not_in_font`, `image_refused`, `document_too_long`,
 * `document_meta_invalid`, `renderer_unknown`, `font_damaged`.
 */
export async function renderDocument(input: RenderInput): Promise<RenderedDocument> {
  const {renderDocument: render} = await import('./render.js');
  return render(input);
}

/** A printable A4 page with a member's card, a QR code and instructions. Throws `qr_text_too_long`, `character_not_in_font`. */
export async function renderCard(input: CardInput): Promise<Uint8Array> {
  const {renderCard: render} = await import('./renderers/v1/card.js');
  return render(input);
}

/** Font files that are missing or changed, for a check of the installation; empty when all is well. */
export async function damagedFonts(): Promise<string[]> {
  const {damagedFonts: damaged} = await import('./fonts.js');
  return damaged();
}

/**
 * `renderDocument` for a template of any origin: a built-in one is rendered here, any other as `renderIsolated` does.
 * What processes make documents with.
 */
export async function renderGuarded(input: RenderInput): Promise<RenderedDocument> {
  return isBuiltIn(input.template) ? renderDocument(input) : renderIsolated(input);
}

/**
 * `renderDocument` in a thread of its own, which is stopped when the document needs more than the limits (default: 60 s,
 * 512 MB). The bytes are the same. Throws as `renderDocument`, and `template_limit_exceeded` with the limit reached.
 */
export async function renderIsolated(input: RenderInput, limits?: ThreadLimits): Promise<RenderedDocument> {
  return (await import('./workers/isolated.js')).renderIsolated(input, limits);
}

/** `renderHtml` as `renderIsolated` does it. */
export async function renderHtmlIsolated(
  template: Template,
  model: Model,
  options?: {lang?: string; undefinedValues?: UndefinedValues},
  limits?: ThreadLimits,
): Promise<string> {
  return (await import('./workers/isolated.js')).renderHtmlIsolated(template, model, options, limits);
}

/** The text of `renderHtmlIsolated` for reading on a terminal. */
export async function renderTextIsolated(
  template: Template,
  model: Model,
  options?: {lang?: string; undefinedValues?: UndefinedValues},
): Promise<string> {
  return (await import('./workers/isolated.js')).renderTextIsolated(template, model, options);
}

/** `checkTemplate` as `renderIsolated` renders; for templates from the chain, a file or another provider. */
export async function checkTemplateIsolated(template: Template, limits?: ThreadLimits): Promise<TemplateProblem[]> {
  return (await import('./workers/isolated.js')).checkTemplateIsolated(template, limits);
}

/** Threads for many documents, each with the limits of `renderIsolated`; close it when done. */
export async function openFactoryPool(size: number): Promise<FactoryPool> {
  const {FactoryPool: Pool} = await import('./workers/factory-pool.js');
  return new Pool({size});
}
