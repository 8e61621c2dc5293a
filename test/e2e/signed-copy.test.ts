import {expect} from 'chai';
import {cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import type {DocumentExportResult} from '../../src/commands/document/export.js';
import type {DocumentPackageResult} from '../../src/commands/document/package.js';
import type {VerifiedTarget} from '../../src/commands/document/verify.js';
import type {Check} from '../../src/lib/domain/records.js';
import {Cooperative} from '../support/e2e-cooperative.js';
import {Machine} from '../support/e2e.js';

describe('signed copies and packages', function () {
  this.timeout(120_000);
  const coop = new Cooperative();
  /** Somebody who has nothing but the program and the files. */
  const layman = new Machine();
  let account = '';
  let doc_hash = '';

  before(async function () {
    this.timeout(180_000);
    await coop.found();
    await coop.json(['unlock', '--minutes', '30']);
    account = await coop.enter();
    const {documents} = await coop.apply(account);
    doc_hash = documents.find(({registry_id}) => registry_id === 100)?.doc_hash ?? '';
    await coop.json(['outbox', 'wait', '--irreversible']);
    await coop.json(['chain', 'sync']);
    await coop.json<DocumentExportResult>(['document', 'export', doc_hash, '--signed', '--out', 'copy.pdf']);
    cpSync(coop.path('copy.pdf'), layman.path('copy.pdf'));
  });

  const idsOf = (checks: readonly Check[]): string[] => checks.map(({id}) => id);

  /** Ids of the checks that failed for the layman. */
  async function failedChecks(args: readonly string[]): Promise<string[]> {
    const {code, status, details} = await layman.failure(['document', 'verify', ...args]);
    expect({code, status}).to.deep.equal({code: 'verification_failed', status: 9});
    return (details as Check[]).filter(({ok}) => !ok).map(({id}) => id);
  }

  it('prove themselves to somebody without registry, passphrase, chain and network', async () => {
    const result = await layman.json<VerifiedTarget>(['document', 'verify', 'copy.pdf']);
    expect(result).to.include({kind: 'signed_copy', doc_hash, registry_checked: false, chain_checked: false});
    expect(result.signatories).to.have.length(1);
    expect(result.signatories[0]).to.include({account});
    expect(result.signatories[0]?.name).to.be.a('string');
    expect(idsOf(result.checks)).to.include.members(['copy_pages', 'body', 'meta_hash', 'document_hash', 'signature']);
  });

  it('tell a person in both languages what was proven, and what no file can prove', async () => {
    for (const [lang, genuine, limits] of [
      ['ru', 'подлинная', 'Проверено без реестра'],
      ['en', 'is genuine', 'without a registry'],
    ] as const) {
      const {status, stdout, stderr} = await layman.run(['document', 'verify', 'copy.pdf'], {lang});
      expect(status).to.equal(0);
      expect(stdout).to.include(genuine).and.to.include(account);
      expect(stderr).to.include(limits);
    }
  });

  it('are the same bytes each time', async () => {
    const {file, conformance} = await coop.json<DocumentExportResult>(['document', 'export', doc_hash, '--signed']);
    expect(file).to.equal(`100-${doc_hash.slice(0, 16)}-signed.pdf`);
    expect(conformance).to.match(/^PDF\/A-3[au]$/);
    expect(readFileSync(coop.path(file)).equals(readFileSync(coop.path('copy.pdf')))).to.equal(true);
    const again = await coop.failure(['document', 'export', doc_hash, '--signed', '--out', 'copy.pdf']);
    expect(again).to.include({code: 'file_exists', status: 6});
  });

  it('are refused when anything was changed or appended', async () => {
    const copy = readFileSync(coop.path('copy.pdf'));
    const change = async (name: string, bytes: Buffer): Promise<string[]> => {
      writeFileSync(layman.path(name), bytes);
      return failedChecks([name]);
    };
    const flipped = Buffer.from(copy);
    flipped[copy.indexOf('stream\n') + 100]! ^= 1;
    expect((await change('flipped.pdf', flipped))[0]).to.equal('copy_pages');
    expect(await change('longer.pdf', Buffer.concat([copy, Buffer.from('%')]))).to.include('copy_appended');
    const {stderr} = await layman.run(['document', 'verify', 'longer.pdf']);
    expect(stderr).to.include('✗ к копии ничего не дописано');
    expect(stderr).to.not.include('    at ');
  });

  it('are compared with the registry and the chain where there are any', async () => {
    const {COOPCTL_PASSPHRASE: _secret, ...env} = coop.env;
    const near = await coop.json<VerifiedTarget>(['document', 'verify', 'copy.pdf', '--chain']);
    expect(near).to.include({registry_checked: true, chain_checked: true});
    expect(idsOf(near.checks)).to.include.members(['signer_name', 'required_signer', 'signer_key', 'on_chain']);
    const alone = await coop.json<VerifiedTarget>(['document', 'verify', 'copy.pdf', '--standalone']);
    expect(alone.registry_checked).to.equal(false);
    await coop.json(['lock']);
    const locked = await coop.run(['document', 'verify', 'copy.pdf'], {env: {...env, COOPCTL_PASSPHRASE: undefined}});
    expect(locked.status, locked.stderr).to.equal(0);
    expect(locked.stderr).to.include('coopctl unlock');
    await coop.json(['unlock', '--minutes', '30']);
  });

  it('have an alternative: the PDF itself and its signatures as a file', async () => {
    const out = ['--out', 'plain.pdf', '--sig', 'plain.pdf.sig'];
    await coop.json<DocumentExportResult>(['document', 'export', doc_hash.slice(0, 12), ...out]);
    for (const name of ['plain.pdf', 'plain.pdf.sig']) cpSync(coop.path(name), layman.path(name));
    const verify = ['document', 'verify', 'plain.pdf', '--envelope', 'plain.pdf.sig'];
    for (const machine of [layman, coop]) {
      const {kind, doc_hash: found} = await machine.json<VerifiedTarget>(verify);
      expect({kind, found}).to.deep.equal({kind: 'document', found: doc_hash});
    }
    const sig = readFileSync(layman.path('plain.pdf.sig'), 'utf8');
    writeFileSync(layman.path('bad.sig'), sig.replace(/"signed_at": "\d{4}/, '"signed_at": "2025'));
    expect(await failedChecks(['plain.pdf', '--envelope', 'bad.sig'])).to.include('signed_hash');
    const nothing = await layman.failure(['document', 'verify', 'plain.pdf']);
    expect(nothing).to.include({code: 'nothing_to_verify', status: 3});
  });

  it('are not made of documents that nobody has signed', async () => {
    const generate = ['document', 'generate', '4', '--member', account, '--out', 'unsigned.pdf'];
    await coop.json(generate);
    const {doc_hash: unsigned} = (await coop.json<{documents: {doc_hash: string}[]}>(['document', 'list']))
      .documents[0]!;
    const error = await coop.failure(['document', 'export', unsigned, '--signed', '--out', 'never.pdf']);
    expect(error).to.include({code: 'document_unsigned', status: 6});
    expect(readdirSync(coop.folder)).to.not.include('never.pdf');
  });

  it('come as a package of the whole process, which proves itself', async () => {
    const packed = await coop.json<DocumentPackageResult>(['document', 'package', doc_hash, '--out', 'package']);
    expect(packed.documents.map(({registry_id}) => registry_id).sort()).to.deep.equal([1, 100, 2, 3, 4]);
    expect(packed.missing).to.deep.equal([]);
    expect(packed.documents.every(({on_chain}) => on_chain)).to.equal(true);
    const names = readdirSync(coop.path('package'));
    expect(names).to.have.length(11);
    expect(names.every((name) => /^([\d]+-[0-9A-F]{16}\.pdf(\.sig)?|manifest\.json)$/.test(name))).to.equal(true);
    cpSync(coop.path('package'), layman.path('package'), {recursive: true});
    for (const path of ['package', 'package/manifest.json']) {
      const {kind, documents} = await layman.json<VerifiedTarget>(['document', 'verify', path]);
      expect(kind).to.equal('package');
      expect(documents).to.have.length(5);
    }
    const near = await coop.json<VerifiedTarget>(['document', 'verify', 'package', '--chain']);
    expect(near.documents?.flatMap(({checks}) => idsOf(checks))).to.include.members(['chain_evidence', 'signer_key']);
  });

  it('name what is wrong with a package', async () => {
    const spoil = async (name: string, change: (folder: string, manifest: string) => void): Promise<string[]> => {
      cpSync(coop.path('package'), layman.path(name), {recursive: true});
      change(layman.path(name), layman.path(name, 'manifest.json'));
      return failedChecks([name]);
    };
    const pdfs = readdirSync(coop.path('package')).filter((name) => name.endsWith('.pdf'));
    expect(
      await spoil('lost', (folder) => {
        rmSync(`${folder}/${pdfs[0]!}`);
      }),
    ).to.include('package_file');
    const swapped = await spoil('swapped', (folder) => {
      cpSync(`${folder}/${pdfs[1]!}`, `${folder}/${pdfs[0]!}`);
    });
    expect(swapped).to.include.members(['body', 'body_hash']);
    const cut = await spoil('cut', (_folder, file) => {
      const manifest = JSON.parse(readFileSync(file, 'utf8')) as {documents: {document: string}[]};
      const documents = manifest.documents.filter(({document}) => !document.startsWith('1-'));
      writeFileSync(file, JSON.stringify({...manifest, documents}));
    });
    expect(cut).to.deep.equal(['linked_document']);
    mkdirSync(layman.path('empty'));
    expect(await layman.failure(['document', 'verify', 'empty'])).to.include({code: 'no_package_here', status: 3});
    writeFileSync(layman.path('empty', 'manifest.json'), '{}');
    expect(await layman.failure(['document', 'verify', 'empty'])).to.include({code: 'bad_manifest', status: 4});
  });
});
