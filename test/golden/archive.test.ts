import {expect} from 'chai';
import {renderDocument, type RenderInput} from '../../src/lib/factory/index.js';
import {archiveProblems} from '../support/archive/check.js';
import {goldenDocuments} from './corpus.js';

describe('documents of renderer 2', function () {
  this.timeout(180_000);
  let documents: RenderInput[] = [];

  before(() => {
    documents = goldenDocuments('2');
  });

  it('are accessible PDF/A-2a files, as far as that can be seen without a validator', async () => {
    for (const document of documents) {
      const {pdf} = await renderDocument(document);
      expect(await archiveProblems(pdf), document.meta.title).to.deep.equal([]);
    }
  });

  it('differ in this from those of renderer 1, which the same checks find wanting', async () => {
    const [document] = goldenDocuments('1');
    if (!document) throw new Error('no document');
    const problems = await archiveProblems((await renderDocument(document)).pdf);
    expect(problems).to.include.members(['no metadata', 'no structure tree', 'no marked', 'no output intent']);
    expect(problems).to.include.members(['page 0: TJ is not marked', 'page 0: no order of tabs']);
  });
});
