import {expect} from 'chai';
import {checkTemplate, templateFromDraft} from '../../../src/lib/factory/index.js';
import {failsWith} from '../../support/failure.js';

/** Rows as a node gives them. */
const ROW = {
  registry_id: 100,
  version: '7',
  default_translation_id: 3,
  title: 'Проба',
  description: '',
  context: "<p>{% trans 'a' %}</p>",
  model: '{"type":"object"}',
};
const RU = {id: 3, draft_id: 100, lang: 'ru', data: '{"a":"Привет"}'};

describe('template from a draft of the chain', () => {
  it('reads a row and its translations', () => {
    const en = {id: 4, draft_id: '100', lang: 'en', data: '{"a":"Hello"}'};
    expect(templateFromDraft(ROW, [RU, en])).to.deep.equal({
      registry_id: 100,
      version: 7,
      title: 'Проба',
      description: '',
      context: "<p>{% trans 'a' %}</p>",
      model: {type: 'object'},
      translations: {en: {a: 'Hello'}, ru: {a: 'Привет'}},
    });
  });

  const deep = `{"enum":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
  for (const [what, change, translations, field, reason] of [
    ['no object', null, [RU], 'registry_id', 'missing'],
    ['a text for a number', {...ROW, registry_id: 'a'}, [RU], 'registry_id', 'wrong_type'],
    ['a number that is none of ours', {...ROW, version: '18446744073709551615'}, [RU], 'version', 'wrong_type'],
    ['a broken number', {...ROW, version: -1}, [RU], 'version', 'wrong_type'],
    ['no title', {...ROW, title: ' '}, [RU], 'title', 'missing'],
    ['a title that steers the terminal', {...ROW, title: 'Проба \u001b[2J'}, [RU], 'title', 'control_character'],
    ['a key that does', ROW, [{...RU, data: '{"\\u001b[2J":""}'}], 'translation:ru', 'control_character'],
    ['a context that is no text', {...ROW, context: 7}, [RU], 'context', 'wrong_type'],
    ['a huge context', {...ROW, context: 'x'.repeat(1_000_001)}, [RU], 'context', 'too_large'],
    ['garbage for a schema', {...ROW, model: '{"type":'}, [RU], 'model', 'not_json'],
    ['a list for a schema', {...ROW, model: '[]'}, [RU], 'model', 'wrong_type'],
    ['a schema without end', {...ROW, model: deep}, [RU], 'model', 'too_deep'],
    ['translations that are no list', ROW, {}, 'translations', 'wrong_type'],
    ['a translation that is no object', ROW, [7], 'translations', 'wrong_type'],
    ['a hundred languages', ROW, Array(100).fill(RU), 'translations', 'too_large'],
    ['a translation twice', ROW, [RU, RU], 'translation:ru', 'duplicate'],
    ['a translation of another', ROW, [{...RU, draft_id: 1}], 'translation:ru', 'of_another_draft'],
    ['garbage for a translation', ROW, [{...RU, data: '\u001b[31m{'}], 'translation:ru', 'not_json'],
    ['a phrase that is no text', ROW, [{...RU, data: '{"a":{"b":1}}'}], 'translation:ru', 'wrong_type'],
    ['a huge key', ROW, [{...RU, data: `{"${'k'.repeat(300)}":""}`}], 'translation:ru', 'too_large'],
    ['a strange language', ROW, [{...RU, lang: '../../x'}], 'lang', 'wrong_type'],
  ] as const) {
    it(`refuses ${what}, naming the field`, async () => {
      const error = await failsWith('draft_refused', () => templateFromDraft(change, translations));
      expect(error.params).to.deep.include({field, reason});
      expect(JSON.stringify(error.params)).not.to.match(/\\u001b/);
    });
  }

  it('needs no translation for a text without phrases, else a Russian one', async () => {
    const bare = templateFromDraft({...ROW, context: '<p>Текст</p>'}, []);
    expect(await checkTemplate(bare)).to.deep.equal([]);
    for (const translations of [[], [{...RU, lang: 'en'}]]) {
      const [problem] = await checkTemplate(templateFromDraft(ROW, translations));
      expect(problem).to.include({code: 'unknown_translation', severity: 'error', subject: 'ru: a'});
    }
    const [warning] = await checkTemplate(templateFromDraft(ROW, [RU, {...RU, lang: 'en', data: '{}'}]));
    expect(warning).to.include({severity: 'warning', subject: 'en: a'});
  });

  it('keeps keys that are names of prototypes as plain keys', () => {
    const {translations} = templateFromDraft(ROW, [{...RU, data: '{"__proto__":"x","a":"b"}'}]);
    expect(Object.keys(translations.ru!)).to.deep.equal(['__proto__', 'a']);
    expect(({} as Record<string, unknown>).x).to.equal(undefined);
  });
});
