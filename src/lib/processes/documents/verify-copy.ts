import type {NodeClient} from '../../chain/index.js';
import {CoopError} from '../../domain/errors.js';
import type {Check} from '../../domain/records.js';
import type {CopyFacts} from '../../factory/signed-copy/index.js';
import type {Registry} from '../../registry/index.js';
import {copyFacts} from './export.js';
import type {CopyProof} from './prove.js';
import {verifyDocument, type Evidence} from './verify.js';

/** Somebody who signed, as far as a file alone can tell. */
export interface Signatory {
  account: string;
  /** As the sheet of a signed copy shows it; absent where no name is given. */
  name?: string;
  public_key: string;
  /** UTC, `YYYY-MM-DDTHH:MM:SS`. */
  signed_at: string;
}

/**
 * All checks of a signed copy: what it proves by itself; with the registry of its cooperative also who had to sign, and
 * that the names are those of the registry; with a node that the keys are the signers' on chain.
 */
export async function verifyCopy(
  {evidence, facts, checks}: CopyProof,
  registry: Registry | undefined,
  node?: NodeClient,
): Promise<Check[]> {
  if (evidence === undefined) return checks;
  const own = registryOf(evidence, registry);
  return [...checks, ...(await verifyDocument(own, evidence, node)), ...nameChecks(own, evidence, facts)];
}

/** The registry, when the document is of its cooperative. */
export function registryOf(evidence: Pick<Evidence, 'meta'>, registry: Registry | undefined): Registry | undefined {
  return registry?.identity.coopname === evidence.meta.coopname ? registry : undefined;
}

/** Who signed, in the order of the signatures. */
export function signatoriesOf({envelope}: Evidence, facts?: CopyFacts): Signatory[] {
  return (envelope?.signatures ?? []).map(({signer, public_key, signed_at}, index) => {
    const known = facts?.signers[index];
    const name = known?.account === signer ? known.name : '';
    return {account: signer, ...(name === '' ? {} : {name}), public_key, signed_at};
  });
}

/** The names that a copy shows are those that the registry had. */
function nameChecks(registry: Registry | undefined, evidence: Evidence, shown: CopyFacts | undefined): Check[] {
  const {envelope} = evidence;
  if (registry === undefined || envelope === undefined || shown === undefined) return [];
  const kept = copyFacts(registry, evidence, envelope);
  return envelope.signatures.map(({signer}, index) => ({
    id: 'signer_name',
    ok: kept.signers[index]?.name === shown.signers[index]?.name && shown.signers[index]?.account === signer,
    detail: signer,
  }));
}

/** Throws `verification_failed` with all checks when one failed. */
export function requireChecks(document: string, checks: Check[]): void {
  if (checks.length > 0 && checks.every(({ok}) => ok)) return;
  throw new CoopError('verification_failed', 'integrity', {document, details: checks});
}
