import type {NodeClient} from '../../chain/index.js';
import type {AccountName} from '../../domain/account.js';
import {CoopError} from '../../domain/errors.js';
import type {Check, StoredDocument} from '../../domain/records.js';
import type {BulkRun, DocumentScan} from '../../registry/index.js';
import {evidenceOf, verifyDocument, type KeySource} from '../documents/verify.js';
import {syncHistory} from '../sync.js';
import type {Workspace} from '../workspace.js';
import {envelopeChecks} from './envelope-checks.js';
import type {BulkOptions, BulkSummary} from './types.js';
import {walkDocuments, type Finding} from './walk.js';

/** Checks that fail while a document waits for signatures, though nothing about it is wrong. */
const AWAITED = ['signed', 'required_signer'];

/**
 * Verifies every document of a scan as `verifyDocument` does. With a node, the history is read on before, and each
 * account's keys are asked for once.
 */
export async function verifyAll(
  work: Workspace,
  {scan, node, ...options}: BulkOptions & {scan: DocumentScan; node: NodeClient | undefined},
): Promise<{run: BulkRun; summary: BulkSummary}> {
  if (node !== undefined) await syncHistory(work);
  const keys = node && rememberKeys(node);
  const {check, close} = envelopeChecks(options.workers);
  try {
    const key = `verify:${JSON.stringify([scan, node !== undefined])}`;
    return await walkDocuments(work.registry, {...options, key, scan}, async (document) =>
      findingOf(document, await verifyDocument(work.registry, evidenceOf(work.registry, document), keys, check)),
    );
  } finally {
    await close();
  }
}

function findingOf({doc_hash}: StoredDocument, checks: Check[]): Finding {
  const failed = checks.filter(({ok}) => !ok);
  if (failed.length === 0) return {outcome: 'passed'};
  if (failed.every(({id}) => AWAITED.includes(id))) return {outcome: 'unsigned'};
  const document = doc_hash.slice(0, 16);
  return {
    outcome: 'differing',
    problem: new CoopError('verification_failed', 'integrity', {document, details: failed}),
  };
}

/** Accounts whose keys are kept: the council signs many documents, a member few. */
const KEPT = 10_000;

function rememberKeys(node: KeySource): KeySource {
  const known = new Map<AccountName, Promise<string[]>>();
  return {
    accountKeys: (account) => {
      let keys = known.get(account);
      if (!keys) {
        if (known.size >= KEPT) known.clear();
        keys = node.accountKeys(account);
        known.set(account, keys);
      }
      return keys;
    },
  };
}
