import {randomBytes} from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect} from 'chai';
import {forgetKey, recallKey, rememberKey} from '../../../src/lib/registry/index.js';
import {bench, codeOf, RAW_KEY} from './support.js';

describe('kept key of a session', () => {
  const at = bench();
  const before = process.env.XDG_RUNTIME_DIR;
  let runtime = '';
  beforeEach(() => {
    runtime = mkdtempSync(join(tmpdir(), 'coopctl-runtime-'));
    process.env.XDG_RUNTIME_DIR = runtime;
  });
  afterEach(() => {
    if (before === undefined) delete process.env.XDG_RUNTIME_DIR;
    else process.env.XDG_RUNTIME_DIR = before;
    rmSync(runtime, {recursive: true});
  });
  const keyFiles = (): string[] => readdirSync(join(runtime, 'coopctl')).map((name) => join(runtime, 'coopctl', name));
  const file = (): string => at.path('a.coop');

  it('is kept for its time in files of the user alone, and forgotten on request', () => {
    at.create();
    expect(recallKey(file())).to.equal(undefined);
    const expires_at = rememberKey(file(), RAW_KEY, 5);
    expect(Date.parse(expires_at) - Date.now()).to.be.within(290_000, 300_000);
    const kept = recallKey(file());
    expect(kept?.rawKey.equals(RAW_KEY)).to.equal(true);
    expect(kept?.expires_at).to.equal(expires_at);
    expect(statSync(join(runtime, 'coopctl')).mode & 0o777).to.equal(0o700);
    expect(keyFiles().map((name) => statSync(name).mode & 0o777)).to.deep.equal([0o600]);
    expect([forgetKey(file()), forgetKey(file()), recallKey(file())]).to.deep.equal([true, false, undefined]);
    expect(keyFiles()).to.deep.equal([]);
  });

  it('is forgotten with what a command that was killed has left of it', () => {
    at.create();
    rememberKey(file(), RAW_KEY, 5);
    const [kept = ''] = keyFiles();
    writeFileSync(`${kept}.0a1b2c3d.tmp`, 'half a key');
    forgetKey(file());
    expect(keyFiles()).to.deep.equal([]);
  });

  it('ends with its time and is then gone from the disk', () => {
    at.create();
    rememberKey(file(), RAW_KEY, 0);
    expect(recallKey(file())).to.equal(undefined);
    expect(keyFiles()).to.deep.equal([]);
  });

  it('is not given for another registry of the same name', () => {
    at.create();
    rememberKey(file(), RAW_KEY, 5);
    at.create('b.coop').close();
    renameSync(at.path('b.coop'), file());
    expect(recallKey(file())).to.equal(undefined);
  });

  it('is not read from a file that others may write, from a link or from rubbish', () => {
    at.create();
    rememberKey(file(), RAW_KEY, 5);
    const [kept = ''] = keyFiles();
    chmodSync(kept, 0o644);
    expect(recallKey(file())).to.equal(undefined);
    chmodSync(kept, 0o600);
    renameSync(kept, `${kept}.moved`);
    symlinkSync(`${kept}.moved`, kept);
    expect(recallKey(file())).to.equal(undefined);
  });

  it('is not kept in a folder that others may enter', () => {
    at.create();
    mkdirSync(join(runtime, 'coopctl'));
    chmodSync(join(runtime, 'coopctl'), 0o755);
    expect(codeOf(() => rememberKey(file(), randomBytes(32), 5))).to.equal('key_folder_unsafe');
  });
});
