import '../domain/errors.js';

declare module '../domain/errors.js' {
  interface ErrorParams {
    /** Neither a document of the registry nor a package that the history tells of. */
    package_not_found: {hash: string};
    package_ambiguous: {hash: string};
    action_name_invalid: {name: string};
  }
}
