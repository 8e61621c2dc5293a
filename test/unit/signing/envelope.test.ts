import {expect} from 'chai';
import fc from 'fast-check';
import {PublicKey} from '@wharfkit/antelope';
import type {Envelope} from '../../../src/lib/domain/document.js';
import {sha256Hex} from '../../../src/lib/domain/hash.js';
import {
  addSignature,
  createEnvelope,
  ENVELOPE_CHECKS,
  mergeEnvelopes,
  readEnvelope,
  readSingleSignature,
  signerFrom,
  verifyEnvelope,
  verifySingleSignature,
} from '../../../src/lib/signing/index.js';
import {codeOf, envelope, keysOf, PEOPLE, signedBy} from './support.js';
import {DEV_KEY, DOC_HASH, META_TEXT, SIGNED_AT, SYNTHETIC, VECTORS} from './vectors.js';

/** Ids of the checks that fail, each once. */
function failing(signed: Envelope, expected: Parameters<typeof verifyEnvelope>[1] = {keysOf}): string[] {
  const failed = verifyEnvelope(signed, expected).filter(({ok}) => !ok);
  expect(ENVELOPE_CHECKS).to.include.members(failed.map(({id}) => id));
  return [...new Set(failed.map(({id}) => id))];
}

describe('signing: a document with several signatures', () => {
  const three = signedBy(signedBy(signedBy(envelope(), 'memberaaaaaa'), 'chairmanaaaa'), 'secretaryaaa');

  it('has the hashes of the published vector and meta in its own key order', () => {
    const {meta_hash, hash} = VECTORS['1.1.0'];
    expect(envelope()).to.deep.equal({
      version: '1.1.0',
      hash,
      doc_hash: DOC_HASH,
      meta_hash,
      meta: META_TEXT,
      signatures: [],
    });
    const old = createEnvelope({
      meta: JSON.parse(META_TEXT) as never,
      doc_hash: DOC_HASH.toLowerCase(),
      version: '1.0.0',
    });
    expect(old.hash).to.equal(VECTORS['1.0.0'].hash);
    expect(codeOf(() => createEnvelope({meta: {} as never, doc_hash: 'abc'}))).to.equal('bad_envelope');
  });

  it('passes all checks, with ids from 1', () => {
    expect(three.signatures.map(({id, signer}) => [id, signer])).to.deep.equal([
      [1, 'memberaaaaaa'],
      [2, 'chairmanaaaa'],
      [3, 'secretaryaaa'],
    ]);
    const required = Object.keys(PEOPLE);
    expect(failing(three, {keysOf, doc_hash: DOC_HASH.toLowerCase(), required})).to.deep.equal([]);
  });

  it('is signed once by each account, at a real time', () => {
    expect(codeOf(() => signedBy(three, 'memberaaaaaa'))).to.equal('already_signed');
    for (const at of ['2026-09-17', '2026-13-01T00:00:00', '2026-09-17T07:00:00Z', '2026-02-29T00:00:00']) {
      expect(codeOf(() => signedBy(envelope(), 'memberaaaaaa', at))).to.equal('bad_signed_at');
    }
  });

  it('is not signed when its hashes are not of its content', () => {
    const changed = {...envelope(), meta: META_TEXT.replace('1000', '1001')};
    expect(codeOf(() => signedBy(changed, 'memberaaaaaa'))).to.equal('envelope_inconsistent');
    const swapped = {...envelope(), doc_hash: sha256Hex('another body')};
    expect(codeOf(() => signedBy(swapped, 'memberaaaaaa'))).to.equal('envelope_inconsistent');
  });

  it('is merged from copies that travelled apart, in either order', () => {
    const a = signedBy(envelope(), 'memberaaaaaa', '2026-09-17T07:00:02');
    const b = signedBy(envelope(), 'chairmanaaaa', '2026-09-17T07:00:01');
    const ab = mergeEnvelopes(a, b);
    expect(ab).to.deep.equal(mergeEnvelopes(b, a));
    expect(ab.signatures.map(({id, signer}) => [id, signer])).to.deep.equal([
      [1, 'chairmanaaaa'],
      [2, 'memberaaaaaa'],
    ]);
    expect(failing(ab)).to.deep.equal([]);
    expect(mergeEnvelopes(ab, a)).to.deep.equal(ab);
    const again = signedBy(envelope(), 'memberaaaaaa', '2026-09-17T08:00:00');
    expect(codeOf(() => mergeEnvelopes(a, again))).to.equal('already_signed');
    const other = createEnvelope({meta: JSON.parse(META_TEXT) as never, doc_hash: sha256Hex('x')});
    expect(codeOf(() => mergeEnvelopes(a, other))).to.equal('envelopes_differ');
  });

  describe('when tampered with', () => {
    const edit = (index: number, change: object): Envelope => ({
      ...three,
      signatures: three.signatures.map((info, i) => (i === index ? {...info, ...change} : info)),
    });
    const stranger = signerFrom(DEV_KEY.wif);
    const body = Buffer.from('%PDF-1.7 invented body');
    const ofBody = signedBy(
      createEnvelope({meta: JSON.parse(META_TEXT) as never, doc_hash: sha256Hex(body)}),
      'memberaaaaaa',
    );
    const cases: [string, Envelope, string[], Parameters<typeof verifyEnvelope>[1]?][] = [
      ['a changed meta', {...three, meta: META_TEXT.replace('1000', '1001')}, ['meta_hash']],
      ['a meta that is no JSON', {...three, meta: META_TEXT.slice(1)}, ['meta_hash']],
      ['a changed doc_hash', {...three, doc_hash: sha256Hex('x').toUpperCase()}, ['document_hash']],
      ['a changed hash', {...three, hash: sha256Hex('x')}, ['document_hash', 'signed_hash']],
      ['a changed signed_at', edit(1, {signed_at: '2026-09-17T07:00:01'}), ['signed_hash']],
      ['a changed signature', edit(1, {signature: three.signatures[0]!.signature}), ['signature']],
      ['a changed signed_hash', edit(1, {signed_hash: sha256Hex('x')}), ['signed_hash', 'signature']],
      ['a changed key', edit(1, {public_key: DEV_KEY.publicKey}), ['signature', 'signer_key']],
      [
        'a foreign key with a valid signature',
        addSignature(envelope(), {signer: stranger, account: 'memberaaaaaa', at: SIGNED_AT}),
        ['signer_key'],
      ],
      ['another name over a signature', edit(1, {signer: 'memberaaaaaa'}), ['signer_key']],
      ['a signer whose keys nobody knows', edit(1, {signer: 'nobodyknowsu'}), ['signer_keys_known']],
      ['a gap in the ids', edit(2, {id: 9}), ['signature_ids']],
      ['no signature', envelope(), ['signed']],
      [
        'a missing signer',
        signedBy(envelope(), 'memberaaaaaa'),
        ['required_signer'],
        {keysOf, required: ['chairmanaaaa']},
      ],
      [
        'one changed byte in the body',
        ofBody,
        ['body_hash'],
        {keysOf, doc_hash: sha256Hex(Buffer.from(body).fill(1, 9, 10))},
      ],
    ];
    for (const [what, signed, ids, expected] of cases) {
      it(`names ${what}: ${ids.join(', ')}`, () => {
        expect(failing(signed, expected ?? {keysOf})).to.deep.equal(ids);
      });
    }

    it('in any one character of its hashes, keys or signatures, fails some check or is refused', () => {
      const text = JSON.stringify(three);
      const targets = ['hash', 'doc_hash', 'meta_hash', 'signed_hash', 'signature', 'public_key', 'signed_at'];
      fc.assert(
        fc.property(
          fc.constantFrom(...targets),
          fc.nat(),
          fc.constantFrom('0', '7', 'a', 'K', 'x'),
          (field, at, character) => {
            const found = [...text.matchAll(new RegExp(`"${field}":"([^"]+)"`, 'g'))];
            const match = found[at % found.length]!;
            const start = match.index + field.length + 4 + (at % match[1]!.length);
            const changed = text.slice(0, start) + character + text.slice(start + 1);
            fc.pre(changed.toLowerCase() !== text.toLowerCase());
            const read = ((): Envelope | undefined => {
              try {
                return readEnvelope(JSON.parse(changed));
              } catch {
                return undefined;
              }
            })();
            if (read !== undefined) expect(failing(read)).to.not.deep.equal([]);
          },
        ),
        {numRuns: 60},
      );
    });
  });
});

describe('signing: a document as it comes back from the chain', () => {
  /** What `get_table_rows` prints: lower-case hex, legacy keys. */
  const raw = {
    version: '1.1.0',
    hash: SYNTHETIC.hash,
    doc_hash: SYNTHETIC.doc_hash.toLowerCase(),
    meta_hash: SYNTHETIC.meta_hash,
    meta: SYNTHETIC.meta,
    signatures: [
      {
        id: 0,
        signed_hash: SYNTHETIC.signed_hash,
        signer: 'testpaishika',
        public_key: PublicKey.from(SYNTHETIC.public_key).toLegacyString(),
        signature: SYNTHETIC.signature,
        signed_at: '2026-10-07T10:01:00.000',
        meta: '{}',
      },
    ],
  };

  it('is read into our form and passes all checks', () => {
    const read = readEnvelope(raw);
    expect(read.doc_hash).to.equal(SYNTHETIC.doc_hash);
    expect(read.signatures[0]).to.include({public_key: SYNTHETIC.public_key, signed_at: SYNTHETIC.signed_at, id: 0});
    const legacy = PublicKey.from(SYNTHETIC.public_key).toLegacyString();
    expect(failing(read, {keysOf: () => [legacy], required: ['testpaishika']})).to.deep.equal([]);
    expect(readEnvelope(JSON.parse(JSON.stringify(read)))).to.deep.equal(read);
  });

  it('is of version 1.0.0 when it names none', () => {
    const {meta_hash, hash, signed_hash, signature} = VECTORS['1.0.0'];
    const info = {
      id: 1,
      signed_hash,
      signer: 'abcdefghijkl',
      public_key: DEV_KEY.legacy,
      signature,
      signed_at: SIGNED_AT,
    };
    for (const version of [undefined, '', '1.0.0']) {
      const read = readEnvelope({version, hash, doc_hash: DOC_HASH, meta_hash, meta: META_TEXT, signatures: [info]});
      expect(read.version).to.equal('1.0.0');
      expect(failing(read, {keysOf: () => [DEV_KEY.publicKey]})).to.deep.equal([]);
    }
  });

  it('may have been hashed with a lower-case doc_hash', () => {
    const meta_hash = VECTORS['1.1.0'].meta_hash;
    const hash = sha256Hex(meta_hash + DOC_HASH.toLowerCase());
    expect(failing({...envelope(), hash})).to.deep.equal(['signed']);
  });

  it('is refused with all bad fields named when it is none', () => {
    const fields = (value: unknown): string => {
      try {
        readEnvelope(value);
      } catch (error) {
        return (error as {params: {fields: string}}).params.fields;
      }
      return '';
    };
    expect(fields(null)).to.equal('hash, doc_hash, meta_hash, meta, signatures');
    expect(fields({...raw, version: '9.9.9', hash: 'zz'})).to.equal('version, hash');
    const bad = {
      ...raw.signatures[0],
      id: -1,
      signer: 'NO',
      public_key: 'PUB_K1_x',
      signature: 7,
      signed_at: '2026-13-01T00:00:00',
    };
    expect(fields({...raw, signatures: [bad]})).to.equal(
      'signatures[0].id, signatures[0].signer, signatures[0].public_key, signatures[0].signature, signatures[0].signed_at',
    );
    expect(fields({...raw, meta: 'x'.repeat(2_000_000)})).to.equal('meta');
    expect(fields(Object.create(raw))).to.include('hash');
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(codeOf(() => readEnvelope(value))).to.equal('bad_envelope');
      }),
    );
  });
});

describe('signing: the single-signature format of 2025', () => {
  const digest = Buffer.from(DOC_HASH, 'hex');
  const raw = {
    hash: DOC_HASH.toLowerCase(),
    public_key: DEV_KEY.legacy,
    signature: signerFrom(DEV_KEY.wif).signDigest(digest),
    meta: META_TEXT,
  };

  it('is read and verified against the body', () => {
    const single = readSingleSignature(raw);
    expect(verifySingleSignature(single, {doc_hash: DOC_HASH})).to.satisfy((checks: {ok: boolean}[]) =>
      checks.every(({ok}) => ok),
    );
    const failed = verifySingleSignature(single, {doc_hash: sha256Hex('x')}).filter(({ok}) => !ok);
    expect(failed.map(({id}) => id)).to.deep.equal(['body_hash']);
    const other = verifySingleSignature({...single, hash: sha256Hex('x')}).filter(({ok}) => !ok);
    expect(other.map(({id}) => id)).to.deep.equal(['signature']);
    expect(codeOf(() => readSingleSignature({...raw, signature: 'SIG_K1_'}))).to.equal('bad_envelope');
  });
});
