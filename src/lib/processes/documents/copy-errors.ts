import '../../domain/errors.js';

declare module '../../domain/errors.js' {
  interface ErrorParams {
    /** A PDF that has no signatures in it, and nothing beside it to verify it by. */
    nothing_to_verify: {file: string};
  }
}
