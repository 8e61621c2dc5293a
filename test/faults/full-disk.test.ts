import {spawnSync} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect} from 'chai';
import {writeFileAtomic} from '../../src/lib/domain/atomic.js';
import {isCoopError} from '../../src/lib/domain/errors.js';
import {createRegistry, openRegistry, type Registry} from '../../src/lib/registry/index.js';
import {exampleMember} from '../support/sample-models.js';

const KEY = {rawKey: randomBytes(32)};
const PAGE = 4096;

/** How many pages are free when the disk is as good as full. */
const FREE_PAGES = [0, 1, 4, 8, 12, 16, 24, 32, 48, 64];

describe('a full disk', function () {
  this.timeout(60_000);
  const disk = mkdtempSync(join(tmpdir(), 'coopctl-full-disk-'));
  const file = join(disk, 'r.coop');
  let isMounted = false;

  before(function () {
    isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'coopctl-test', disk]).status === 0;
    if (isMounted) return;
    process.stderr.write('    may not mount a small disk here: not checked\n');
    this.skip();
  });

  after(() => {
    if (isMounted) spawnSync('umount', [disk]);
    rmSync(disk, {recursive: true});
  });

  /** Fills the disk but for some pages. */
  function fillBut(pages: number): void {
    const {bavail, bsize} = statfsSync(disk);
    const free = bavail * bsize - pages * PAGE;
    writeFileSync(join(disk, 'ballast'), Buffer.alloc(Math.max(0, free)));
  }

  function empty(): void {
    rmSync(join(disk, 'ballast'), {force: true});
  }

  /** Enters a member and keeps a document's worth of settings; true when it is done, false when the disk was full. */
  function tryChange(registry: Registry, number: number): boolean {
    try {
      const member = {...exampleMember('individual'), email: `person${number}@example.test`, middle_name: `N${number}`};
      registry.transaction(() => {
        registry.members.add(String.fromCharCode(97 + number).repeat(12), member, {block_num: 1, actor: 'tester'});
        registry.settings.set('large', randomBytes(20_000).toString('hex'));
        registry.audit.append('tester', 'member.add', String(number));
      });
      return true;
    } catch (error) {
      if (isCoopError(error, 'disk_full')) return false;
      throw error;
    }
  }

  it('is told as such; every change is whole or not there, and the registry is sound when there is room again', () => {
    createRegistry(file, KEY, {coopname: 'romashka'}).close();
    let done = 0;
    for (const [number, pages] of FREE_PAGES.entries()) {
      fillBut(pages);
      let registry: Registry | undefined;
      try {
        registry = openRegistry(file, KEY);
        if (tryChange(registry, number)) done++;
      } catch (error) {
        if (!isCoopError(error, 'disk_full')) throw error;
      } finally {
        registry?.close();
        empty();
      }
      const again = openRegistry(file, KEY);
      expect(again.check().filter(({ok}) => !ok)).to.deep.equal([]);
      expect([again.members.count(), again.audit.last()?.seq ?? 0]).to.deep.equal([done, done]);
      again.close();
    }
    expect(done).to.be.within(1, FREE_PAGES.length - 1);
  });

  it('leaves the old content of a file that could not be written anew', () => {
    const card = join(disk, 'a.card');
    writeFileAtomic(card, 'old');
    fillBut(1);
    expect(() => {
      writeFileAtomic(card, randomBytes(10 * PAGE));
    }).to.throw();
    expect(readFileSync(card, 'utf8')).to.equal('old');
    empty();
    expect(readdirSync(disk).filter((name) => name.startsWith('a.card'))).to.deep.equal(['a.card']);
  });
});
