import {expect} from 'chai';
import fc from 'fast-check';
import {secp256k1} from '@noble/curves/secp256k1.js';
import {bytesToNumberBE, numberToBytesBE} from '@noble/curves/utils.js';
import {nativeRecovery, nobleRecovery, recovery} from '../../../src/lib/signing/recovery.js';
import {
  generateKey,
  publicKeyEquals,
  recoverPublicKey,
  signerFrom,
  verifyDigest,
} from '../../../src/lib/signing/index.js';

const {Point} = secp256k1;
const N = Point.Fn.ORDER;
const P = Point.Fp.ORDER;

/** What a recovery is asked; r and s below 2^256. */
interface Question {
  id: number;
  r: bigint;
  s: bigint;
  digest: Uint8Array;
}

const bytes32 = (number: bigint): Uint8Array => numberToBytesBE(number, 32);
const scalar = fc.bigInt({min: 1n, max: N - 1n});
const any256 = fc.bigInt({min: 0n, max: 2n ** 256n - 1n});
const digests = fc.uint8Array({minLength: 32, maxLength: 32});

/** Numbers at which the arithmetic of the curve changes its mind. */
const edges = fc.constantFrom(
  0n,
  1n,
  N - 1n,
  N,
  N + 1n,
  P - N - 1n,
  P - N,
  P - 1n,
  P,
  N / 2n,
  N / 2n + 1n,
  2n ** 256n - 1n,
);

const signed = fc.record({secret: scalar, digest: digests}).map(({secret, digest}): Question => {
  const [id = 0, ...rs] = secp256k1.sign(digest, bytes32(secret), {prehash: false, format: 'recovered'});
  const at = (start: number): bigint => bytesToNumberBE(Uint8Array.from(rs.slice(start, start + 32)));
  return {id, r: at(0), s: at(32), digest};
});

/** Right signatures, and every way in which one can be nearly right. */
const questions: fc.Arbitrary<Question> = fc.oneof(
  signed,
  signed.map((question) => ({...question, s: N - question.s})),
  signed.map((question) => ({...question, s: N - question.s, id: question.id ^ 1})),
  // All that a header byte can say.
  fc.record({question: signed, id: fc.integer({min: -31, max: 224})}).map(({question, id}) => ({...question, id})),
  fc.record({question: signed, r: fc.oneof(edges, any256)}).map(({question, r}) => ({...question, r})),
  fc.record({question: signed, s: fc.oneof(edges, any256)}).map(({question, s}) => ({...question, s})),
  fc.record({question: signed, digest: digests}).map(({question, digest}) => ({...question, digest})),
  // A point whose x is greater than the order: only r below p - n can mean one.
  fc.record({
    id: fc.constantFrom(2, 3),
    r: fc.oneof(edges, fc.bigInt({min: 1n, max: P - N}), fc.bigInt({min: 1n, max: 999n})),
    s: scalar,
    digest: digests,
  }),
  // sR = hG: the key would be the point at infinity.
  fc.record({k: scalar, s: scalar}).map(({k, s}) => {
    const {x, y} = Point.BASE.multiply(k).toAffine();
    return {id: Number(y & 1n), r: x, s, digest: bytes32((s * k) % N)};
  }),
);

/** Keys, and bytes that are none: other prefixes, no point with such an x, x beyond the field, infinity. */
const points = fc.oneof(
  scalar.map((secret) => secp256k1.getPublicKey(bytes32(secret), true)),
  fc
    .record({prefix: fc.integer({min: 0, max: 255}), x: fc.oneof(edges, any256)})
    .map(({prefix, x}) => Uint8Array.of(prefix, ...bytes32(x))),
  fc
    .record({prefix: fc.constantFrom(2, 3), x: fc.oneof(any256, fc.bigInt({min: 0n, max: 99n}))})
    .map(({prefix, x}) => Uint8Array.of(prefix, ...bytes32(x))),
);

const hex = (bytes: Uint8Array | undefined): string | undefined => bytes && Buffer.from(bytes).toString('hex');

describe('signing: the native library', () => {
  const native = nativeRecovery();

  before(function () {
    if (native) return;
    process.stdout.write('    skipped: no binary of libsecp256k1 for this platform\n');
    this.skip();
  });

  it('is the one in use where it runs', () => {
    expect(recovery().name).to.equal('libsecp256k1');
  });

  it('recovers the same key as the JavaScript one, or none as well, from right and from spoilt signatures', function () {
    this.timeout(180_000);
    let found = 0;
    let none = 0;
    fc.assert(
      fc.property(questions, ({id, r, s, digest}) => {
        const rs = Uint8Array.of(...bytes32(r), ...bytes32(s));
        const expected = hex(nobleRecovery.recover(id, rs, digest));
        expect(hex(native?.recover(id, rs, digest))).to.equal(expected);
        if (expected === undefined) none += 1;
        else found += 1;
      }),
      {numRuns: 2000},
    );
    expect(Math.min(found, none)).to.be.greaterThan(200);
  });

  it('knows the same points', function () {
    this.timeout(60_000);
    fc.assert(
      fc.property(points, (bytes) => {
        expect(native?.isPoint(bytes)).to.equal(nobleRecovery.isPoint(bytes));
      }),
      {numRuns: 1000},
    );
  });
});

describe('signing: verification', () => {
  const {publicKey, privateKey} = generateKey();
  const digest = new Uint8Array(32).fill(7);
  const signature = signerFrom(privateKey).signDigest(digest);

  it('demands the recovery id too', () => {
    expect(recoverPublicKey(digest, signature)).to.equal(publicKey);
    expect(verifyDigest(digest, signature, publicKey)).to.equal(true);
  });

  it('gives the same answer for a key that it has read before', () => {
    const other = generateKey().publicKey;
    for (let round = 0; round < 2; round++) {
      expect(verifyDigest(digest, signature, publicKey)).to.equal(true);
      expect(verifyDigest(digest, signature, other)).to.equal(false);
      expect(verifyDigest(digest, signature, `${publicKey.slice(0, -1)}_`)).to.equal(false);
      expect(publicKeyEquals(publicKey, other)).to.equal(false);
    }
  });
});
