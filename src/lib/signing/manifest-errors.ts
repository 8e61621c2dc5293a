import '../domain/errors.js';

declare module '../domain/errors.js' {
  interface ErrorParams {
    /** What was read is no manifest of a package; the dotted paths of the bad fields, joined by a comma. */
    bad_manifest: {fields: string};
  }
}
