import {readdirSync, writeFileSync} from 'node:fs';
import {expect} from 'chai';
import {regenerate} from '../../src/lib/processes/documents/regenerate.js';
import {cooperativeOfMany} from '../support/cooperative-of-many.js';
import {PASSPHRASE, World} from '../support/faults/world.js';

/** Several batches of a run. */
const MEMBERS = 200;

/** Agreement on the use of a simple electronic signature: a short document. */
const TYPE = '2';

describe('a run over many documents that is killed again and again', function () {
  this.timeout(600_000);
  const world = new World();
  let accounts: string[] = [];
  const list = world.path('home', 'members.txt');
  const folder = world.path('home', 'pdfs');
  const command = ['document', 'generate', TYPE, '--members', list, '--out', folder];

  before(() => {
    const made = cooperativeOfMany(world.registryFile, {passphrase: PASSPHRASE}, MEMBERS);
    made.registry.close();
    accounts = made.accounts;
    writeFileSync(list, accounts.join('\n'));
  });

  after(() => world.close());

  it('gives every member exactly one document, with its file', async () => {
    let kills = 0;
    for (const kill of [
      {at: 'commit< openRun'},
      {at: 'commit> Generation.run'},
      {at: 'commit< Generation.run'},
      {at: 'commit> Generation.run', nth: 2},
      {at: 'rename> Generation.run', nth: 5},
    ]) {
      const {killed} = await world.run(command, {kill});
      if (killed) kills += 1;
    }
    for (const signal of ['SIGKILL', 'SIGINT', 'SIGKILL'] as const) {
      const milliseconds = 500 + Math.floor(Math.random() * 3000);
      await world.run(command, {after: {signal, milliseconds}});
    }
    const last = await world.run(command);
    expect(kills).to.be.greaterThan(2);
    expect(last.status, last.text).to.equal(0);
    expect(JSON.parse(last.text)).to.have.nested.property('result.done', MEMBERS);

    const registry = world.registry();
    try {
      const documents = registry.documents.list({limit: 10_000});
      expect(documents.map(({meta}) => meta.username).sort()).to.deep.equal([...accounts].sort());
      for (const document of documents.slice(0, 5)) {
        expect((await regenerate(registry, document)).identical).to.equal(true);
      }
      const files = documents.map(({doc_hash, meta}) => `${TYPE}-${meta.username}-${doc_hash.slice(0, 16)}.pdf`);
      expect(
        readdirSync(folder)
          .filter((name) => name.endsWith('.pdf'))
          .sort(),
      ).to.deep.equal(files.sort());
      const made = registry.audit.list({limit: 10_000}).filter(({act}) => act === 'document.generate');
      expect(made).to.have.length(MEMBERS);
      expect(registry.check().filter(({ok}) => !ok)).to.deep.equal([]);
    } finally {
      registry.close();
    }
  });

  it('does nothing when the same command is given once more', async () => {
    const again = await world.run(command);
    expect(JSON.parse(again.text)).to.deep.include({ok: true});
    expect(JSON.parse(again.text)).to.have.nested.property('result.before', MEMBERS);
    const registry = world.registry();
    expect(registry.documents.count()).to.equal(MEMBERS);
    registry.close();
  });

  it('goes on verifying and making again where it was killed', async () => {
    for (const verb of ['regenerate', 'verify']) {
      const all = ['document', verb, '--all', ...(verb === 'verify' ? ['--offline'] : [])];
      await world.run(all, {kill: {at: 'commit< walkDocuments'}});
      const {status, text} = await world.run(all);
      expect(status, text).to.equal(0);
      const {result} = JSON.parse(text) as {result: {done: number; unsigned: number; before: number}};
      expect(result.done + result.unsigned).to.equal(MEMBERS);
    }
  });
});
