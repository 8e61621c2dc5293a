import {expect} from 'chai';
import {
  compareTemplates,
  inspectTemplate,
  renderDocument,
  renderHtml,
  sampleModel,
  validateModel,
} from '../../../src/lib/factory/index.js';
import {loadTemplate, listTemplates} from '../../../src/lib/factory/templates.js';
import {failsWith} from '../../support/failure.js';
import {sampleMeta} from '../../support/sample-models.js';
import {templateOf} from '../../support/templates.js';

describe('what a template uses', () => {
  it('lists constructs, variables, markup, characters and translations', async () => {
    const template = templateOf(
      `<style>.a { margin: 0; text-align: center };
 table { width: 100% }</style>
<p class="a b" style="padding-top: 3px">{% trans 'x', coop.city %} ☒</p><img src="{{ sign }}">
{% for m in coop.members %}{{ loop.index }}{{ m.name }}{{ forloop.counter }}{% endfor %}{% if coop.is_branched %}{% endif %}`,
      {x: '<strong>№ {0}</strong>', y: 'лишняя'},
    );
    expect(await inspectTemplate(template)).to.deep.equal({
      constructs: {for: 1, if: 1, trans: 1, '{{ }}': 4},
      variables: ['coop.city', 'coop.is_branched', 'coop.members', 'coop.members[].name', 'sign'],
      tags: {img: 1, p: 1, strong: 1, style: 1},
      classes: ['a', 'b'],
      styles: ['margin', 'padding-top', 'text-align', 'width'],
      images: 1,
      glyphs: ['№', '☒'],
      translations: [{lang: 'ru', phrases: 2, unused: ['y']}],
    });
  });

  it('looks at hostile templates without falling over', async () => {
    const contents = await inspectTemplate(templateOf('<div>'.repeat(40_000)));
    expect(contents.tags).to.deep.equal({div: 40_000});
    expect((await inspectTemplate(templateOf('<p>'.repeat(60_000)))).tags).to.deep.equal({});
    expect((await inspectTemplate(templateOf('{% if %}'))).constructs).to.deep.equal({});
  });
});

describe('sample data', () => {
  for (const {registry_id} of listTemplates()) {
    it(`fits template ${registry_id}, which prints with it`, async () => {
      const template = loadTemplate(registry_id);
      const model = await sampleModel(template);
      expect(await validateModel(template, model)).to.deep.equal([]);
      expect(await renderHtml(template, model)).not.to.match(/undefined|null|\[object/);
    });
  }

  it('has a value for everything that is printed, also beside the schema', async () => {
    const template = templateOf(
      "{{ a.b }}{% for x in list %}{{ x.c }}{% for y in x.names %}{{ y }};{% endfor %}{% endfor %}{% if t == 'q' %}{{ t }}{% endif %}",
      {},
      {properties: {list: {type: 'array', items: {type: 'object', properties: {c: {type: 'number'}}}}}},
    );
    expect(await renderHtml(template, await sampleModel(template))).to.equal('[a.b]1[y 1];[y 2];1[y 1];[y 2];q');
  });

  it('prefers the facts that it is given', async () => {
    const template = templateOf('{{ coop.city }}, {{ coop.short_name }}');
    const model = await sampleModel(template, {coop: {city: 'г. Дальний'}});
    expect(await renderHtml(template, model)).to.match(/^г\. Дальний, .*Ромашка/);
  });

  it('ends on a schema that asks for more than can be', async () => {
    let items: object = {type: 'string'};
    for (let level = 0; level < 20; level += 1) items = {type: 'array', minItems: 1e9, items};
    await failsWith('template_limit_exceeded', sampleModel(templateOf('', {}, {properties: {a: items}})));
  });
});

describe('a blank form', () => {
  it('prints underscores for what is not known, one row for a list, and no picture', async () => {
    const template = templateOf(
      '<p>{{ a.b }} {% trans \'x\', c, known %}</p>{% for m in list %}<p>{{ m.name }}</p>{% endfor %}<img src="{{ sign }}">',
      {x: '{0}-{1}'},
      {required: ['a']},
    );
    const html = await renderHtml(template, {known: 'да'}, {undefinedValues: 'blank'});
    expect(html).to.equal('<p>______ ______-да</p><p>______</p><img src="">');
    const meta = sampleMeta(9000, 'Проба');
    const {pages} = await renderDocument({template, model: {}, meta, undefinedValues: 'blank'});
    expect(pages).to.equal(1);
  });

  for (const {registry_id, title} of listTemplates()) {
    it(`can be made of template ${registry_id}`, async () => {
      const template = loadTemplate(registry_id);
      const meta = sampleMeta(registry_id, title);
      await renderDocument({template, model: {type: 'individual'}, meta, undefinedValues: 'blank'});
      expect(await renderHtml(template, {type: 'individual'}, {undefinedValues: 'blank'})).to.include('______');
    });
  }
});

describe('forloop, which the platform does not know', () => {
  it('prints nothing, also where values must not be missing', async () => {
    const template = templateOf('{% for x in list %}[{{ forloop.counter }}]{% endfor %}');
    expect(await renderHtml(template, {list: [1, 2]})).to.equal('[][]');
    await failsWith('template_value_missing', renderHtml(templateOf('{{ other }}'), {}));
  });
});

describe('comparison of templates', () => {
  const before = templateOf('a\nb\nc\n', {x: 'одно два три', y: 'было'}, {properties: {a: {type: 'string'}}});

  it('finds nothing between equal ones', () => {
    expect(compareTemplates(before, structuredClone(before))).to.deep.equal([]);
  });

  it('shows lines, words, keys and paths', () => {
    const after = {
      ...templateOf('a\nB\nc\nd\n', {x: 'одно 2 три', z: 'стало'}, {properties: {a: {type: 'number'}, b: {}}}),
      version: 2,
    };
    expect(compareTemplates(before, after)).to.deep.equal([
      {
        part: 'version',
        kind: 'changed',
        changes: [
          {kind: 'removed', text: '1'},
          {kind: 'added', text: '2'},
        ],
      },
      {
        part: 'context',
        kind: 'changed',
        changes: [
          {kind: 'same', text: 'a\n'},
          {kind: 'removed', text: 'b\n'},
          {kind: 'added', text: 'B\n'},
          {kind: 'same', text: 'c\n'},
          {kind: 'added', text: 'd\n'},
        ],
      },
      {
        part: 'translation:ru:x',
        kind: 'changed',
        changes: [
          {kind: 'same', text: 'одно '},
          {kind: 'removed', text: 'два '},
          {kind: 'added', text: '2 '},
          {kind: 'same', text: 'три'},
        ],
      },
      {part: 'translation:ru:y', kind: 'removed', changes: [{kind: 'removed', text: 'было'}]},
      {part: 'translation:ru:z', kind: 'added', changes: [{kind: 'added', text: 'стало'}]},
      {
        part: 'model:properties.a.type',
        kind: 'changed',
        changes: [
          {kind: 'removed', text: '"string"'},
          {kind: 'added', text: '"number"'},
        ],
      },
      {part: 'model:properties.b', kind: 'added', changes: [{kind: 'added', text: '{}'}]},
    ]);
  });

  it('ends soon on very many phrases that have nothing in common', () => {
    const phrases = (word: string) =>
      Object.fromEntries(Array.from({length: 490}, (_, at) => [`k${at}`, `${word} `.repeat(1990)]));
    const started = Date.now();
    const changes = compareTemplates(templateOf('x', phrases('a')), templateOf('x', phrases('b')));
    expect(changes).to.have.length(490);
    expect(Date.now() - started).to.be.lessThan(10_000);
  });

  it('ends soon on huge texts that have nothing in common', () => {
    const many = (word: string) => templateOf(Array.from({length: 100_000}, (_, n) => `${word}${n}\n`).join(''));
    const [context] = compareTemplates(many('a'), many('b'));
    expect(context?.changes.map(({kind}) => kind)).to.deep.equal(['removed', 'added']);
  });
});

describe('templates as they stand on chain', () => {
  const meta = sampleMeta(9000, 'Проба');
  const SIGNED = '<p>а</p><img style="max-width: 150px;" src="{{ signature }}"/><p>б</p>';

  it('print no picture where none was given, and refuse what is none', async () => {
    const template = templateOf(SIGNED);
    const without = templateOf('<p>а</p><p>б</p>');
    const {doc_hash} = await renderDocument({template: without, model: {}, meta});
    for (const model of [{}, {signature: null}, {signature: ''}]) {
      expect((await renderDocument({template, model, meta})).doc_hash).to.equal(doc_hash);
    }
    await failsWith('image_refused', renderDocument({template, model: {signature: 'x'}, meta}));
    const required = templateOf(SIGNED, {}, {required: ['signature']});
    await failsWith('model_invalid', renderDocument({template: required, model: {}, meta}));
    const fixed = templateOf('<img src="">');
    await failsWith('template_refused', renderDocument({template: fixed, model: {}, meta}));
  });

  it('print meta.created_at in its display form', async () => {
    const template = templateOf('{{ meta.created_at }}|{{ meta.username }}');
    expect(await renderHtml(template, {meta})).to.equal('07.10.2026 12:30|qmvtkzdhrwep');
    const old = {...meta, created_at: '04.03.2024 10:54'};
    expect(await renderHtml(template, {meta: old})).to.equal('04.03.2024 10:54|qmvtkzdhrwep');
  });

  it('take digits as text where a schema says number, and print their zeros', async () => {
    const schema = {properties: {series: {type: 'number'}, count: {type: 'integer'}}};
    const template = templateOf('{{ series }}', {}, schema);
    expect(await renderHtml(template, {series: '0012', count: 7})).to.equal('0012');
    await failsWith('model_invalid', renderHtml(template, {series: 'abc'}));
    await failsWith('model_invalid', renderHtml(template, {series: '1', count: 1.5}));
  });

  it('show in a blank form what only a condition hides', async () => {
    const template = templateOf(
      "{% if a %}{{ a }}{% else %}нет{% endif %}{% if b == 'x' %}1{% else %}2{% endif %}{% if links.length %}3{% endif %}",
    );
    expect(await renderHtml(template, {}, {undefinedValues: 'blank'})).to.equal('______2');
    expect(await renderHtml(template, {a: false}, {undefinedValues: 'blank'})).to.equal('нет2');
  });
});

describe('the schema of a template that is not ours', () => {
  it('may require what its text never reads, not what it reads', async () => {
    const member = {type: 'object', properties: {}, required: ['name', 'birthdate']};
    const schema = {
      properties: {coop: {type: 'object', required: ['registration', 'city']}, list: {type: 'array', items: member}},
      required: ['coop', 'list', 'vars'],
    };
    const template = templateOf('{{ coop.city }}{% for m in list %}{{ m.name }}{% endfor %}', {}, schema);
    const model = {coop: {city: 'г. Примерск'}, list: [{name: 'А'}]};
    expect(await validateModel(template, model)).to.deep.equal([]);
    expect(await renderHtml(template, model)).to.equal('г. ПримерскА');
    const paths = (await validateModel(template, {coop: {}, list: [{}]})).map(({path}) => path);
    expect(paths).to.have.members(['coop.city', 'list.0.name']);
    expect((await validateModel(template, {})).map(({path}) => path)).to.have.members(['coop', 'list']);
  });
});
