import {expect} from 'chai';
import {
  isBuiltIn,
  loadTemplate,
  mapInOrder,
  openFactoryPool,
  renderDocument,
  renderGuarded,
  renderHtmlIsolated,
  type FactoryPool,
} from '../../../src/lib/factory/index.js';
import {failsWith} from '../../support/failure.js';
import {exampleMember, sampleMeta, sampleModel} from '../../support/sample-models.js';
import {templateOf} from '../../support/templates.js';

function inputOf(id: number) {
  const template = loadTemplate(id);
  const model = sampleModel(id, template.title, exampleMember('individual'));
  return {template, model, meta: sampleMeta(id, template.title)};
}

describe('rendering in threads', function () {
  this.timeout(60_000);
  let pool: FactoryPool;

  before(async () => {
    pool = await openFactoryPool(2);
  });

  after(() => pool.close());

  it('gives the same bytes as in this thread, for several documents at once', async () => {
    const ids = [1, 2, 3, 4, 2, 1];
    const here = [];
    for (const id of ids) here.push((await renderDocument(inputOf(id))).doc_hash);
    const there = await Promise.all(ids.map((id) => pool.renderDocument(inputOf(id))));
    expect(there.map(({doc_hash}) => doc_hash)).to.deep.equal(here);
  });

  it('brings errors over with code, kind and params, and goes on', async () => {
    const input = inputOf(4);
    const error = await failsWith('model_invalid', pool.renderDocument({...input, model: {}}));
    const same = await failsWith('model_invalid', renderDocument({...input, model: {}}));
    expect([error.kind, error.params]).to.deep.equal([same.kind, same.params]);
    expect((await pool.renderDocument(input)).pages).to.be.greaterThan(0);
  });

  it('tells built-in templates, rendered here, from others', async () => {
    const template = loadTemplate(4);
    expect(isBuiltIn(template)).to.equal(true);
    expect(isBuiltIn({...template, context: `${template.context} `})).to.equal(false);
    expect(isBuiltIn(templateOf('x'))).to.equal(false);
    const foreign = {...inputOf(4), template: {...template, description: 'x'}};
    expect((await renderGuarded(foreign)).doc_hash).to.equal((await renderDocument(inputOf(4))).doc_hash);
    expect(await renderHtmlIsolated(templateOf('{{ a }}'), {a: '<'})).to.equal('&lt;');
  });

  it('rejects what waits when the pool is closed', async () => {
    const other = await openFactoryPool(1);
    const waiting = Promise.allSettled([1, 2, 3].map((id) => other.renderDocument(inputOf(id))));
    await other.close();
    expect((await waiting).map(({status}) => status)).to.deep.equal(Array(3).fill('rejected'));
  });
});

describe('work in order', () => {
  it('keeps the order, and takes no more than it may ahead', async () => {
    let running = 0;
    let most = 0;
    const work = async (item: number): Promise<number> => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, item % 3));
      running -= 1;
      return item;
    };
    const results = [];
    for await (const result of mapInOrder(
      Array.from({length: 50}, (_, at) => at),
      4,
      work,
    ))
      results.push(result);
    expect(results).to.deep.equal(Array.from({length: 50}, (_, at) => at));
    expect(most).to.be.at.most(4);
  });

  it('ends with the first failure', async () => {
    const all = async (): Promise<void> => {
      const fail = (item: number) => (item === 2 ? Promise.reject(new Error('no')) : Promise.resolve(item));
      for await (const _ of mapInOrder([0, 1, 2, 3], 2, fail));
    };
    expect(
      await all().then(
        () => 'done',
        () => 'failed',
      ),
    ).to.equal('failed');
  });
});
