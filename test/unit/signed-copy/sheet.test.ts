import {expect} from 'chai';
import {fileURLToPath} from 'node:url';
import {checkTemplate, listTemplates, readTemplate} from '../../../src/lib/factory/index.js';
import {describes, scanContext} from '../../support/template-scan.js';

describe('template of the signature sheet', () => {
  const template = readTemplate(fileURLToPath(new URL('../../../templates/signature-sheet/', import.meta.url)));
  const scan = scanContext(template.context);
  const phrases = template.translations.ru ?? {};

  it('is one that the factory prints, and no type of document', async () => {
    expect(await checkTemplate(template)).to.deep.equal([]);
    expect(listTemplates().map(({registry_id}) => registry_id)).to.not.include(template.registry_id);
  });

  it('has a phrase for every key, a use for every phrase, and all words for people in the phrases', () => {
    expect([...new Set(scan.phrases.map(({key}) => key))].sort()).to.deep.equal(Object.keys(phrases).sort());
    expect(template.context).to.not.match(/[А-Яа-яЁё]/);
  });

  it('describes in its model every value that it prints', () => {
    expect([...scan.paths].filter((path) => !describes(template.model, path))).to.deep.equal([]);
  });
});
