import {createHash} from 'node:crypto';
import {documentsIn} from '../../chain/index.js';
import {isCoopError} from '../../domain/errors.js';
import type {HistoryAction} from '../../domain/records.js';
import type {CarriedDocument} from '../../registry/index.js';
import {readEnvelope, verifyEnvelope} from '../../signing/index.js';

/** Envelopes whose verification is remembered: the same document stands in several actions. */
const REMEMBERED = 10_000;
/** Length of a hash; a foreign text in its place is not kept whole. */
const HASH_LENGTH = 64;

/** Verifies the documents that actions carry: hashes and signatures, each envelope once (PROTOCOL 2.2, 2.3). */
export class DocumentVerifier {
  private readonly known = new Map<string, string[]>();

  /** What an action carries, and what is wrong about it: nothing is left out. */
  verify(action: HistoryAction): CarriedDocument[] {
    return documentsIn(action).map(({field, envelope}) => ({
      place: action.place,
      field,
      hash: envelope.hash.slice(0, HASH_LENGTH),
      doc_hash: envelope.doc_hash.slice(0, HASH_LENGTH),
      problems: this.problemsOf(envelope),
    }));
  }

  private problemsOf(envelope: unknown): string[] {
    const key = createHash('sha256').update(JSON.stringify(envelope)).digest('base64');
    const known = this.known.get(key);
    if (known) return known;
    if (this.known.size >= REMEMBERED) this.known.clear();
    const problems = findProblems(envelope);
    this.known.set(key, problems);
    return problems;
  }
}

function findProblems(raw: unknown): string[] {
  try {
    const failed = verifyEnvelope(readEnvelope(raw)).filter(({ok}) => !ok);
    return [...new Set(failed.map(({id}) => id))];
  } catch (error) {
    if (isCoopError(error, 'bad_envelope')) return ['envelope_readable'];
    throw error;
  }
}
