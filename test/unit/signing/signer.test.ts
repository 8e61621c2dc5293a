import {expect} from 'chai';
import fc from 'fast-check';
import {inspect} from 'node:util';
import {createHash} from 'node:crypto';
import {Bytes, KeyType, PrivateKey, PublicKey, Signature} from '@wharfkit/antelope';
import {
  generateKey,
  normalizePublicKey,
  publicKeyEquals,
  recoverPublicKey,
  signerFrom,
  signLogin,
  signVote,
  verifyDigest,
} from '../../../src/lib/signing/index.js';
import {codeOf} from './support.js';
import {DEV_KEY, SIGNED_AT, SYNTHETIC} from './vectors.js';

const digests = fc.uint8Array({minLength: 32, maxLength: 32});

describe('signing: keys and signatures', () => {
  it('are accepted by the reference library, which also recovers the key, and are canonical', function () {
    this.timeout(120_000);
    const {publicKey, privateKey} = generateKey();
    const signer = signerFrom(privateKey);
    fc.assert(
      fc.property(digests, (digest) => {
        const signature = Signature.from(signer.signDigest(digest));
        expect(signature.verifyDigest(Buffer.from(digest), PublicKey.from(publicKey))).to.equal(true);
        expect(signature.recoverDigest(Buffer.from(digest)).toString()).to.equal(publicKey);
        const bytes = signature.data.array;
        for (const start of [1, 33]) {
          expect(bytes[start]! < 0x80 && !(bytes[start] === 0 && bytes[start + 1]! < 0x80)).to.equal(true);
        }
      }),
      {numRuns: 120},
    );
  });

  it('of the reference library are accepted by us', () => {
    const key = PrivateKey.generate('K1');
    fc.assert(
      fc.property(digests, (digest) => {
        const signature = key.signDigest(Buffer.from(digest)).toString();
        expect(recoverPublicKey(digest, signature)).to.equal(key.toPublic().toString());
      }),
      {numRuns: 20},
    );
  });

  it('are deterministic', () => {
    const digest = createHash('sha256').update('x').digest();
    const [a, b] = [signerFrom(DEV_KEY.wif), signerFrom(PrivateKey.from(DEV_KEY.wif).toString())];
    expect(a.publicKey).to.equal(DEV_KEY.publicKey);
    expect(a.signDigest(digest)).to.equal(b.signDigest(digest));
  });

  it('of the synthetic key follow from its published seed', () => {
    const secret = createHash('sha256').update(SYNTHETIC.seed).digest();
    const key = new PrivateKey(KeyType.K1, new Bytes(secret));
    expect(signerFrom(key.toWif()).publicKey).to.equal(SYNTHETIC.public_key);
    expect(signerFrom(key.toString()).publicKey).to.equal(SYNTHETIC.public_key);
  });

  it('of another key, digest or text do not verify, and never throw', () => {
    const digest = new Uint8Array(32).fill(1);
    const signature = signerFrom(DEV_KEY.wif).signDigest(digest);
    expect(verifyDigest(digest, signature, DEV_KEY.publicKey)).to.equal(true);
    expect(verifyDigest(digest, signature, generateKey().publicKey)).to.equal(false);
    expect(verifyDigest(new Uint8Array(32), signature, DEV_KEY.publicKey)).to.equal(false);
    expect(verifyDigest(new Uint8Array(31), signature, DEV_KEY.publicKey)).to.equal(false);
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('', 'SIG_K1_', 'SIG_R1_', 'PUB_K1_'), (text, prefix) => {
        expect(verifyDigest(digest, prefix + text, DEV_KEY.publicKey)).to.equal(false);
        expect(verifyDigest(digest, signature, prefix + text)).to.equal(false);
      }),
    );
  });

  it('are equal in both spellings of the key', () => {
    expect(publicKeyEquals(DEV_KEY.legacy, DEV_KEY.publicKey)).to.equal(true);
    expect(normalizePublicKey(DEV_KEY.legacy)).to.equal(DEV_KEY.publicKey);
    expect(publicKeyEquals(DEV_KEY.legacy, generateKey().publicKey)).to.equal(false);
    expect(publicKeyEquals('nonsense', 'nonsense')).to.equal(false);
    expect(codeOf(() => normalizePublicKey('EOS6MRy'))).to.equal('bad_public_key');
  });

  it('never show the private key', () => {
    const damaged = `${DEV_KEY.wif.slice(0, -1)}4`;
    let thrown: unknown;
    try {
      signerFrom(damaged);
    } catch (error) {
      thrown = error;
    }
    expect(inspect(thrown, {depth: 9, showHidden: true}))
      .to.include('bad_private_key')
      .and.not.include(damaged.slice(5, 20));
    const signer = signerFrom(DEV_KEY.wif);
    expect(inspect(signer, {depth: 9, showHidden: true}) + JSON.stringify(signer)).to.not.include(
      DEV_KEY.wif.slice(5, 20),
    );
    const r1 = PrivateKey.generate('R1').toString();
    expect(codeOf(() => signerFrom(r1))).to.equal('bad_private_key');
  });

  it('vote and log in with digests of their own', () => {
    const signer = signerFrom(DEV_KEY.wif);
    const vote = signVote('votefor', {coopname: 'voskhod', username: 'ant', decision_id: 42, at: SIGNED_AT, signer});
    expect(Object.keys(vote)).to.deep.equal([
      'version',
      'coopname',
      'username',
      'decision_id',
      'signed_at',
      'signed_hash',
      'signature',
      'public_key',
      'permission',
    ]);
    expect(verifyDigest(Buffer.from(vote.signed_hash, 'hex'), vote.signature, DEV_KEY.publicKey)).to.equal(true);
    const against = signVote('voteagainst', {
      coopname: 'voskhod',
      username: 'ant',
      decision_id: 42,
      at: SIGNED_AT,
      signer,
    });
    expect(against.signed_hash).to.not.equal(vote.signed_hash);
    expect(codeOf(() => signVote('votefor', {...vote, at: '2026-02-30T00:00:00', signer}))).to.equal('bad_signed_at');
    const login = signLogin('2026-09-17T07:00:00.500', signer);
    const digest = createHash('sha256').update(login.now).digest();
    expect(verifyDigest(digest, login.signature, login.public_key)).to.equal(true);
  });
});
