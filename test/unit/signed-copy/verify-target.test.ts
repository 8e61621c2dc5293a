import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect} from 'chai';
import {buildSignedCopy} from '../../../src/lib/factory/signed-copy/index.js';
import {readBounded} from '../../../src/lib/processes/documents/files.js';
import {verifyTarget, type Verification} from '../../../src/lib/processes/documents/verify-target.js';
import {failsWith} from '../../support/failure.js';
import {copyInput, MEMBER, original} from '../../support/signed-copy.js';

describe('verification without registry and chain', function () {
  this.timeout(60_000);
  let folder: string;
  const at = (...names: string[]): string => join(folder, ...names);

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'verify-target-'));
    const input = copyInput(await original(), [MEMBER]);
    mkdirSync(at('package'));
    writeFileSync(at('copy.pdf'), (await buildSignedCopy(input)).pdf);
    writeFileSync(at('package', 'a.pdf'), input.original);
    writeFileSync(at('package', 'a.pdf.sig'), input.sig);
  });

  after(() => {
    rmSync(folder, {recursive: true});
  });

  const verify = (target: string): Promise<Verification> =>
    verifyTarget(
      {target, attachmentsOnly: false},
      {open: () => Promise.resolve(undefined), node: () => Promise.resolve(undefined)},
    );

  /** A package of given entries: file of the document and of its signatures. */
  function write(entries: readonly (readonly [string, string])[]): string {
    const documents = entries.map(([document, signature]) => ({name: 'x', document, signature}));
    const manifest = {v: '1.0', generator: 'x', created_at: 'x', documents};
    writeFileSync(at('package', 'manifest.json'), JSON.stringify(manifest));
    return at('package');
  }

  it('says that nobody knows whose the keys are', async () => {
    expect((await verify(at('copy.pdf'))).notes).to.deep.equal(['alone', 'keys_unproven']);
    const verified = await verify(write([['a.pdf', 'a.pdf.sig']]));
    expect(verified).to.deep.include({notes: ['alone', 'keys_unproven'], registry_checked: false});
    expect(Object.keys(verified.documents?.[0] ?? {})).to.not.include('evidence');
  });

  it('takes no manifest that leads elsewhere, or to one file many times', async () => {
    for (const name of ['../copy.pdf', '/etc/passwd', '..', 'C:x', 'a\\b', 'a/b', '.', 'a\u0000']) {
      await failsWith('bad_manifest', verify(write([[name, 'a.pdf.sig']])));
      await failsWith('bad_manifest', verify(write([['a.pdf', name]])));
    }
    const twice = [
      ['a.pdf', 'a.pdf.sig'],
      ['a.pdf', 'a.pdf.sig'],
    ] as const;
    await failsWith('bad_manifest', verify(write(twice)));
  });

  it('does not wait for pipes, and reads no devices', async function () {
    if (process.platform === 'win32') this.skip();
    execFileSync('mkfifo', [at('package', 'pipe')]);
    symlinkSync('/dev/zero', at('package', 'zero'));
    for (const name of ['pipe', 'zero']) {
      expect(() => readBounded(at('package', name))).to.throw('file_not_readable');
      const error = await failsWith('verification_failed', verify(write([['a.pdf', name]])));
      expect(JSON.stringify(error.params)).to.include('package_file');
    }
  });
});
