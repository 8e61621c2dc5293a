import {expect} from 'chai';
import type {Check} from '../../../src/lib/domain/records.js';
import {buildSignedCopy, type CopyInput} from '../../../src/lib/factory/signed-copy/index.js';
import {scanPdf} from '../../../src/lib/factory/signed-copy/read/scan.js';
import {isCoopError} from '../../../src/lib/domain/errors.js';
import {proveCopy} from '../../../src/lib/processes/documents/prove.js';
import {verifyCopy} from '../../../src/lib/processes/documents/verify-copy.js';
import {CHAIRMAN, copyInput, MEMBER, original} from '../../support/signed-copy.js';

/** Ids of the failed checks of a file; `none` for one that is no signed copy, `refused` for one that is not read. */
async function failed(file: Uint8Array): Promise<string[]> {
  const checks = await checksOf(file);
  return typeof checks === 'string' ? [checks] : checks.filter(({ok}) => !ok).map(({id}) => id);
}

async function checksOf(file: Uint8Array): Promise<Check[] | 'none' | 'refused'> {
  try {
    const proof = await proveCopy(file);
    return proof === undefined ? 'none' : await verifyCopy(proof, undefined);
  } catch (error) {
    if (isCoopError(error, 'pdf_refused')) return 'refused';
    throw error;
  }
}

describe('proof of a signed copy', function () {
  this.timeout(120_000);
  let input: CopyInput;
  let copy: Buffer;

  before(async () => {
    input = copyInput(await original(), [MEMBER, CHAIRMAN]);
    copy = Buffer.from((await buildSignedCopy(input)).pdf);
  });

  /** The file with a text replaced by another of the same length, in the streams as well. */
  const build = async (changes: Partial<CopyInput>): Promise<Buffer> =>
    Buffer.from((await buildSignedCopy({...input, ...changes})).pdf);

  it('is given by the copy alone', async () => {
    const checks = await checksOf(copy);
    expect(checks).to.not.be.a('string');
    expect((checks as Check[]).filter(({ok}) => !ok)).to.deep.equal([]);
    expect((checks as Check[]).map(({id}) => id)).to.include.members(['copy_pages', 'body', 'meta_hash', 'signature']);
  });

  it('is never given to a copy with a changed byte, wherever it is', async () => {
    const places = new Set([0, 8, copy.length - 1, copy.length - 7]);
    for (let at = 11; at < copy.length; at += Math.floor(copy.length / 45)) places.add(at);
    for (let index = 0; index < 15; index++) places.add(Math.floor(Math.random() * copy.length));
    for (const place of places) {
      const changed = Buffer.from(copy);
      changed[place]! ^= 1 << (place % 8);
      expect(await failed(changed), `bit ${place % 8} of byte ${place}`).to.not.deep.equal([]);
    }
  });

  it('tells which part was changed: page, sheet, attachment', async () => {
    const {objects} = scanPdf(copy);
    const {parts} = await buildSignedCopy(input);
    const seen = new Set<string>();
    for (const [number, part] of parts) {
      const object = objects.get(number);
      if (object?.stream === undefined || seen.has(JSON.stringify(part))) continue;
      seen.add(JSON.stringify(part));
      const changed = Buffer.from(copy);
      changed[object.start + copy.subarray(object.start).indexOf('stream') + 10]! ^= 16;
      const found = await failed(changed);
      if (part.part === 'attachment') expect(found).to.satisfy((ids: string[]) => ids[0]?.startsWith('copy_'));
      else expect(found).to.include.members(['copy_pages', `copy_${part.part}`]);
    }
    expect([...seen].map((text) => (JSON.parse(text) as {part: string}).part)).to.include.members(['page', 'sheet']);
  });

  it('tells what was appended, be it an update that shows another page', async () => {
    const line = Buffer.concat([copy, Buffer.from('\n')]);
    expect(await failed(line)).to.deep.equal(['copy_pages', 'copy_appended']);
    const page = [...(await buildSignedCopy(input)).parts].find(([, {part}]) => part === 'page')?.[0] ?? 0;
    const update = Buffer.from(`\n${page} 0 obj\n<</Type /Page>>\nendobj\n`);
    expect(await failed(Buffer.concat([copy, update]))).to.include.members([
      'copy_pages',
      'copy_page',
      'copy_appended',
    ]);
    expect(await failed(copy.subarray(0, -1))).to.include('copy_pages');
  });

  it('tells a name on the sheet that is not the one attached', async () => {
    const [first, second] = input.facts.signers;
    const other = await build({facts: {...input.facts, signers: [first!, {...second!, name: 'Другой Человек'}]}});
    // The attached names of one copy with the sheet of another.
    const {objects} = scanPdf(copy);
    const {parts} = await buildSignedCopy(input);
    const sheet = [...parts].filter(([, {part}]) => part === 'sheet').map(([number]) => number);
    const others = scanPdf(other).objects;
    const pieces: Buffer[] = [];
    let at = 0;
    for (const number of [...sheet].sort((a, b) => (objects.get(a)?.start ?? 0) - (objects.get(b)?.start ?? 0))) {
      const [mine, theirs] = [objects.get(number), others.get(number)];
      if (mine === undefined || theirs === undefined) continue;
      pieces.push(copy.subarray(at, mine.start), other.subarray(theirs.start, theirs.end));
      at = mine.end;
    }
    pieces.push(copy.subarray(at));
    expect(await failed(Buffer.concat(pieces))).to.include.members(['copy_pages', 'copy_sheet']);
  });

  it('tells another document under the same signatures', async () => {
    const other = await original('1');
    expect(await failed(await build({original: other.pdf}))).to.include.members(['body', 'body_hash']);
  });

  it('tells changed signatures, hashes and meta that were put in consistently', async () => {
    const [one, two] = input.envelope.signatures;
    const change = async (envelope: CopyInput['envelope']): Promise<string[]> => {
      const {writeDetached} = await import('../../../src/lib/signing/index.js');
      const {documentFileName} = await import('../../../src/lib/factory/signed-copy/index.js');
      const meta = JSON.parse(envelope.meta) as {registry_id: number};
      const sig = Buffer.from(writeDetached(envelope, documentFileName(meta, envelope.doc_hash)));
      return failed(await build({envelope, sig}));
    };
    const {envelope} = input;
    expect(await change({...envelope, meta: envelope.meta.replace('599', '600')})).to.deep.equal(['meta_hash']);
    expect(await change({...envelope, hash: '0'.repeat(64)})).to.include.members(['document_hash', 'signed_hash']);
    const later = {...one!, signed_at: '2026-11-20T10:01:09'};
    expect(await change({...envelope, signatures: [later, two!]})).to.deep.equal(['signed_hash']);
    const swapped = {...one!, signature: two!.signature};
    expect(await change({...envelope, signatures: [swapped, two!]})).to.deep.equal(['signature']);
  });

  it('is of the attachments only for a copy of another program, and says so', async () => {
    const foreign = Buffer.from(copy.toString('latin1').replaceAll('signed-copy.json', 'signed-copy.txt '), 'latin1');
    const hex = Buffer.from('signed-copy.json', 'utf16le').swap16().toString('hex').toUpperCase();
    const renamed = Buffer.from('signed-copy.jsom', 'utf16le').swap16().toString('hex').toUpperCase();
    const unnamed = Buffer.from(foreign.toString('latin1').replaceAll(hex, renamed), 'latin1');
    expect(await failed(unnamed)).to.deep.equal(['copy_builder']);
    const proof = await proveCopy(unnamed, true);
    expect(proof?.checks).to.deep.equal([]);
    expect(proof?.evidence?.doc_hash).to.equal(input.envelope.doc_hash);
  });
});
