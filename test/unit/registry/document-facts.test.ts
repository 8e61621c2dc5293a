import {readdirSync} from 'node:fs';
import Database from 'better-sqlite3';
import {expect} from 'chai';
import {Connection} from '../../../src/lib/registry/connection.js';
import {writeIdentity} from '../../../src/lib/registry/identity.js';
import {APPLICATION_ID, payloadHash} from '../../../src/lib/registry/index.js';
import {migrate, schemaVersion} from '../../../src/lib/registry/migrate.js';
import {foundation} from '../../../src/lib/registry/migrations/001-foundation.js';
import {MIGRATIONS} from '../../../src/lib/registry/migrations/index.js';
import {bench, CHANGE, person, tamper} from './support.js';

const BRANCH = {short_name: 'КУ «Лютик»', full_name: 'Кооперативный участок «Лютик»', full_address: 'г. Примерск'};

describe('facts of documents', () => {
  const at = bench();

  it('are versions by block, and no document may be made at a block before them', () => {
    const registry = at.create();
    registry.branches.put('lyutikbranch', BRANCH, {block_num: 50, actor: 'anna'});
    registry.branches.put('lyutikbranch', {...BRANCH, chairman: 'abcabcabcabc'}, {block_num: 70, actor: 'anna'});
    expect(registry.branches.at('lyutikbranch', 60)?.data).to.deep.equal(BRANCH);
    expect(registry.branches.current('lyutikbranch')?.data.chairman).to.equal('abcabcabcabc');
    expect(registry.documentBlock(10)).to.equal(70);
    expect(registry.check().filter(({ok}) => !ok)).to.deep.equal([]);
  });

  it('payloads are found by the hash of their content, in whatever order of keys, and never change', () => {
    const registry = at.create();
    const payload = {carrier: {name: 'Извозов', phone: '+79000000009'}, items: ['б', 'а']};
    const hash = registry.payloads.save(1200, payload);
    expect(hash).to.match(/^[0-9A-F]{64}$/);
    expect(
      registry.payloads.save(1200, {items: ['б', 'а'], carrier: {phone: '+79000000009', name: 'Извозов'}}),
    ).to.equal(hash);
    expect(registry.payloads.get(hash.toLowerCase())).to.deep.equal(payload);
    expect(payloadHash({items: ['а', 'б'], carrier: payload.carrier})).not.to.equal(hash);
    expect(registry.payloads.get('00'.repeat(32))).to.equal(undefined);
    const {file} = registry;
    registry.close();
    expect(() => {
      tamper(file, "UPDATE doc_data SET payload = '{}'");
    }).to.throw('append-only');
    tamper(file, "DROP TRIGGER doc_data_no_update; UPDATE doc_data SET payload = '{}'");
    expect(at.open().check()).to.deep.include({id: 'registry_payloads', ok: false, detail: hash});
  });

  it('come to a registry of the first schema with a copy of it made before', () => {
    const file = at.path('old.coop');
    const old = new Connection(file, new Database(file));
    old.script(`PRAGMA application_id = ${APPLICATION_ID}`);
    migrate(old, [foundation]);
    writeIdentity(old, {coopname: 'romashka'});
    old.close();

    const registry = at.open('old.coop');
    registry.members.add('abcabcabcabc', person(1), CHANGE);
    registry.meetings.put('ab'.repeat(32), {...MEETING, questions: [...MEETING.questions]}, CHANGE);
    registry.close();
    const [copy = ''] = readdirSync(at.path('')).filter((name) => name.startsWith('old.coop.v1-'));
    const before = new Connection(at.path(copy), new Database(at.path(copy), {readonly: true}));
    const after = new Connection(file, new Database(file, {readonly: true}));
    expect([schemaVersion(before), schemaVersion(after)]).to.deep.equal([1, MIGRATIONS.length]);
    before.close();
    after.close();
  });
});

const MEETING = {
  type: 'regular',
  open_at_datetime: '2026-11-10T07:00:00.000Z',
  close_at_datetime: '2026-11-20T15:00:00.000Z',
  is_repeated: false,
  questions: [{id: 1, number: 1, title: 'О чём', decision: 'Так'}],
} as const;
