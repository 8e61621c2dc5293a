import {CoopError} from '../../domain/errors.js';
import {readTemplatesJson} from '../templates.js';
import {GENERATOR} from '../version.js';
import type {Renderer, RendererTexts} from './renderer.js';

/** Every renderer that documents were made with, by `meta.version`; loaded when it is needed. */
const RENDERERS: Record<string, () => Promise<Renderer>> = {
  '1': async () => (await import('./v1/index.js')).renderer1,
  '2': async () => (await import('./v2/index.js')).renderer2,
};

const loaded = new Map<string, Promise<Renderer>>();

/** Russian words of each renderer, by its version. */
const TEXTS_FILE = 'common.json';

/** The renderer of a document. Throws `renderer_unknown` for documents of other programs or later versions. */
export async function rendererOf({generator, version}: {generator: string; version: string}): Promise<Renderer> {
  const load = generator === GENERATOR && Object.hasOwn(RENDERERS, version) ? RENDERERS[version] : undefined;
  if (!load) throw new CoopError('renderer_unknown', 'invalid', {generator, version});
  let renderer = loaded.get(version);
  if (!renderer) {
    renderer = load();
    loaded.set(version, renderer);
  }
  return renderer;
}

let common: {renderers: Record<string, RendererTexts>} | undefined;

/** The words of a renderer. Throws `template_unreadable` when they are missing. */
export function textsOf({version}: Renderer): RendererTexts {
  common ??= readTemplatesJson(TEXTS_FILE) as {renderers: Record<string, RendererTexts>};
  const texts = common.renderers[version];
  if (!texts) throw new CoopError('template_unreadable', 'invalid', {file: TEXTS_FILE, detail: `renderer ${version}`});
  return texts;
}
