import type {Template} from '../../domain/template.js';
import {inspectTemplate} from '../inspect.js';
import {validateModel} from '../model.js';
import {plainText} from '../plain-text.js';
import {renderDocument, renderHtml} from '../render.js';
import {sampleModel} from '../sample.js';
import {prepareTemplate} from '../template/prepare.js';
import {rendererOf} from '../renderers/index.js';
import {GENERATOR, RENDERER_VERSION} from '../version.js';
import type {FactoryJob, FactoryResult} from './jobs.js';
import {serveJobs, type Done} from './serve.js';

/** Templates that this thread keeps prepared; more are never in use at the same time. */
const KEPT = 16;
const templates = new Map<string, Template>();

/** The same object for the same text: what is prepared of a template is kept by its object. */
function keep(template: Template): Template {
  const text = JSON.stringify(template);
  const found = templates.get(text);
  if (found) return found;
  if (templates.size >= KEPT) templates.clear();
  templates.set(text, template);
  return template;
}

async function work(job: FactoryJob): Promise<Done<FactoryResult>> {
  const template = keep(job.template);
  if (job.kind === 'check') return {result: (await prepareTemplate(template)).problems};
  if (job.kind === 'inspect') return {result: await inspectTemplate(template)};
  if (job.kind === 'sample') return {result: await sampleModel(template, job.known)};
  if (job.kind === 'validate') {
    return {result: validateModel(template, (await prepareTemplate(template)).steps, job.model)};
  }
  if (job.kind !== 'render') {
    const html = await renderHtml(template, job.model, job.options);
    return {result: job.kind === 'text' ? plainText(html) : html};
  }
  const result = await renderDocument({...job.input, template});
  return {result, transfer: [result.pdf.buffer as ArrayBuffer]};
}

// Loaded before the first job, so that loading does not count against the job's time.
await rendererOf({generator: GENERATOR, version: RENDERER_VERSION});
serveJobs(work);
