import type {DocumentMeta} from '../../domain/document.js';
import {CoopError} from '../../domain/errors.js';
import type {Template} from '../../domain/template.js';
import {DEFAULT_TIMEZONE, displayTime, nowIso} from '../../domain/time.js';
import {
  GENERATOR,
  renderGuarded,
  renderHtmlIsolated,
  renderTextIsolated,
  RENDERER_VERSION,
  sampleModel,
  type Model,
} from '../../factory/index.js';
import './errors.js';

/** What a preview shows. */
export interface PreviewRequest {
  /** Facts of the user; the rest is invented, or with `blank` left to be filled in by hand. */
  data?: Model;
  blank?: boolean;
}

/** Names of an account and a cooperative that nobody has. */
const NOBODY = {coopname: 'romashkacoop', username: 'qmvtkzdhrwep'};

/** A PDF of a template that is no document: it is kept nowhere. Throws what the factory refuses. */
export async function previewPdf(
  template: Template,
  request: PreviewRequest,
): Promise<{pdf: Uint8Array; pages: number}> {
  const {model, meta} = await previewModel(template, request);
  const undefinedValues = request.blank === true ? 'blank' : 'refuse';
  return renderGuarded({template, model, meta, undefinedValues});
}

/** The same as HTML text. */
export async function previewHtml(template: Template, request: PreviewRequest): Promise<string> {
  const {model} = await previewModel(template, request);
  return renderHtmlIsolated(template, model, {undefinedValues: request.blank === true ? 'blank' : 'refuse'});
}

/** A blank form as text, one line for each paragraph or row. */
export async function previewText(template: Template): Promise<string> {
  const {model} = await previewModel(template, {blank: true});
  return renderTextIsolated(template, model, {undefinedValues: 'blank'});
}

/** Data from a file have to be an object. Throws `preview_data_invalid`. */
export function previewData(data: unknown, file: string): Model {
  if (typeof data === 'object' && data !== null && !Array.isArray(data)) return data as Model;
  throw new CoopError('preview_data_invalid', 'invalid', {file});
}

async function previewModel(
  template: Template,
  {data = {}, blank = false}: PreviewRequest,
): Promise<{model: Model; meta: DocumentMeta}> {
  const meta: DocumentMeta = {
    title: template.title,
    lang: 'ru',
    registry_id: template.registry_id,
    generator: GENERATOR,
    links: [],
    version: RENDERER_VERSION,
    ...NOBODY,
    created_at: nowIso(),
    block_num: 0,
    timezone: DEFAULT_TIMEZONE,
  };
  // The platform's blank mode: a form for a person (DOCUMENTS 1.1), and for the usual kind of meeting.
  const person = {type: 'individual'};
  const usual = {...person, user: person, meet: {type: 'regular'}, is_repeated: false};
  if (blank) return {model: {...usual, ...data}, meta};
  return {
    model: await sampleModel(template, {created_at: displayTime(meta.created_at), meta: {...meta}, ...data}),
    meta,
  };
}
