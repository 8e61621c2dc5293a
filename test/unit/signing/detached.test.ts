import {expect} from 'chai';
import {
  isDetached,
  readDetached,
  readEnvelope,
  readManifest,
  verifyEnvelope,
  writeDetached,
  writeManifest,
  type Manifest,
} from '../../../src/lib/signing/index.js';
import {failsWith} from '../../support/failure.js';
import {DEV_KEY, DOC_HASH, META_TEXT, SIGNED_AT, SYNTHETIC, VECTORS} from './vectors.js';

/** A detached file as another program would write the published vectors. */
const foreign = (version: keyof typeof VECTORS, more: object = {}): Record<string, unknown> => ({
  v: '2.0',
  canonicalization: version === '1.0.0' ? 'legacy-node-stringify' : 'jcs-1.0',
  algorithm: {name: 'secp256k1', oid: '1.3.132.0.10'},
  hash: {name: 'sha256', oid: '2.16.840.1.101.3.4.2.1'},
  content: {filename: 'document.pdf', mime: 'application/pdf'},
  canonical: {doc_hash: DOC_HASH, meta_hash: VECTORS[version].meta_hash, hash: VECTORS[version].hash},
  meta: JSON.parse(META_TEXT) as object,
  signatures: [
    {
      public_key: DEV_KEY.legacy,
      signature: VECTORS[version].signature,
      signed_at: SIGNED_AT,
      signed_hash: VECTORS[version].signed_hash,
      signer_certificate: null,
      issuer_signature: null,
    },
  ],
  ...more,
});

describe('detached signatures', () => {
  for (const version of ['1.0.0', '1.1.0'] as const) {
    it(`of another program read and verify, version ${version}`, () => {
      const {envelope, filename} = readDetached(foreign(version));
      expect(filename).to.equal('document.pdf');
      expect(envelope).to.include({version, doc_hash: DOC_HASH, hash: VECTORS[version].hash});
      expect(envelope.signatures[0]).to.include({id: 1, signer: 'abcdefghijkl', public_key: DEV_KEY.publicKey});
      expect(verifyEnvelope(envelope, {doc_hash: DOC_HASH}).filter(({ok}) => !ok)).to.deep.equal([]);
    });

    it(`come back as they were written, version ${version}`, () => {
      const {envelope} = readDetached(foreign(version));
      const text = writeDetached(envelope, '100-9F275D73A74BAF52.pdf');
      const again = readDetached(JSON.parse(text));
      expect(again).to.deep.equal({envelope, filename: '100-9F275D73A74BAF52.pdf'});
      expect(writeDetached(again.envelope, again.filename)).to.equal(text);
    });
  }

  it('hold exactly the fields of the format', () => {
    const file = JSON.parse(writeDetached(readDetached(foreign('1.1.0')).envelope, 'a.pdf')) as Record<string, unknown>;
    expect(Object.keys(file)).to.deep.equal([
      ...['v', 'canonicalization', 'algorithm', 'hash', 'content', 'canonical', 'meta', 'signatures'],
    ]);
    const [signature] = file.signatures as object[];
    expect(Object.keys(signature!)).to.deep.equal([
      ...['public_key', 'signature', 'signed_at', 'signed_hash', 'signer_certificate', 'issuer_signature'],
    ]);
    expect(file).to.deep.include({v: '2.0', canonicalization: 'jcs-1.0', meta: JSON.parse(META_TEXT) as object});
    expect(file.algorithm).to.include({oid: '1.3.132.0.10'});
    expect(file.hash).to.include({oid: '2.16.840.1.101.3.4.2.1'});
  });

  it('carry the vector of the document factory', () => {
    const {meta, meta_hash, doc_hash, hash, signed_hash, signed_at, public_key, signature} = SYNTHETIC;
    const one = {id: 1, signed_hash, signer: 'testpaishika', public_key, signature, signed_at, meta: '{}'};
    const envelope = readEnvelope({version: '1.1.0', hash, doc_hash, meta_hash, meta, signatures: [one]});
    const read = readDetached(JSON.parse(writeDetached(envelope, '900.pdf'))).envelope;
    expect(read).to.deep.equal(envelope);
    expect(verifyEnvelope(read, {doc_hash}).every(({ok}) => ok)).to.equal(true);
  });

  it('keep the text of a meta that would be written otherwise: version 1.0.0 hashes the text', () => {
    const spaced = META_TEXT.replaceAll('":', '": ');
    const {envelope} = readDetached(foreign('1.1.0', {meta: spaced}));
    expect(readDetached(JSON.parse(writeDetached(envelope, 'a.pdf'))).envelope.meta).to.equal(spaced);
  });

  it('name every bad field', async () => {
    const fields = async (raw: unknown) => (await failsWith('bad_envelope', () => readDetached(raw))).params.fields;
    expect(await fields(foreign('1.1.0', {v: '3.0', hash: {}}))).to.equal('v, hash.oid');
    expect(await fields(foreign('1.1.0', {canonicalization: 'xml'}))).to.equal('canonicalization');
    expect(await fields(foreign('1.1.0', {canonical: null})))
      .to.include('doc_hash')
      .and.to.include('meta_hash');
    expect(await fields(foreign('1.1.0', {signatures: 'none'}))).to.include('signatures');
    expect(await fields(foreign('1.1.0', {signatures: [null, 7]}))).to.include('signatures[1].signer');
    for (const raw of [null, 7, 'v', [], {}]) {
      expect(isDetached(raw)).to.equal(false);
      await failsWith('bad_envelope', () => readDetached(raw));
    }
  });
});

describe('manifest of a package', () => {
  const manifest: Manifest = {
    v: '1.0',
    generator: 'coopctl',
    created_at: '2026-11-20T10:00:00.000Z',
    documents: [{name: 'Заявление', document: '100.pdf', signature: '100.pdf.sig'}],
  };
  const withDocument = (more: object): object => ({...manifest, documents: [{...manifest.documents[0], ...more}]});

  it('comes back as it was written, with and without its place on chain', () => {
    const hex = 'ab'.repeat(32);
    const chain = {transaction_id: hex, block_num: 7, block_id: hex, block_time: '2026-11-20T10:00:00.500'};
    const placed = withDocument({chain: {...chain, action: 'registrator::reguser'}}) as Manifest;
    for (const each of [manifest, placed]) expect(readManifest(JSON.parse(writeManifest(each)))).to.deep.equal(each);
  });

  it('names no file outside its folder', async () => {
    for (const document of ['../secret.pdf', '/etc/passwd', 'a/b.pdf', 'c:\\x.pdf', '..', '.', '', 'a\u0000.pdf']) {
      const {params} = await failsWith('bad_manifest', () => readManifest(withDocument({document})));
      expect(params.fields, document).to.equal('documents[0].document');
    }
  });

  it('is refused when it is none', async () => {
    for (const raw of [
      null,
      [],
      {},
      {...manifest, documents: []},
      {...manifest, v: '2.0'},
      withDocument({chain: {}}),
    ]) {
      await failsWith('bad_manifest', () => readManifest(raw));
    }
  });
});
