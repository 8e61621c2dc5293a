import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {copyFileSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createInterface} from 'node:readline';
import {expect} from 'chai';
import fc from 'fast-check';
import {isCoopError} from '../../../src/lib/domain/errors.js';
import {openRegistry} from '../../../src/lib/registry/index.js';
import {accountName, bench, CHANGE, codeOf, person, RAW_KEY} from './support.js';

const WRITER = new URL('writer.ts', import.meta.url).pathname;

describe('a registry under a kill', () => {
  const at = bench();

  it('keeps every finished change and no half of one, kill after kill', async () => {
    at.create().close();
    for (const pause of [0, 3, 11]) {
      const child = spawn(process.execPath, ['--import', 'tsx', WRITER, at.path('a.coop'), RAW_KEY.toString('hex')], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let confirmed = -1;
      for await (const line of createInterface({input: child.stdout})) {
        confirmed = Number(line);
        if (confirmed % 20 === 19) break;
      }
      await new Promise((done) => setTimeout(done, pause));
      child.kill('SIGKILL');
      await once(child, 'exit');
      const registry = at.open();
      const count = registry.members.count();
      expect(count).to.be.above(confirmed);
      expect(registry.audit.last()?.seq).to.equal(count);
      expect(registry.members.count({search: 'семенов'})).to.equal(count);
      expect(registry.check().filter(({ok}) => !ok)).to.deep.equal([]);
      registry.close();
    }
  });

  it('does not let a wrong key harm what only the WAL holds', () => {
    const registry = at.create();
    registry.settings.set('a', 'in the WAL');
    for (const suffix of ['', '-wal']) copyFileSync(at.path(`a.coop${suffix}`), at.path(`b.coop${suffix}`));
    expect(codeOf(() => openRegistry(at.path('b.coop'), {passphrase: 'wrong'}))).to.equal('wrong_passphrase');
    expect(at.open('b.coop').settings.get('a')).to.equal('in the WAL');
  });

  it('says when another process holds the write lock', function () {
    this.timeout(20_000);
    const [one, two] = [at.create(), at.open()];
    const code = one.transaction(() =>
      codeOf(() => {
        two.settings.set('a', 'b');
      }),
    );
    expect(code).to.equal('registry_locked');
  });
});

describe('a damaged registry', () => {
  const at = bench();
  const ALLOWED = ['registry_damaged', 'not_a_registry', 'wrong_passphrase'];

  /** Opens and reads everything; gives the error's code, or what was read. */
  function readAll(file: string): string {
    try {
      const registry = openRegistry(file, {rawKey: RAW_KEY});
      try {
        const bad = registry.check().filter(({ok}) => !ok);
        const names = registry.members.list({limit: 1000}).map(({member}) => member);
        return JSON.stringify({bad, names});
      } finally {
        registry.close();
      }
    } catch (error) {
      if (!isCoopError(error)) throw error;
      return error.code;
    }
  }

  function sound(): {content: Buffer; answer: string} {
    const registry = at.create();
    for (let n = 0; n < 50; n++) registry.members.add(accountName(n), person(n), CHANGE);
    registry.close();
    return {content: readFileSync(at.path('a.coop')), answer: readAll(at.path('a.coop'))};
  }

  function answerFor(content: Buffer): string {
    for (const suffix of ['', '-wal', '-shm']) rmSync(at.path(`x.coop${suffix}`), {force: true});
    writeFileSync(at.path('x.coop'), content);
    return readAll(at.path('x.coop'));
  }

  const namesIn = (answer: string): unknown => (JSON.parse(answer) as {names: unknown}).names;

  it('gives a clear error for any flipped byte, never other data', () => {
    const {content, answer} = sound();
    fc.assert(
      fc.property(fc.nat(content.length - 1), fc.integer({min: 1, max: 255}), (position, change) => {
        const damaged = Buffer.from(content);
        damaged[position] = damaged[position]! ^ change;
        const got = answerFor(damaged);
        if (position < 16) expect(got).to.equal('wrong_passphrase');
        else if (got !== 'registry_damaged') expect(namesIn(got)).to.deep.equal(namesIn(answer));
      }),
      {numRuns: 60},
    );
  });

  it('gives a clear error for any truncation and any appended rest, unless only unused pages are hit', () => {
    const {content, answer} = sound();
    fc.assert(
      fc.property(fc.nat(content.length - 1), (length) => {
        expect(answerFor(content.subarray(0, length))).to.be.oneOf([...ALLOWED, answer]);
      }),
      {numRuns: 40},
    );
    expect(answerFor(content.subarray(0, content.length / 2))).to.equal('registry_damaged');
    expect(answerFor(Buffer.concat([content, Buffer.alloc(4096)]))).to.be.oneOf([...ALLOWED, answer]);
  });

  it('tells damage from a wrong passphrase when the first page is hit', () => {
    const {content} = sound();
    content.fill(7, 200, 300);
    expect(answerFor(content)).to.equal('registry_damaged');
  });
});
