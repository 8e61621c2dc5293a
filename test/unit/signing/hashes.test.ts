import {expect} from 'chai';
import fc from 'fast-check';
import {createHash} from 'node:crypto';
import {
  documentHash,
  loginDigest,
  metaHash,
  metaText,
  recoverPublicKey,
  signedHash,
  verifyDigest,
  voteDigest,
} from '../../../src/lib/signing/index.js';
import {codeOf} from './support.js';
import {DEV_KEY, DOC_HASH, META_TEXT, SIGNED_AT, SYNTHETIC, VECTORS} from './vectors.js';

describe('signing: hashes of a document', () => {
  for (const version of ['1.0.0', '1.1.0'] as const) {
    it(`equal the published vectors of version ${version}, and its signature verifies`, () => {
      const vector = VECTORS[version];
      expect(metaHash(META_TEXT, version)).to.equal(vector.meta_hash);
      expect(metaHash(JSON.parse(META_TEXT) as Record<string, unknown>, version)).to.equal(vector.meta_hash);
      expect(documentHash(vector.meta_hash, DOC_HASH)).to.equal(vector.hash);
      expect(documentHash(vector.meta_hash, DOC_HASH.toLowerCase())).to.equal(vector.hash);
      expect(signedHash(vector.hash, SIGNED_AT)).to.equal(vector.signed_hash);
      const digest = Buffer.from(vector.signed_hash, 'hex');
      expect(recoverPublicKey(digest, vector.signature)).to.equal(DEV_KEY.publicKey);
      expect(verifyDigest(digest, vector.signature, DEV_KEY.legacy)).to.equal(true);
    });
  }

  it('equal the synthetic vector', () => {
    expect(metaHash(SYNTHETIC.meta, '1.1.0')).to.equal(SYNTHETIC.meta_hash);
    expect(documentHash(SYNTHETIC.meta_hash, SYNTHETIC.doc_hash)).to.equal(SYNTHETIC.hash);
    expect(signedHash(SYNTHETIC.hash, SYNTHETIC.signed_at)).to.equal(SYNTHETIC.signed_hash);
    expect(verifyDigest(Buffer.from(SYNTHETIC.signed_hash, 'hex'), SYNTHETIC.signature, SYNTHETIC.public_key)).to.be
      .true;
  });

  it('of votes and logins equal the published vectors', () => {
    expect(voteDigest('votefor', 'voskhod', 42, SIGNED_AT)).to.equal(
      '27e6c48974a1a7e0cc6e8b5d3534045155c4338b79b2a39bf28c78daa2ffb688',
    );
    expect(loginDigest('2026-09-17T07:00:00.500')).to.equal(
      'f5a4a6c06cc84b513d1ec83746f3464b6fe7031d4208c4c7ca4d8e5967226476',
    );
  });

  it('of 1.0.0 depend on the order of keys, of 1.1.0 do not', () => {
    const [a, b] = ['{"a":1,"b":2}', '{"b":2,"a":1}'];
    expect(metaHash(a, '1.0.0')).to.not.equal(metaHash(b, '1.0.0'));
    expect(metaHash(a, '1.1.0')).to.equal(metaHash(b, '1.1.0'));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (meta) => {
        const reversed = Object.fromEntries(Object.entries(meta).reverse());
        expect(metaHash(meta, '1.1.0')).to.equal(metaHash(reversed, '1.1.0'));
      }),
    );
  });

  it('of 1.0.0 take the text of the chain byte for byte', () => {
    expect(metaHash('{ "a" : 1 }', '1.0.0')).to.equal(createHash('sha256').update('{ "a" : 1 }').digest('hex'));
  });

  it('refuse what has no canonical form', () => {
    const cycle: Record<string, unknown> = {};
    cycle.self = cycle;
    for (const meta of [{a: NaN}, {a: Infinity}, {a: '\ud800'}, {'\udc00': 1}, cycle, '{"a":', '{"a":"\\ud800"}']) {
      expect(codeOf(() => metaHash(meta, '1.1.0'))).to.equal('meta_not_canonical');
    }
    expect(codeOf(() => metaHash('{"a":"\ud800"}', '1.0.0'))).to.equal('meta_not_canonical');
    expect(codeOf(() => metaHash('['.repeat(100_000), '1.1.0'))).to.equal('meta_not_canonical');
    expect(codeOf(() => metaText({a: NaN}))).to.equal('meta_not_canonical');
  });
});
