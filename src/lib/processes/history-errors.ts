import '../domain/errors.js';

declare module '../domain/errors.js' {
  interface ErrorParams {
    /** Neither a document of the registry nor a package that the history tells of. */
    package_not_found: {hash: string};
    package_ambiguous: {hash: string};
    /** The chain has documents of the package, but the registry none of their PDFs. */
    package_without_pdf: {package: string; count: number};
    action_name_invalid: {name: string};
  }
}
