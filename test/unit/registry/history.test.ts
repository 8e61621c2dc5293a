import {expect} from 'chai';
import {sha256Hex} from '../../../src/lib/domain/hash.js';
import {PLACES_PER_BLOCK, type HistoryAction, type HistoryBlock} from '../../../src/lib/domain/records.js';
import {MIGRATIONS} from '../../../src/lib/registry/migrations/index.js';
import {bench, tamper} from './support.js';

const HASH = sha256Hex('process');

/** An action of a block, the `at`th of it. */
function action(block_num: number, at: number, change: Partial<HistoryAction> = {}): HistoryAction {
  const place = block_num * PLACES_PER_BLOCK + at;
  return {
    place,
    global_sequence: String(1000 + place),
    block_num,
    block_id: `${block_num}`,
    block_time: '2026-10-07T10:00:00.000',
    transaction_id: sha256Hex(String(place)),
    account: 'soviet',
    name: 'votefor',
    receiver: 'soviet',
    data: {coopname: 'romashka', decision_id: 7},
    ...change,
  };
}

function block(block_num: number, actions: HistoryAction[] = [], source: 'traces' | 'blocks' = 'traces'): HistoryBlock {
  return {block_num, block_id: `${block_num}`, block_time: '2026-10-07T10:00:00.000', source, actions};
}

/** The same action as a block without traces shows it. */
function bare({global_sequence: _none, ...rest}: HistoryAction, place = rest.place): HistoryAction {
  return {...rest, place};
}

describe('history of the chain', () => {
  const at = bench();

  it('adds each action once and moves the cursor with it', () => {
    const {history} = at.create();
    expect(history.cursor()).to.equal(undefined);
    const blocks = [block(10, [action(10, 0), action(10, 1)]), block(11)];
    expect(history.append(blocks).added).to.have.length(2);
    expect(history.append([block(10, [action(10, 0), action(10, 1)])])).to.deep.equal({added: [], stored: []});
    expect([history.cursor(), history.coverage.cursorId()]).to.deep.equal([11, '11']);
    expect(history.list()).to.deep.equal([action(10, 0), action(10, 1)]);
    expect(history.list({after: action(10, 0).place})).to.deep.equal([action(10, 1)]);
    expect(history.list({limit: 1, newest: true})).to.deep.equal([action(10, 1)]);
  });

  it('keeps numbers of 64 bits, in the order of the chain', () => {
    const {history} = at.create();
    history.append([block(10, [action(10, 0, {global_sequence: '9007199254740993'})])]);
    expect(history.list()[0]?.global_sequence).to.equal('9007199254740993');
  });

  it('adds nothing and stays where it was when one of the actions cannot be stored', () => {
    const {history} = at.create();
    history.append([block(10)]);
    expect(() =>
      history.append([block(11, [action(11, 0)]), block(12, [action(12, 0, {global_sequence: 'x'})])]),
    ).to.throw();
    expect([history.cursor(), history.list().length]).to.deep.equal([10, 0]);
  });

  it('takes the traces of a block instead of the block, without doubling, and not the other way', () => {
    const {history} = at.create();
    const own = action(10, 3);
    const inline = action(10, 4, {name: 'newresolved', transaction_id: own.transaction_id});
    expect(history.append([block(10, [bare(own, action(10, 0).place)], 'blocks')]).added).to.have.length(1);
    expect(history.coverage.untraced()).to.deep.equal([[10, 10]]);
    expect(history.append([block(10, [own, inline])])).to.deep.equal({added: [inline], stored: [own, inline]});
    expect(history.coverage.untraced()).to.deep.equal([]);
    expect(history.append([block(10, [bare(own, action(10, 0).place)], 'blocks')]).stored).to.deep.equal([]);
    // A node that tells less than another one has told takes nothing away.
    expect(history.append([block(10, [own])]).stored).to.deep.equal([]);
    expect(history.list()).to.deep.equal([own, inline]);
    expect(history.coverage.untraced()).to.deep.equal([]);
  });

  it('remembers what was left out, until it is read, and never goes back', () => {
    const {coverage, ...history} = {...historyOf()};
    coverage.begin(10, 1);
    expect(coverage.unread()).to.deep.equal([[1, 9]]);
    history.append([block(10), block(11)]);
    coverage.begin(20, 1);
    history.append([block(20), block(21)]);
    expect(coverage.unread()).to.deep.equal([
      [1, 9],
      [12, 19],
    ]);
    coverage.begin(12, 1);
    history.append([block(12), block(13)]);
    expect([coverage.unread(), coverage.cursor()]).to.deep.equal([
      [
        [1, 9],
        [14, 19],
      ],
      21,
    ]);
    coverage.begin(1, 1);
    history.append(Array.from({length: 21}, (_, index) => block(index + 1)));
    expect([coverage.unread(), coverage.cursor(), coverage.cursorId()]).to.deep.equal([[], 21, '21']);
  });

  function historyOf() {
    const {history} = at.create();
    return {coverage: history.coverage, append: (blocks: HistoryBlock[]) => history.append(blocks)};
  }

  it('finds actions by document, process, decision, person, name, block and transaction', () => {
    const {history} = at.create();
    const doc_hash = sha256Hex('doc').toUpperCase();
    const resolved = action(10, 0, {
      name: 'newresolved',
      data: {package: HASH, username: 'anna', document: {doc_hash, signatures: [{signed_hash: sha256Hex('s')}]}},
    });
    const vote = action(10, 1, {data: {decision_id: '7'}});
    const applied = action(20, 0, {data: {registration_hash: HASH.toUpperCase()}});
    history.append([block(10, [resolved, vote])]);
    history.append([block(20, [applied])]);
    const found = (filter: Parameters<typeof history.list>[0]) => history.list(filter).map(({place}) => place);
    expect(found({hash: doc_hash.toLowerCase()})).to.deep.equal([resolved.place]);
    expect(found({hash: doc_hash, field: 'document.doc_hash'})).to.deep.equal([resolved.place]);
    expect(found({hash: doc_hash, field: 'package'})).to.deep.equal([]);
    expect(found({hash: HASH})).to.deep.equal([resolved.place, applied.place]);
    expect(found({hash: sha256Hex('s')})).to.deep.equal([resolved.place]);
    expect(found({decision_id: 7})).to.deep.equal([vote.place]);
    expect(found({about: 'anna'})).to.deep.equal([resolved.place]);
    expect(found({account: 'soviet', name: 'newresolved'})).to.deep.equal([resolved.place]);
    expect(found({from_block: 11, to_block: 20})).to.deep.equal([applied.place]);
    expect(found({transaction_id: vote.transaction_id})).to.deep.equal([vote.place]);
    expect([history.blockId(10), history.blockId(11)]).to.deep.equal(['10', undefined]);
  });

  it('brings what was read by an older program along', () => {
    const registry = at.create();
    const steps = MIGRATIONS.length;
    registry.close();
    tamper(
      at.path('a.coop'),
      `DROP TABLE packages; DROP TABLE history_documents; DROP TABLE history_names; DROP TABLE history_hashes;
        DROP TABLE history; PRAGMA user_version = 5;
        CREATE TABLE history (global_sequence INTEGER PRIMARY KEY, block_num INTEGER NOT NULL, block_id TEXT NOT NULL,
          block_time TEXT NOT NULL, transaction_id TEXT NOT NULL, account TEXT NOT NULL, name TEXT NOT NULL,
          receiver TEXT NOT NULL, decision_id INTEGER, data TEXT NOT NULL) STRICT;
        CREATE TABLE history_hashes (hash TEXT NOT NULL, global_sequence INTEGER NOT NULL REFERENCES history (global_sequence),
          field TEXT NOT NULL, PRIMARY KEY (hash, global_sequence, field)) STRICT, WITHOUT ROWID;
        INSERT INTO history VALUES (7, 10, '10', 't', 'x', 'soviet', 'exec', 'soviet', 3, '{"coopname":"romashka"}'),
          (9, 10, '10', 't', 'x', 'soviet', 'newresolved', 'soviet', NULL, '{"package":"${HASH}"}');
        INSERT INTO history_hashes VALUES ('${HASH}', 9, 'package');
        ${['leak_keys', 'leak_persons'].map((table) => `DROP TABLE ${table};`).join('')}
        ${['individuals', 'entrepreneurs', 'organizations', 'payment_methods'].map((table) => `DROP TRIGGER ${table}_leak_index;`).join('')}`,
    );
    expect(steps).to.be.greaterThan(6);
    const {history, ...upgraded} = at.open();
    const places = [10, 10].map((num, index) => num * PLACES_PER_BLOCK + index);
    expect(history.list().map(({place, global_sequence}) => [place, global_sequence])).to.deep.equal([
      [places[0], '7'],
      [places[1], '9'],
    ]);
    expect(history.list({hash: HASH}).map(({name}) => name)).to.deep.equal(['newresolved']);
    expect(history.list({about: 'romashka'}).map(({name}) => name)).to.deep.equal(['exec']);
    expect(upgraded.file).to.include('a.coop');
    const again = [action(10, 4, {global_sequence: '7'}), action(10, 5, {global_sequence: '9'})];
    history.append([block(10, again)]);
    expect(history.list()).to.deep.equal(again);
  });
});
