/** Signed copies: a document, its signature sheet and everything to prove both, in one PDF file. */
import './errors.js';
import type {CopyInput, SignedCopy} from './types.js';

export {compareCopy} from './compare.js';
export {readSignedCopy} from './contents.js';
export {documentFileName} from './names.js';
export * from './types.js';

/** Builder 1; loaded when a copy is made. See `build.ts`. */
export async function buildSignedCopy(input: CopyInput): Promise<SignedCopy> {
  return (await import('./build.js')).buildSignedCopy(input);
}
