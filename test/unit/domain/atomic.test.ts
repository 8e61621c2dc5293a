import {linkSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect} from 'chai';
import {removeUnfinished, writeFileAtomic} from '../../../src/lib/domain/atomic.js';

describe('files that are written whole', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'coopctl-atomic-'));
  });
  afterEach(() => {
    rmSync(folder, {recursive: true});
  });

  /** A file that was last written so many hours ago. */
  function leftFor(hours: number, name: string): void {
    const path = join(folder, name);
    writeFileSync(path, 'half');
    const at = Date.now() / 1000 - hours * 3600;
    utimesSync(path, at, at);
  }

  it('are private, replace what was there, and leave nothing beside them', () => {
    const file = join(folder, 'deep', 'a.card');
    writeFileAtomic(file, 'one');
    writeFileAtomic(file, 'two');
    expect(readFileSync(file, 'utf8')).to.equal('two');
    expect(statSync(file).mode & 0o777).to.equal(0o600);
    expect(readdirSync(join(folder, 'deep'))).to.deep.equal(['a.card']);
  });

  it('take away what killed writers of the same file have left, but not what another one may be writing now', () => {
    leftFor(2, 'a.card.00000000.tmp');
    leftFor(0, 'a.card.11111111.tmp');
    leftFor(2, 'b.card.22222222.tmp');
    writeFileAtomic(join(folder, 'a.card'), 'whole');
    expect(readdirSync(folder).sort()).to.deep.equal(['a.card', 'a.card.11111111.tmp', 'b.card.22222222.tmp']);
  });

  it('lose a second name that a killed maker has left, however young it is', () => {
    writeFileSync(join(folder, 'r.coop'), 'registry');
    linkSync(join(folder, 'r.coop'), join(folder, 'r.coop.00000000.unfinished'));
    leftFor(0, 'r.coop.11111111.unfinished');
    removeUnfinished(join(folder, 'r.coop'), '.unfinished');
    expect(readdirSync(folder).sort()).to.deep.equal(['r.coop', 'r.coop.11111111.unfinished']);
  });
});
