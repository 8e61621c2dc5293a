/** Version of the renderer that makes new documents; goes into `meta.version`. Older ones stay in `renderers/`. */
export const RENDERER_VERSION = '2';

/** `meta.generator` of our documents (DOCUMENTS 2.1). */
export const GENERATOR = 'coopctl';
