// Signing and verifying, ours and that of the chain's library, one by one and for many envelopes.
import {createHash} from 'node:crypto';
import {Checksum256, PrivateKey} from '@wharfkit/antelope';
import {verifyAll} from '../../dist/lib/processes/bulk/verify.js';
import {
  addSignature,
  createEnvelope,
  recovery,
  signerFrom,
  verifyDigest,
  verifyEnvelope,
} from '../../dist/lib/signing/index.js';
import {round, takeTurns} from './turns.js';

export const ROUNDS = 15;
const WARM_UP = 2;
export const OPERATIONS = 50;
/** Envelopes of a turn, each signed by another member. */
const ENVELOPES = 500;
/** Aim for bulk verification: so many times what the chain's library does. */
const AIM = 10;
const SIGNED_AT = '2026-01-15T09:00:00';

/** Milliseconds of one operation each. Theirs get parsed signatures and keys, ours read them from text. */
export async function measureSignatures() {
  const theirs = PrivateKey.generate('K1');
  const ours = signerFrom(theirs.toWif());
  const signed = Array.from({length: OPERATIONS}, (_, index) => {
    const digest = createHash('sha256').update(String(index)).digest();
    return {digest, signature: ours.signDigest(digest), checksum: Checksum256.from(digest)};
  });
  const publicKey = theirs.toPublic();
  const parsed = signed.map(({checksum}) => theirs.signDigest(checksum));
  const envelopes = manyEnvelopes();
  const times = await takeTurns(
    {
      sign_theirs: () => signed.forEach(({checksum}) => theirs.signDigest(checksum)),
      sign: () => signed.forEach(({digest}) => ours.signDigest(digest)),
      verify_theirs: () => signed.forEach(({checksum}, at) => demand(parsed[at].verifyDigest(checksum, publicKey))),
      verify: () => signed.forEach(({digest, signature}) => demand(verifyDigest(digest, signature, ours.publicKey))),
      verify_bulk: () => envelopes.forEach((envelope) => demand(verifyEnvelope(envelope).every(({ok}) => ok))),
    },
    WARM_UP,
    ROUNDS,
  );
  const each = Object.entries(times).map(([id, ms]) => [id, ms / (id === 'verify_bulk' ? ENVELOPES : OPERATIONS)]);
  return Object.fromEntries(each);
}

/** Milliseconds of one document when all documents of a registry are verified offline, body, hashes and signatures. */
export async function measureVerifyAll(registry) {
  registry.transaction(() => {
    for (const {meta, doc_hash} of registry.documents.list({limit: 1_000_000})) {
      registry.documents.setEnvelope(doc_hash, signedEnvelope(meta, doc_hash));
    }
  });
  const documents = registry.documents.count();
  const options = {scan: {}, node: undefined, workers: 2, restart: true, onProgress: () => undefined};
  const {verify_all} = await takeTurns(
    {
      verify_all: async () => {
        const {summary} = await verifyAll({registry}, options);
        demand(summary.failed + summary.differing === 0 && summary.done + summary.unsigned === documents);
      },
    },
    1,
    5,
  );
  return verify_all / documents;
}

/** Lines of the report. */
export function signatureMeasures(times, verifyAllMs) {
  const line = (id, base, what, more) => ({
    id,
    what,
    per_second: Math.round(1000 / times[id]),
    ratio: round(times[base] / times[id]),
    ...more,
  });
  return [
    line('sign_theirs', 'sign_theirs', 'sign, @wharfkit/antelope'),
    line('sign', 'sign_theirs', 'sign, coopctl (verifies each signature as well)'),
    line('verify_theirs', 'verify_theirs', 'verify, @wharfkit/antelope'),
    line('verify', 'verify_theirs', `verify, coopctl (${recovery().name})`),
    line('verify_bulk', 'verify_theirs', `verify ${ENVELOPES} envelopes with their hashes`, {least: AIM}),
    {
      id: 'verify_all',
      what: 'document verify --all, PDFs read and hashed',
      per_second: Math.round(1000 / verifyAllMs),
      ratio: round(times.verify_theirs / verifyAllMs),
    },
  ];
}

function manyEnvelopes() {
  return Array.from({length: ENVELOPES}, (_, index) => {
    const doc_hash = createHash('sha256').update(`document ${index}`).digest('hex');
    return signedEnvelope({title: 'Document', registry_id: 100, username: 'memberaaaaaa', number: index}, doc_hash);
  });
}

function signedEnvelope(meta, doc_hash) {
  const signer = signerFrom(PrivateKey.generate('K1').toWif());
  return addSignature(createEnvelope({meta, doc_hash}), {signer, account: meta.username, at: SIGNED_AT});
}

function demand(valid) {
  if (!valid) throw new Error('a signature did not verify');
}
