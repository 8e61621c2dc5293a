import {expect} from 'chai';
import {appendFileSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import type {GeneratedDocument} from '../../src/commands/document/generate.js';
import type {DocumentShowResult} from '../../src/commands/document/show.js';
import type {VerifiedTarget} from '../../src/commands/document/verify.js';
import type {Envelope} from '../../src/lib/domain/document.js';
import type {Check} from '../../src/lib/domain/records.js';
import {addSignature, generateKey, openCard, type Signer, signerFrom} from '../../src/lib/signing/index.js';
import {Cooperative, PIN} from '../support/e2e-cooperative.js';

describe('document verify', function () {
  this.timeout(60_000);
  const coop = new Cooperative();
  const PDF = 'application.pdf';
  let account = '';
  let doc_hash = '';
  let original = Buffer.alloc(0);
  let envelope: Envelope;

  before(async function () {
    this.timeout(120_000);
    await coop.found();
    await coop.json(['unlock', '--minutes', '30']);
    account = await coop.enter();
    const {documents} = await coop.apply(account);
    doc_hash = documents.find(({registry_id}) => registry_id === 100)?.doc_hash ?? '';
    await coop.json(['document', 'open', doc_hash, '--out', PDF]);
    original = readFileSync(coop.path(PDF));
    const shown = await coop.json<DocumentShowResult>(['document', 'show', doc_hash]);
    envelope = shown.envelope!;
    await coop.json(['outbox', 'wait', '--irreversible']);
    await coop.json(['chain', 'sync']);
  });

  const write = (name: string, content: string | Uint8Array): string => {
    writeFileSync(coop.path(name), content);
    return name;
  };
  const writeEnvelope = (name: string, changes: Partial<Envelope>): string =>
    write(name, JSON.stringify({...envelope, ...changes}));

  /** Ids of the checks that failed; the document as a whole must have been refused. */
  async function failedChecks(document: string, envelopeFile?: string): Promise<string[]> {
    const detached = envelopeFile === undefined ? [] : ['--envelope', envelopeFile];
    const {code, status, details} = await coop.failure(['document', 'verify', document, ...detached]);
    expect({code, status}).to.deep.equal({code: 'verification_failed', status: 9});
    return (details as Check[]).filter(({ok}) => !ok).map(({id}) => id);
  }

  it('accepts the untouched file, alone and with its envelope as shown', async () => {
    const shown = write('shown.json', (await coop.run(['document', 'show', doc_hash, '--json'])).stdout);
    const alone = await coop.json<VerifiedTarget>(['document', 'verify', PDF]);
    const detached = await coop.json<VerifiedTarget>(['document', 'verify', PDF, '--envelope', shown]);
    expect(alone).to.include({doc_hash, chain_checked: true});
    expect(detached.checks).to.deep.equal(alone.checks);
  });

  describe('of a changed file', () => {
    const changedAt = async (offset: number, bit: number): Promise<void> => {
      const bytes = Buffer.from(original);
      bytes[offset]! ^= bit;
      const name = write(`changed-${offset}.pdf`, bytes);
      const {code, status, message} = await coop.failure(['document', 'verify', name], {lang: 'en'});
      expect({code, status}, `bit ${bit} at ${offset}`).to.deep.equal({code: 'file_changed', status: 9});
      expect(message, `bit ${bit} at ${offset}`).to.match(new RegExp(`\\b${offset}\\b`));
      expect(message).to.include(doc_hash.slice(0, 16));
    };

    it('finds a single changed bit in the first byte and in the last', async () => {
      await Promise.all([changedAt(0, 1), changedAt(original.length - 1, 128)]);
    });

    it('finds a single changed bit anywhere', async () => {
      const anywhere = Array.from({length: 6}, () => 1 + Math.floor(Math.random() * (original.length - 2)));
      for (let index = 0; index < anywhere.length; index += 2) {
        await Promise.all(anywhere.slice(index, index + 2).map((offset) => changedAt(offset, 1 << (offset % 8))));
      }
    });

    it('finds a byte too many and a byte too few', async () => {
      const longer = write('longer.pdf', original);
      appendFileSync(coop.path(longer), '\n');
      const shorter = write('shorter.pdf', original.subarray(0, -1));
      for (const [name, offset] of [
        [longer, original.length],
        [shorter, original.length - 1],
      ] as const) {
        const {code, message} = await coop.failure(['document', 'verify', name]);
        expect(code).to.equal('file_changed');
        expect(message).to.include(String(offset));
      }
    });

    it('does not take another file for a document', async () => {
      write('other.pdf', Buffer.from('%PDF-1.3\nanother document\n'));
      expect(await coop.failure(['document', 'verify', 'other.pdf'])).to.include({code: 'file_unknown', status: 3});
    });

    it('finds it with the envelope as well, in the body', async () => {
      const bytes = Buffer.from(original);
      bytes[1000]! ^= 4;
      const name = write('body.pdf', bytes);
      expect(await failedChecks(name, writeEnvelope('body.json', {}))).to.include.members(['body', 'body_hash']);
    });
  });

  describe('of changed signatures and facts', () => {
    /** The same document, signed by somebody else in the name of an account. */
    const signedBy = (signer: Signer, name: string): string =>
      JSON.stringify(addSignature({...envelope, signatures: []}, {signer, account: name, at: '2026-10-10T10:10:10'}));

    it('names a changed meta', async () => {
      const meta = envelope.meta.replace('Заявление', 'Отказ');
      expect(meta).not.to.equal(envelope.meta);
      expect(await failedChecks(PDF, writeEnvelope('meta.json', {meta}))).to.deep.equal(['meta_hash']);
    });

    it('names a changed hash of the meta and of the document', async () => {
      const zero = '0'.repeat(64);
      expect(await failedChecks(PDF, writeEnvelope('meta-hash.json', {meta_hash: zero}))).to.include('meta_hash');
      const failed = await failedChecks(PDF, writeEnvelope('hash.json', {hash: zero}));
      expect(failed).to.include.members(['document_hash', 'signed_hash']);
    });

    it('names a changed signature, and a changed time of signing', async () => {
      const [first] = envelope.signatures;
      const other = signerFrom(generateKey().privateKey).signDigest(Buffer.alloc(32, 7));
      const signature = writeEnvelope('signature.json', {signatures: [{...first!, signature: other}]});
      expect(await failedChecks(PDF, signature)).to.deep.equal(['signature']);
      const time = writeEnvelope('time.json', {signatures: [{...first!, signed_at: '2026-01-01T00:00:00'}]});
      expect(await failedChecks(PDF, time)).to.deep.equal(['signed_hash']);
    });

    it('names a foreign key: a valid signature in the name of the member, by somebody else', async () => {
      const signer = signerFrom(generateKey().privateKey);
      expect(await failedChecks(PDF, write('forged.json', signedBy(signer, account)))).to.deep.equal(['signer_key']);
    });

    it('names a missing signer: another has signed, validly', async () => {
      const chairman = coop.council[0]!;
      const {signer} = openCard(readFileSync(coop.path(coop.card(chairman))), PIN);
      expect(await failedChecks(PDF, write('other.json', signedBy(signer, chairman)))).to.deep.equal([
        'required_signer',
      ]);
    });

    it('names that nobody has signed', async () => {
      const failed = await failedChecks(PDF, writeEnvelope('unsigned.json', {signatures: []}));
      expect(failed).to.deep.equal(['signed', 'required_signer']);
      const generate = ['document', 'generate', '4', '--member', account, '--out', 'unsigned.pdf'];
      const made = await coop.json<GeneratedDocument>(generate);
      expect(await failedChecks(made.doc_hash)).to.include('signed');
    });

    it('asks for no record on chain of a document that belongs to no process', async () => {
      const generate = ['document', 'generate', '4', '--member', account, '--card', coop.card(account)];
      const made = await coop.json<GeneratedDocument>(generate);
      const {checks, chain_checked} = await coop.json<VerifiedTarget>(['document', 'verify', made.doc_hash]);
      expect(chain_checked).to.equal(true);
      expect(checks.map(({id}) => id)).to.not.include('on_chain');
    });

    it('refuses an envelope that is none', async () => {
      const verify = (file: string) => coop.failure(['document', 'verify', PDF, '--envelope', file]);
      expect(await verify('examples/member.yaml')).to.include({code: 'file_not_data', status: 4});
      expect(await verify(write('list.json', '[1, 2]'))).to.include({code: 'bad_envelope', status: 4});
      expect(await verify('none.json')).to.include({code: 'file_not_readable', status: 2});
    });
  });

  it('says of what is not there that it is not there', async () => {
    writeFileSync(coop.path('empty.pdf'), '');
    mkdirSync(coop.path('no-package'), {recursive: true});
    for (const [target, code] of [
      ['nofile.pdf', 'target_unknown'],
      ['no-package', 'no_package_here'],
      ['empty.pdf', 'file_unknown'],
      ['ffffffffff', 'document_not_found'],
    ] as const) {
      const failure = await coop.failure(['document', 'verify', target]);
      expect(failure, target).to.include({code, status: 3});
      expect(failure.message).not.to.include('нет подписей');
    }
    const alone = await coop.failure(['document', 'verify', 'ffffffffff', '--standalone']);
    expect(alone).to.include({code: 'target_unknown', status: 3});
  });

  it('tells a person which check failed, in both languages', async () => {
    const file = writeEnvelope('for-people.json', {signatures: []});
    for (const [lang, words] of [
      ['ru', '✗ документ подписан'],
      ['en', '✗ the document is signed'],
    ] as const) {
      const {status, stdout, stderr} = await coop.run(['document', 'verify', PDF, '--envelope', file], {lang});
      expect({status, stdout}).to.deep.equal({status: 9, stdout: ''});
      expect(stderr).to.include(words);
    }
  });

  it('names a foreign key without the chain too: it is of no card that was issued to the member', async () => {
    const signer = signerFrom(generateKey().privateKey);
    const forged = addSignature({...envelope, signatures: []}, {signer, account, at: '2026-10-10T10:10:10'});
    const file = write('forged-offline.json', JSON.stringify(forged));
    const {details} = await coop.failure(['document', 'verify', PDF, '--envelope', file, '--offline']);
    expect((details as Check[]).filter(({ok}) => !ok).map(({id}) => id)).to.deep.equal(['card_key']);
  });

  it('works without the chain, and says what it could not check', async () => {
    const run = await coop.run(['document', 'verify', PDF, '--offline', '--json']);
    const {ok, result, warnings} = JSON.parse(run.stdout) as {
      ok: boolean;
      result: VerifiedTarget;
      warnings: string[];
    };
    expect(ok).to.equal(true);
    expect(result.chain_checked).to.equal(false);
    expect(result.checks.map(({id}) => id)).not.to.include('signer_key');
    expect(warnings).to.have.length(1);
  });
});
