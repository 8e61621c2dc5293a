import {expect} from 'chai';
import fc from 'fast-check';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {NodeClient} from '../../../src/lib/chain/index.js';
import {CoopError} from '../../../src/lib/domain/errors.js';
import {flowState, type PackageRecord} from '../../../src/lib/domain/packages.js';
import {sha256Hex} from '../../../src/lib/domain/hash.js';
import {rebuildFlow} from '../../../src/lib/processes/flow/update.js';
import {syncHistory, type SyncOptions, type SyncResult} from '../../../src/lib/processes/sync.js';
import {Workspace} from '../../../src/lib/processes/workspace.js';
import {createRegistry, type Registry} from '../../../src/lib/registry/index.js';
import {failsWith} from '../../support/failure.js';
import {COOP, signedDocument, ToldChain, type ToldAction} from '../../support/told-chain.js';

const hash = (text: string): string => sha256Hex(text);
const about = {coopname: COOP, username: 'boris'};
const statement = signedDocument('statement');
const protocol = signedDocument('protocol');
const question = signedDocument('question');
const agreement = signedDocument('agreement');
const JOIN = hash('join');
const EXIT = hash('exit');

const event = (name: string, data: Record<string, unknown>): ToldAction => ({
  action: `soviet::${name}`,
  data: {...about, ...data},
  inline: true,
});

/** An admission from the application to the execution, as PROTOCOL 3.a tells it, over seven blocks. */
const ADMISSION: ToldAction[][] = [
  [
    {action: 'registrator::reguser', data: {...about, type: 'individual', statement, registration_hash: JOIN}},
    event('newpackage', {action: 'joincoop', package: JOIN}),
  ],
  [
    {action: 'gateway::incomplete', data: {coopname: COOP, income_hash: JOIN}},
    event('newsubmitted', {action: 'joincoop', package: JOIN, document: statement, decision_id: 1}),
  ],
  [{action: 'soviet::votefor', data: {coopname: COOP, username: 'anna', decision_id: 1}}],
  [],
  [{action: 'soviet::authorize', data: {coopname: COOP, chairman: 'anna', decision_id: 1, document: protocol}}],
  [],
  [
    {action: 'soviet::exec', data: {executer: COOP, coopname: COOP, decision_id: 1}},
    event('newresolved', {action: 'joincoop', package: JOIN, document: statement}),
    event('newdecision', {action: 'joincoop', package: JOIN, document: protocol}),
  ],
];

/** An agreement, a question for the council and an exit with its annulment. */
const OTHERS: ToldAction[][] = [
  [
    {action: 'soviet::sndagreement', data: {...about, agreement_type: 'user', document: agreement}},
    event('newsubmitted', {action: 'sndagreement', package: agreement.hash, document: agreement, decision_id: 0}),
    event('newresolved', {action: 'sndagreement', package: agreement.hash, document: agreement}),
  ],
  [
    {action: 'soviet::freedecision', data: {...about, document: question, meta: ''}},
    event('newsubmitted', {action: 'freedecision', package: question.hash, document: question, decision_id: 2}),
  ],
  [
    {action: 'registrator::exitcoop', data: {...about, exit_hash: EXIT, statement: signedDocument('exit')}},
    event('newsubmitted', {action: 'leavecoop', package: EXIT, document: signedDocument('exit'), decision_id: 3}),
    {action: 'registrator::exitagree', data: {...about, exit_hash: EXIT, annulment: agreement}},
    event('newsubmitted', {action: 'exitagree', package: EXIT, document: agreement, decision_id: 0}),
    event('newresolved', {action: 'exitagree', package: EXIT, document: agreement}),
  ],
  [{action: 'soviet::declinedec', data: {coopname: COOP, decision_id: 3}}],
];

const FOREIGN: ToldAction[] = [{action: 'soviet::votefor', data: {coopname: 'vasilek', decision_id: 1}, inline: true}];

describe('the reading of the history', function () {
  this.timeout(60_000);
  const folder = mkdtempSync(join(tmpdir(), 'coopctl-sync-'));
  const opened: Registry[] = [];
  after(() => {
    for (const registry of opened) registry.close();
    rmSync(folder, {recursive: true});
  });

  function newRegistry(): Registry {
    const registry = createRegistry(join(folder, `${opened.length}.coop`), 'none', {coopname: COOP});
    opened.push(registry);
    return registry;
  }

  const sync = (registry: Registry, node: NodeClient, options?: SyncOptions): Promise<SyncResult> =>
    syncHistory(new Workspace({registry, connect: () => Promise.resolve(node)}), options);

  const packages = (registry: Registry): PackageRecord[] => registry.packages.list('', {limit: 1000});
  const one = (registry: Registry, process: string): PackageRecord => registry.packages.get(process)!;
  /** All that the history and the packages hold. */
  const stateOf = (registry: Registry): object => ({
    actions: registry.history.list({limit: 10_000}),
    packages: packages(registry),
    cursor: [registry.history.cursor(), registry.history.coverage.cursorId()],
    unread: registry.history.coverage.unread(),
    untraced: registry.history.coverage.untraced(),
  });

  it('tells an admission as a package: statement, decision, when and in which blocks', async () => {
    const registry = newRegistry();
    const chain = new ToldChain([[], FOREIGN, ...ADMISSION, []]);
    const result = await sync(registry, chain.node());
    expect(result).to.deep.equal({
      from_block: 1,
      to_block: 10,
      actions: 9,
      documents: 0,
      wrong_documents: 0,
      unread: [],
      untraced: [],
      node_behind: false,
    });
    const {documents, ...record} = one(registry, JOIN);
    const time = (block: number): string => `2026-10-01T00:00:${String(block).padStart(2, '0')}.000`;
    expect(record).to.deep.equal({
      package: JOIN,
      type: 'joincoop',
      username: 'boris',
      state: 'resolved',
      decision_ids: [1],
      opened_at: time(3),
      submitted_at: time(4),
      decided_at: time(7),
      resolved_at: time(9),
      first_block: 3,
      last_block: 9,
      complete: true,
    });
    expect(documents.map(({role, hash: own, action, problems}) => [role, own, action, problems])).to.deep.equal([
      ['statement', statement.hash, 'registrator::reguser', []],
      ['decision', protocol.hash, 'soviet::authorize', []],
    ]);
  });

  it('tells the same of it from blocks without traces, and that something is missing', async () => {
    const [whole, bare] = [newRegistry(), newRegistry()];
    const chain = new ToldChain([...ADMISSION, ...OTHERS]);
    await sync(whole, chain.node());
    bare.decisions.save({
      ...{decision_id: 1, type: 'joincoop', username: 'boris', hash: JOIN, votes_for: [], votes_against: []},
      ...{approved: true, authorized: true, state: 'open', created_at: '2026-10-01T00:00:00', council: []},
    });
    const {untraced} = await sync(bare, chain.node({traced: 'none'}));
    expect(untraced).to.deep.equal([[1, 11]]);
    const gist = ({package: process, state, documents, submitted_at}: PackageRecord): unknown[] => [
      ...[process, state, submitted_at],
      documents.map(({role, hash: own}) => [role, own]),
    ];
    expect(gist(one(bare, JOIN))).to.deep.equal(gist(one(whole, JOIN)));
    expect(packages(bare).every(({complete}) => !complete)).to.equal(true);
    expect(packages(bare).map((each) => each.package)).to.deep.equal(packages(whole).map((each) => each.package));
    // Its decision is known to the contract alone, so what became of it is not seen.
    expect([one(bare, EXIT).state, one(whole, EXIT).state]).to.deep.equal(['submitted', 'declined']);
    await sync(bare, chain.node(), {fromBlock: 1});
    expect(stateOf(bare)).to.deep.equal(stateOf(whole));
  });

  it('accounts for agreements, open questions and what is aside of a package', async () => {
    const registry = newRegistry();
    await sync(registry, new ToldChain(OTHERS).node());
    expect(packages(registry).map(({type, state}) => [type, state])).to.deep.equal([
      ['sndagreement', 'resolved'],
      ['freedecision', 'submitted'],
      ['leavecoop', 'declined'],
    ]);
    const {submitted_at, resolved_at} = one(registry, agreement.hash);
    expect([submitted_at, resolved_at]).to.deep.equal(['2026-10-01T00:00:01.000', '2026-10-01T00:00:01.000']);
    expect(one(registry, EXIT).documents.map(({role, hash: own}) => [role, own])).to.deep.equal([
      ['statement', signedDocument('exit').hash],
      ['link', agreement.hash],
    ]);
    const open = one(registry, question.hash);
    expect(open.expires_at).to.equal('2026-10-31T00:00:02.000');
    expect(['2026-10-31', '2026-11-01'].map((at) => flowState(open, at))).to.deep.equal(['submitted', 'overdue']);
    expect(registry.packages.counts('2026-11-01')).to.deep.equal({resolved: 1, declined: 1, overdue: 1});
    expect(registry.packages.list('2026-11-01', {state: 'overdue'})).to.deep.equal([open]);
    expect(registry.packages.list('2026-10-31', {state: 'overdue'})).to.deep.equal([]);
  });

  it('keeps documents and packages of traces when the same blocks are read without them', async () => {
    const registry = newRegistry();
    const chain = new ToldChain([...ADMISSION, ...OTHERS]);
    await sync(registry, chain.node());
    const before = stateOf(registry);
    expect(await sync(registry, chain.node({traced: 'none'}), {fromBlock: 1})).to.include({actions: 0});
    expect(stateOf(registry)).to.deep.equal(before);
  });

  it('opens the package anew for a person who applies again after a refusal', async () => {
    const registry = newRegistry();
    const refusal: ToldAction[] = [{action: 'soviet::declinedec', data: {coopname: COOP, decision_id: 1}}];
    const again = ADMISSION.slice(0, 2).map((actions) =>
      actions.map((each) => ('decision_id' in each.data ? {...each, data: {...each.data, decision_id: 2}} : each)),
    );
    const blocks = [...ADMISSION.slice(0, 3), refusal, ...again];
    const states = blocks.map((_, at) => async () => {
      await sync(registry, new ToldChain(blocks).node({last: at + 1}));
      return one(registry, JOIN).state;
    });
    const told: string[] = [];
    for (const state of states) told.push(await state());
    expect(told).to.deep.equal(['opened', 'submitted', 'submitted', 'declined', 'opened', 'submitted']);
    const record = one(registry, JOIN);
    expect(record).to.include({submitted_at: '2026-10-01T00:00:06.000'}).and.to.not.have.property('declined_at');
    expect(record.decision_ids).to.deep.equal([1, 2]);
  });

  it('takes back a decision when the chairman does', async () => {
    const registry = newRegistry();
    const authorize = ADMISSION[4]!;
    await sync(registry, new ToldChain([...ADMISSION.slice(0, 5), authorize]).node());
    expect(one(registry, JOIN)).to.deep.include({state: 'submitted'}).and.to.not.have.property('decided_at');
    const again = newRegistry();
    await sync(again, new ToldChain([...ADMISSION.slice(0, 5), authorize, authorize]).node());
    expect(one(again, JOIN).state).to.equal('decided');
  });

  it('records documents with wrong hashes, signatures or form, and leaves none out', async () => {
    const registry = newRegistry();
    const forged = {...question, meta: question.meta.replace('question', 'questiom')};
    const [signature] = question.signatures;
    const foreign = {...question, signatures: [{...signature!, signed_at: '2026-10-02T00:00:00'}]};
    const broken = {...question, signatures: [{id: 1, signer: 'no\u001b[2Jone'}]};
    const blocks = [forged, foreign, broken].map((document, at): ToldAction[] => [
      {action: 'soviet::newact', data: {...about, action: 'a', package: hash(String(at)), document}},
    ]);
    const {wrong_documents} = await sync(registry, new ToldChain(blocks).node());
    expect(wrong_documents).to.equal(1);
    expect(registry.packages.wrongDocuments().map(({problems}) => problems)).to.deep.equal([
      ['meta_hash'],
      ['signed_hash'],
      ['envelope_readable'],
    ]);
    expect(one(registry, hash('0')).documents[0]?.problems).to.deep.equal(['meta_hash']);
  });

  it('takes only names for names, and an empty hash for none', async () => {
    const registry = newRegistry();
    const data = {coopname: COOP, username: '\u001b[2J', action: 'x'.repeat(1000), package: hash('p')};
    const empty = {...data, package: '0'.repeat(64)};
    const blocks = [data, empty].map((each): ToldAction[] => [{action: 'soviet::newpackage', data: each}]);
    await sync(registry, new ToldChain(blocks).node());
    expect(packages(registry).map(({type, username, package: process}) => [type, username, process])).to.deep.equal([
      ['', '', hash('p')],
    ]);
  });

  it('remembers what it was told to leave out, and reads it later', async () => {
    const [registry, whole] = [newRegistry(), newRegistry()];
    const chain = new ToldChain([...ADMISSION, ...OTHERS]);
    await sync(whole, chain.node());
    await sync(registry, chain.node({last: 2}));
    await failsWith('history_before_first_block', sync(registry, chain.node({earliest: 5, traced: 'none'})));
    expect(registry.history.cursor()).to.equal(2);
    const later = await sync(registry, chain.node({earliest: 5}), {fromBlock: 5});
    expect([later.from_block, later.to_block, later.unread]).to.deep.equal([5, 11, [[3, 4]]]);
    expect((await sync(registry, chain.node())).unread).to.deep.equal([[3, 4]]);
    await sync(registry, chain.node(), {fromBlock: 3});
    expect(stateOf(registry)).to.deep.equal(stateOf(whole));
  });

  it('names an irreversible block that has become another one, and keeps what it has', async () => {
    const registry = newRegistry();
    const [chain, other] = ['a', 'b'].map((branch) => new ToldChain([...ADMISSION, []], {branch})) as [
      ToldChain,
      ToldChain,
    ];
    await sync(registry, chain.node({last: 5}));
    const before = stateOf(registry);
    const attempts: [NodeClient, SyncOptions, number][] = [
      [other.node({last: 5}), {}, 5],
      [other.node(), {}, 5],
      [other.node(), {fromBlock: 1}, 1],
    ];
    for (const [node, options, block_num] of attempts) {
      const {params, kind} = await failsWith('history_forked', sync(registry, node, options));
      const ids = {expected: chain.id(block_num), found: other.id(block_num)};
      expect([kind, params]).to.deep.equal(['integrity', {block_num, ...ids, url: 'http://told.test'}]);
    }
    expect(stateOf(registry)).to.deep.equal(before);
    expect(await sync(registry, chain.node({last: 3}))).to.include({node_behind: true, actions: 0});
  });

  it('reads on although the outbox has trouble, and says so', async () => {
    const registry = newRegistry();
    const work = new Workspace({registry, connect: () => Promise.resolve(new ToldChain(ADMISSION).node())});
    const trouble = new CoopError('cooperative_key_missing', 'not_found', {account: COOP});
    const {outbox_trouble, to_block} = await syncHistory(Object.assign(work, {outbox: () => Promise.reject(trouble)}));
    expect([outbox_trouble, to_block]).to.deep.equal(['cooperative_key_missing', 7]);
  });

  it('comes to the same however it was interrupted, restarted and from what it was read', async () => {
    const chain = new ToldChain([[], ...ADMISSION, FOREIGN, ...OTHERS, []]);
    const whole = newRegistry();
    await sync(whole, chain.node());
    const expected = stateOf(whole);
    const run = fc.record({
      last: fc.integer({min: 1, max: 14}),
      from: fc.option(fc.integer({min: 1, max: 15}), {nil: undefined}),
      dies: fc.option(fc.integer({min: 1, max: 14}), {nil: undefined}),
      diesWriting: fc.boolean(),
      traced: fc.oneof(fc.constant('none' as const), fc.array(fc.boolean(), {minLength: 14, maxLength: 14})),
      rebuild: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(run, {maxLength: 5}), async (runs) => {
        const registry = newRegistry();
        for (const {last, from, dies, diesWriting, traced, rebuild} of runs) {
          const before = registry.history.cursor() ?? 0;
          const append = registry.history.append.bind(registry.history);
          if (diesWriting) {
            registry.history.append = (blocks) => {
              append(blocks);
              throw new Killed();
            };
          }
          const node = chain.node({
            last,
            traced: traced === 'none' ? traced : (num) => traced[num - 1] ?? true,
            beforeRead: (num) => {
              if (num === dies) throw new Killed();
            },
          });
          try {
            await sync(registry, node, {fromBlock: from, rebuild});
          } catch (error) {
            if (!(error instanceof Killed)) throw error;
          }
          registry.history.append = append;
          expect(registry.history.cursor() ?? 0).to.be.at.least(before);
        }
        await sync(registry, chain.node());
        if ([...registry.history.coverage.unread(), ...registry.history.coverage.untraced()].length > 0) {
          await sync(registry, chain.node(), {fromBlock: 1});
        }
        expect(stateOf(registry)).to.deep.equal(expected);
        await rebuildFlow(registry);
        expect(stateOf(registry)).to.deep.equal(expected);
      }),
      {numRuns: 25},
    );
  });
});

/** What stands for a kill. */
class Killed extends Error {}
