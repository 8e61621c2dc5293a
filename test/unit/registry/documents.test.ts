import {expect} from 'chai';
import type {DocumentMeta, Envelope, SignatureInfo} from '../../../src/lib/domain/document.js';
import {sha256Hex} from '../../../src/lib/domain/hash.js';
import type {StoredDocument} from '../../../src/lib/domain/records.js';
import {bench, codeOf, tamper} from './support.js';

const PDF = (n: number): Buffer => Buffer.from(`%PDF-1.7 invented document ${n}`);

function meta(n: number): DocumentMeta {
  return {
    title: `Документ ${n}`,
    registry_id: n % 2 === 0 ? 100 : 501,
    lang: 'ru',
    generator: 'coopctl',
    version: '1',
    coopname: 'romashka',
    username: 'abcdefghijkl',
    created_at: '2026-10-07T10:00:00.000Z',
    block_num: 100 + n,
    timezone: 'Europe/Moscow',
    links: [],
  };
}

const document = (n: number): StoredDocument => ({
  doc_hash: sha256Hex(PDF(n)).toUpperCase(),
  hash: sha256Hex(`hash ${n}`),
  meta: meta(n),
  template_hash: sha256Hex('template'),
  created_at: '2026-10-07T10:00:00.000Z',
});

const signature = (id: number, signer: string): SignatureInfo => ({
  id,
  signed_hash: sha256Hex(signer),
  signer,
  public_key: 'PUB_K1_x',
  signature: 'SIG_K1_x',
  signed_at: '2026-10-07T10:01:00',
  meta: '',
});

const envelope = (n: number, ...signers: string[]): Envelope => ({
  version: '1.1.0',
  hash: document(n).hash,
  doc_hash: document(n).doc_hash,
  meta_hash: sha256Hex('meta'),
  meta: JSON.stringify(meta(n)),
  signatures: signers.map((signer, index) => signature(index + 1, signer)),
});

describe('documents', () => {
  const at = bench();

  it('keeps facts and exact bytes; the same document again changes nothing', () => {
    const {documents} = at.create();
    documents.save(document(1), PDF(1));
    documents.save(document(1), PDF(1));
    expect(documents.list()).to.deep.equal([document(1)]);
    expect(documents.pdf(document(1).doc_hash).equals(PDF(1))).to.equal(true);
    expect(Object.keys(documents.get(document(1).doc_hash)!.meta)).to.deep.equal(Object.keys(meta(1)));
  });

  it('refuses bytes that are not those of the hash, and other facts for the same bytes', () => {
    const {documents} = at.create();
    expect(
      codeOf(() => {
        documents.save(document(1), PDF(2));
      }),
    ).to.equal('document_bytes_differ');
    documents.save(document(1), PDF(1));
    const other = {...document(1), hash: sha256Hex('other')};
    expect(
      codeOf(() => {
        documents.save(other, PDF(1));
      }),
    ).to.equal('document_conflict');
    expect(documents.list()).to.deep.equal([document(1)]);
  });

  it('finds by either hash or the beginning of one, in any case', () => {
    const {documents} = at.create();
    for (let n = 0; n < 40; n++) documents.save(document(n), PDF(n));
    const {doc_hash, hash} = document(7);
    for (const text of [
      doc_hash,
      doc_hash.toLowerCase(),
      hash,
      hash.toUpperCase(),
      doc_hash.slice(0, 12),
      hash.slice(0, 12),
    ])
      expect(documents.find(text), text).to.deep.equal(document(7));
    for (const text of ['', 'zz', `${hash}0`, 'F'.repeat(64), '%', '_'])
      expect(documents.find(text), text).to.equal(undefined);
    const first = Array.from({length: 40}, (_, n) => document(n)).filter(
      (one) => one.doc_hash.startsWith('A') || one.hash.startsWith('a'),
    );
    expect(first).to.have.length.above(1);
    expect(codeOf(() => documents.find('a'))).to.equal('document_ambiguous');
  });

  it('keeps the envelope and shows its signatures; a new one takes the place of the old', () => {
    const {documents} = at.create();
    documents.save({...document(1), envelope: envelope(1, 'anna')}, PDF(1));
    documents.save(document(2), PDF(2));
    documents.setEnvelope(document(1).doc_hash, envelope(1, 'anna', 'boris'));
    expect(documents.get(document(1).doc_hash)?.envelope).to.deep.equal(envelope(1, 'anna', 'boris'));
    expect(documents.signaturesOf('anna')).to.deep.equal([{doc_hash: document(1).doc_hash, ...signature(1, 'anna')}]);
    expect(documents.list({signed: true})).to.have.length(1);
    expect(documents.list({signed: false})).to.deep.equal([document(2)]);
    expect(documents.list({signer: 'boris'})).to.have.length(1);
  });

  it('lists by type, person and process, newest first', () => {
    const {documents} = at.create();
    for (let n = 1; n <= 4; n++) documents.save(document(n), PDF(n));
    documents.setPackage(document(3).doc_hash, sha256Hex('p').toUpperCase());
    const titles = (filter: Parameters<typeof documents.list>[0]) =>
      documents.list(filter).map((one) => one.meta.title);
    expect(titles({registry_id: 501})).to.deep.equal(['Документ 3', 'Документ 1']);
    expect(titles({package: sha256Hex('p')})).to.deep.equal(['Документ 3']);
    expect(titles({username: 'nobody'})).to.deep.equal([]);
    expect(titles({limit: 1, offset: 1})).to.deep.equal(['Документ 3']);
  });

  it('says when there is no such document', () => {
    const {documents} = at.create();
    expect(codeOf(() => documents.pdf('AB'))).to.equal('document_not_found');
    expect(
      codeOf(() => {
        documents.setPackage('AB', 'cd');
      }),
    ).to.equal('document_not_found');
    expect(
      codeOf(() => {
        documents.setEnvelope('AB', envelope(1));
      }),
    ).to.equal('document_not_found');
  });

  it('moves the block clock: the next change comes after the block that was read', () => {
    const registry = at.create();
    registry.documents.save(document(5), PDF(5));
    expect(registry.nextBlock(7)).to.equal(106);
    expect(registry.nextBlock(200)).to.equal(200);
    expect(registry.documentBlock(7)).to.equal(7);
  });
});

describe('the check of a registry', () => {
  const at = bench();
  const failed = (registry: ReturnType<typeof at.create>) => registry.check().filter(({ok}) => !ok);

  it('finds nothing wrong with a registry in use', () => {
    const registry = at.create();
    registry.documents.save(document(1), PDF(1));
    registry.audit.append('anna', 'document.generate', document(1).doc_hash);
    expect(registry.check().map(({id, ok}) => [id, ok])).to.deep.equal([
      ['registry_integrity', true],
      ['registry_references', true],
      ['registry_audit', true],
      ['registry_documents', true],
      ['registry_payloads', true],
    ]);
  });

  it('names a document whose bytes were changed', () => {
    const registry = at.create();
    registry.documents.save(document(1), PDF(1));
    registry.documents.save(document(2), PDF(2));
    tamper(at.path('a.coop'), `UPDATE documents SET pdf = x'00' WHERE doc_hash = '${document(2).doc_hash}'`);
    expect(failed(registry)).to.deep.equal([{id: 'registry_documents', ok: false, detail: document(2).doc_hash}]);
  });

  it('names rows without what they refer to', () => {
    const registry = at.create();
    tamper(at.path('a.coop'), `PRAGMA foreign_keys = OFF; INSERT INTO votes VALUES (9, 'anna', 'for', 0)`);
    expect(failed(registry)).to.deep.equal([{id: 'registry_references', ok: false, detail: 'votes'}]);
  });

  const FORGERIES: Record<string, [string, string]> = {
    'a changed entry': [`UPDATE audit SET actor = 'boris' WHERE seq = 2`, 'seq 2'],
    'a missing entry': ['DELETE FROM audit WHERE seq = 2', 'seq 2'],
    'a cut-off beginning': ['DELETE FROM audit WHERE seq = 1', 'seq 1'],
    'a changed link': [`UPDATE audit SET prev_hash = '${'0'.repeat(64)}' WHERE seq = 3`, 'seq 3'],
  };
  for (const [name, [sql, detail]] of Object.entries(FORGERIES)) {
    it(`finds ${name} of the audit log`, () => {
      const registry = at.create();
      for (const act of ['one', 'two', 'three']) registry.audit.append('anna', act, 'x');
      tamper(at.path('a.coop'), `DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete; ${sql}`);
      expect(failed(registry)).to.deep.equal([{id: 'registry_audit', ok: false, detail}]);
    });
  }
});
