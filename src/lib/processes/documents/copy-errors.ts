import '../../domain/errors.js';

declare module '../../domain/errors.js' {
  interface ErrorParams {
    /** Neither a file, nor what could be a document's hash. */
    /** A PDF that has no signatures in it, and nothing beside it to verify it by. */
    target_unknown: {target: string};
    no_package_here: {folder: string};
    nothing_to_verify: {file: string};
  }
}
