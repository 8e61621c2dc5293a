import {expect} from 'chai';
import fc from 'fast-check';
import {bench, codeOf, tamper} from './support.js';

describe('versions by block', () => {
  const at = bench();
  const project = (question: string) => ({question, decision: 'Утвердить'});

  it('reads what was valid at a block', () => {
    const {projects} = at.create();
    projects.put('p', project('один'), {block_num: 10, actor: 'anna'});
    projects.put('p', project('два'), {block_num: 20, actor: 'boris'});
    projects.put('p', project('два снова'), {block_num: 20, actor: 'anna'});
    const read = (block: number) => projects.at('p', block)?.data.question;
    expect([9, 10, 19, 20, 21].map(read)).to.deep.equal([undefined, 'один', 'один', 'два снова', 'два снова']);
    expect(projects.current('p')).to.include({key: 'p', block_num: 20, actor: 'anna', deleted: false});
    expect(projects.history('p').map(({data}) => data.question)).to.deep.equal(['один', 'два', 'два снова']);
  });

  it('records no version for equal data, in whatever order of keys', () => {
    const {projects} = at.create();
    const first = projects.put('p', project('один'), {block_num: 10, actor: 'anna'});
    const second = projects.put('p', {decision: 'Утвердить', question: 'один'}, {block_num: 30, actor: 'boris'});
    expect(second).to.deep.equal(first);
    expect(projects.history('p')).to.have.length(1);
  });

  it('ends a fact without losing it: documents still read it', () => {
    const {projects} = at.create();
    projects.put('p', project('один'), {block_num: 10, actor: 'anna'});
    expect(projects.remove('p', {block_num: 20, actor: 'anna'})).to.equal(true);
    expect(projects.remove('p', {block_num: 21, actor: 'anna'})).to.equal(false);
    expect(projects.current('p')).to.equal(undefined);
    expect(projects.list()).to.deep.equal([]);
    expect(projects.at('p', 25)).to.deep.include({deleted: true, data: project('один')});
    projects.put('p', project('один'), {block_num: 30, actor: 'anna'});
    expect(projects.current('p')?.block_num).to.equal(30);
  });

  it('refuses a change before the newest one', () => {
    const {projects} = at.create();
    projects.put('p', project('два'), {block_num: 20, actor: 'anna'});
    expect(codeOf(() => projects.put('p', project('один'), {block_num: 19, actor: 'anna'}))).to.equal(
      'version_out_of_order',
    );
    expect(projects.history('p')).to.have.length(1);
  });

  it('lists what is valid, by prefix', () => {
    const {paymentMethods: methods} = at.create();
    const sbp = (username: string, method_id: string) =>
      ({username, method_id, is_default: true, method_type: 'sbp', data: {phone: '+79000000000'}}) as const;
    for (const [user, id] of [
      ['anna', '1'],
      ['anna', '2'],
      ['annabel', '1'],
    ] as const)
      methods.put(`${user}:${id}`, sbp(user, id), {block_num: 1, actor: 'x'});
    methods.remove('anna:1', {block_num: 2, actor: 'x'});
    expect(methods.list('anna:').map(({key}) => key)).to.deep.equal(['anna:2']);
    expect(methods.list().map(({key}) => key)).to.deep.equal(['anna:2', 'annabel:1']);
  });

  it('cannot be changed or erased in the file without breaking its rules', () => {
    const registry = at.create();
    registry.projects.put('p', project('один'), {block_num: 10, actor: 'anna'});
    registry.close();
    expect(() => {
      tamper(at.path('a.coop'), `UPDATE projects SET data = '{}'`);
    }).to.throw(/append-only/);
    expect(() => {
      tamper(at.path('a.coop'), 'DELETE FROM projects');
    }).to.throw(/append-only/);
  });

  it('reads at any block what a plain list of the changes says', () => {
    const changes = fc.array(
      fc.record({key: fc.constantFrom('a', 'b'), step: fc.nat(3), value: fc.nat(5), remove: fc.boolean()}),
      {
        maxLength: 20,
      },
    );
    const registry = at.create();
    let run = 0;
    fc.assert(
      fc.property(changes, fc.nat(70), (list, asked) => {
        run++;
        let block_num = 0;
        const log: {key: string; block_num: number; value: number}[] = [];
        for (const {key, step, value, remove} of list) {
          block_num += step;
          const name = `${run}${key}`;
          if (remove) registry.projects.remove(name, {block_num, actor: 'x'});
          else {
            registry.projects.put(name, project(String(value)), {block_num, actor: 'x'});
            log.push({key, block_num, value});
          }
        }
        for (const key of ['a', 'b']) {
          const expected = log.findLast((entry) => entry.key === key && entry.block_num <= asked);
          expect(registry.projects.at(`${run}${key}`, asked)?.data.question).to.equal(expected?.value.toString());
        }
      }),
      {numRuns: 60},
    );
  });
});

describe('the block clock', () => {
  const at = bench();

  it('puts a change after every document that could have read the facts', () => {
    const registry = at.create();
    expect([registry.nextBlock(5), registry.documentBlock(5)]).to.deep.equal([5, 5]);
    registry.vars.put('romashka', {name: 'Ромашка'} as never, {block_num: 40, actor: 'x'});
    expect([registry.nextBlock(5), registry.documentBlock(5)]).to.deep.equal([40, 40]);
    expect([registry.nextBlock(50), registry.documentBlock(50)]).to.deep.equal([50, 50]);
  });
});
