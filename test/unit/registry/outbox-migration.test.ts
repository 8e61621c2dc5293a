import Database from 'better-sqlite3';
import {expect} from 'chai';
import {sha256Hex} from '../../../src/lib/domain/hash.js';
import {Connection} from '../../../src/lib/registry/connection.js';
import {migrate, schemaVersion} from '../../../src/lib/registry/migrate.js';
import {MIGRATIONS} from '../../../src/lib/registry/migrations/index.js';
import {Outbox} from '../../../src/lib/registry/outbox.js';
import {codeOf} from './support.js';

/** Schema before entries and transactions were told apart. */
const BEFORE = 4;

describe('outbox of an older registry', () => {
  const AT = '2026-10-07T10:00:00.000Z';
  const LATER = '2026-10-07T10:01:00.000Z';
  const actions = [{account: 'soviet', name: 'votefor', authorization: [], data: {decision_id: 1}}];
  const packed = {signatures: ['SIG_K1_x'], packed_trx: '00'};
  const states = ['queued', 'sent', 'included', 'irreversible', 'failed', 'expired', 'forked'] as const;
  let outbox: Outbox;

  before(() => {
    const connection = new Connection(':memory:', new Database(':memory:'));
    migrate(connection, MIGRATIONS.slice(0, BEFORE));
    for (const [index, state] of states.entries()) {
      const [block_num, block_id] = ['included', 'irreversible', 'forked'].includes(state) ? [7, 'ff'] : [null, null];
      connection.run(
        `INSERT INTO outbox (id, key, state, transaction_id, packed, actions, expiration, ref_block_num, block_num, block_id,
           attempts, error, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        ...[10 + index, state, state, sha256Hex(state), JSON.stringify(packed), JSON.stringify(actions)],
        ...['2026-10-07T10:00:30', 5, block_num, block_id, state === 'queued' ? 0 : 2],
        ...[state === 'failed' ? 'нет' : null, AT, LATER],
      );
    }
    migrate(connection, MIGRATIONS);
    expect(schemaVersion(connection)).to.equal(MIGRATIONS.length);
    expect(connection.all('PRAGMA foreign_key_check', [], (row) => row)).to.deep.equal([]);
    outbox = new Outbox(connection);
  });

  it('keeps every entry as it was, each with its transaction', () => {
    expect(outbox.list().map(({id, state}) => [id, state])).to.deep.equal(
      states.map((state, index) => [10 + index, state]),
    );
    expect(outbox.get(12)).to.deep.equal({
      id: 12,
      key: 'included',
      state: 'included',
      transaction_id: sha256Hex('included'),
      packed,
      actions,
      subjects: [],
      expiration: '2026-10-07T10:00:30',
      ref_block_num: 5,
      block_num: 7,
      block_id: 'ff',
      attempts: 2,
      tries: 1,
      revision: 1,
      created_at: AT,
      updated_at: LATER,
    });
    expect(outbox.get(14)).to.include({state: 'failed', error: 'нет'});
    expect(outbox.get(16)).to.include({state: 'forked', lost_block_id: 'ff'});
    const outcomes = states.map((_, index) => outbox.transactions(10 + index).map(({outcome}) => outcome));
    expect(outcomes.flat()).to.deep.equal([
      ...[undefined, undefined, undefined, undefined],
      ...['refused', 'expired', 'forked'],
    ]);
  });

  it('goes on with them: keys stay taken, numbers go on, changes apply', () => {
    expect(codeOf(() => outbox.add([{key: 'sent', actions}]))).to.equal('outbox_key_taken');
    expect(outbox.add([{key: 'failed', actions}])[0]?.id).to.equal(17);
    const sent = outbox.get(11)!;
    expect(outbox.update(sent, {state: 'queued', outcome: 'expired'})).not.to.have.property('packed');
    expect(outbox.transactions(11)[0]).to.include({outcome: 'expired', sent_at: LATER});
  });
});
