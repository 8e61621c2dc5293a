import {documentsIn} from '../../chain/index.js';
import {isAccountName} from '../../domain/account.js';
import {isCoopError} from '../../domain/errors.js';
import type {Envelope} from '../../domain/document.js';
import type {Check} from '../../domain/records.js';
import {readEnvelope, verifyEnvelope} from '../../signing/index.js';
import {isRecord} from './actions.js';
import type {DecodedAction, DecodeMeans} from './decode.js';
import {ifKnown} from './lenient.js';

/** A signed document inside a transaction. */
export interface DecodedDocument {
  /** `contract::action` and the argument that holds it. */
  action: string;
  field: string;
  hash: string;
  doc_hash: string;
  /** What its meta says of itself, when that can be read. */
  registry_id?: number;
  title?: string;
  signers: string[];
  /** True when its hashes follow from each other and every signature is by its key. */
  ok: boolean;
  /** Checks that failed. */
  failed: Check[];
  /** True when the registry has this very PDF. */
  ours: boolean;
}

/** Documents whose signers' keys are asked for; a transaction holds few. */
const MOST_SIGNERS = 20;

/** The documents in decoded actions, verified; with a node also that the keys are those of the signers. */
export async function readDocuments(
  actions: readonly DecodedAction[],
  {work, node}: DecodeMeans,
): Promise<DecodedDocument[]> {
  const found = actions.flatMap(({account, name, data}) =>
    data ? documentsIn({data}).map((document) => ({...document, action: `${account}::${name}`})) : [],
  );
  const keys = new Map<string, string[]>();
  if (node) {
    const signers = found.flatMap(({envelope}) => signersOf(envelope));
    for (const signer of [...new Set(signers)].slice(0, MOST_SIGNERS)) {
      const known = await ifKnown(() => node.accountKeys(signer));
      if (known && known.length > 0) keys.set(signer, known);
    }
  }
  return found.map(({action, field, envelope}) => {
    const ours = work?.registry.documents.get(envelope.doc_hash) !== undefined;
    const {meta, doc_hash, hash} = envelope;
    return {
      action,
      field,
      hash,
      doc_hash,
      ...titleIn(meta),
      signers: signersOf(envelope),
      ...verified(envelope, node ? keys : undefined),
      ours,
    };
  });
}

function verified(envelope: Envelope, keys: Map<string, string[]> | undefined): {ok: boolean; failed: Check[]} {
  try {
    const checks = verifyEnvelope(readEnvelope(envelope), keys ? {keysOf: (account) => keys.get(account)} : {});
    const failed = checks.filter(({ok}) => !ok);
    return {ok: failed.length === 0, failed};
  } catch (error) {
    if (!isCoopError(error, 'bad_envelope')) throw error;
    return {ok: false, failed: [{id: 'envelope_readable', ok: false, detail: error.params.fields}]};
  }
}

/** Foreign structures only look like documents: their signatures may be anything. */
function signersOf({signatures}: Envelope): string[] {
  const list: readonly unknown[] = signatures;
  return list.flatMap((item) => {
    const signer = isRecord(item) ? item.signer : undefined;
    return typeof signer === 'string' && isAccountName(signer) ? [signer] : [];
  });
}

function titleIn(meta: string): {registry_id?: number; title?: string} {
  try {
    const {registry_id, title} = JSON.parse(meta) as {registry_id?: unknown; title?: unknown};
    return {
      ...(typeof registry_id === 'number' ? {registry_id} : {}),
      ...(typeof title === 'string' ? {title} : {}),
    };
  } catch {
    return {};
  }
}
