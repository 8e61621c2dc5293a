import {expect} from 'chai';
import type {Template} from '../../../src/lib/domain/template.js';
import {bench, CHANGE, codeOf} from './support.js';

const TEMPLATE: Template = {
  registry_id: 100,
  version: 7,
  title: 'Проба',
  description: '',
  context: '<p></p>',
  model: {},
  translations: {ru: {}},
};
const [FIRST, SECOND] = ['ab'.repeat(32), `ab${'cd'.repeat(31)}`];

describe('editions of templates', () => {
  const at = bench();

  it('are found by the beginning of a hash that only one has', () => {
    const {templates} = at.create();
    for (const hash of [FIRST, SECOND]) templates.save(hash, TEMPLATE);
    expect(templates.findHash('abcd')).to.equal(SECOND);
    expect(templates.findHash(FIRST)).to.equal(FIRST);
    expect(templates.findHash('ff')).to.equal(undefined);
    expect(codeOf(() => templates.findHash('ab'))).to.equal('template_ambiguous');
  });

  it('are kept as versions by block, and a node that lags behind does not go back in time', () => {
    const {templates} = at.create();
    const edition = {scope: 'draft', registry_id: 100, version: 7, template_hash: FIRST};
    templates.pulled.put('draft:100', edition, CHANGE);
    templates.pulled.put('draft:100', {...edition, template_hash: SECOND}, {...CHANGE, block_num: 20});
    expect(templates.nextBlock(5)).to.equal(20);
    expect(templates.nextBlock(30)).to.equal(30);
    expect(templates.pulled.at('draft:100', 15)?.data.template_hash).to.equal(FIRST);
    expect(templates.pulled.history('draft:100')).to.have.length(2);
  });
});
