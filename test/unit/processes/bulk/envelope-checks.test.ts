import {expect} from 'chai';
import {envelopeChecks} from '../../../../src/lib/processes/bulk/envelope-checks.js';
import {addSignature, createEnvelope, generateKey, signerFrom} from '../../../../src/lib/signing/index.js';

describe('processes: checks of the envelopes of a run', () => {
  it('find the same in threads, beside the JavaScript library, as at once', async function () {
    this.timeout(120_000);
    const meta = {title: 'Заявление', registry_id: 100, username: 'memberaaaaaa'} as never;
    const signer = signerFrom(generateKey().privateKey);
    const at = '2026-01-15T09:00:00';
    const signed = addSignature(createEnvelope({meta, doc_hash: 'ab'.repeat(32)}), {
      signer,
      account: 'memberaaaaaa',
      at,
    });
    const spoilt = {...signed, signatures: signed.signatures.map((info) => ({...info, signed_hash: '0'.repeat(64)}))};
    const expected = {doc_hash: signed.doc_hash, required: ['memberaaaaaa'], keys: new Map([['memberaaaaaa', []]])};
    const inThreads = envelopeChecks(2, {name: 'noble-curves'});
    const atOnce = envelopeChecks(2, {name: 'libsecp256k1'});
    try {
      for (const envelope of [signed, spoilt]) {
        const checks = await atOnce.check(envelope, expected);
        expect(await inThreads.check(envelope, expected)).to.deep.equal(checks);
        const failed = checks.flatMap(({id, ok}) => (ok ? [] : [id]));
        expect(failed).to.deep.equal(envelope === signed ? ['signer_key'] : ['signed_hash', 'signature', 'signer_key']);
      }
    } finally {
      await Promise.all([inThreads.close(), atOnce.close()]);
    }
  });
});
