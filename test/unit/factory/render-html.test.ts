import {expect} from 'chai';
import fc from 'fast-check';
import {parseFragment, serialize} from 'parse5';
import {renderHtml, validateModel, type Model, type UndefinedValues} from '../../../src/lib/factory/index.js';
import {isCoopError} from '../../../src/lib/domain/errors.js';
import {templateOf} from '../../support/templates.js';

async function html(
  context: string,
  model: Model = {},
  phrases: Record<string, string> = {},
  undefinedValues: UndefinedValues = 'refuse',
): Promise<string> {
  return renderHtml(templateOf(context, phrases), model, {undefinedValues});
}

/** Code and facts of the error that rendering ends with. */
async function refusal(context: string, model: Model = {}, phrases: Record<string, string> = {}): Promise<unknown> {
  try {
    return await html(context, model, phrases);
  } catch (error) {
    if (isCoopError(error)) return {code: error.code, ...error.params};
    throw error;
  }
}

describe('rendering to HTML', () => {
  it('prints paths, literals, loops and conditions', async () => {
    const context =
      "{{ a.b }}{{ 'x' }}{{ 7 }}{% for i in list %}[{{ loop.index }}:{{ i.n }}{% for j in i.in %}{{ j }}{{ loop.index }}{% endfor %}]{% endfor %}{{ list.length }}";
    const model = {
      a: {b: 1},
      list: [
        {n: 'p', in: ['q', 'r']},
        {n: 's', in: []},
      ],
    };
    expect(await html(context, model)).to.equal('1x7[1:pq1r2][2:s]2');
  });

  it('chooses by equality, also of two paths and of number and text, and by truth', async () => {
    const context = "{% if a == 'x' %}1{% elif a == b %}2{% elif c.length %}3{% else %}4{% endif %}";
    expect(await html(context, {a: 'x'})).to.equal('1');
    expect(await html(context, {a: 5, b: '5'})).to.equal('2');
    expect(await html(context, {a: 5, b: 6, c: [0]})).to.equal('3');
    expect(await html(context, {a: 5, b: 6, c: []})).to.equal('4');
  });

  it('escapes values and the arguments of phrases, not the phrases', async () => {
    const value = `<b>&"'`;
    expect(await html("{{ a }}{% trans 'p', a %}", {a: value}, {p: '<i>{0}</i>'})).to.equal(
      '&lt;b&gt;&amp;&quot;&#39;<i>&lt;b&gt;&amp;&quot;&#39;</i>',
    );
  });

  it('replaces placeholders literally, in any order, and not those inside values', async () => {
    const phrases = {p: '{1}-{0}-{1}'};
    expect(await html("{% trans 'p', a, b %}", {a: '$& $1 $$', b: '{0}'}, phrases)).to.equal('{0}-$&amp; $1 $$-{0}');
  });

  it('refuses to print a hole, and names the place', async () => {
    expect(await refusal('<p>\n {{ user.middle.name }}</p>', {user: {}})).to.deep.equal({
      code: 'template_value_missing',
      registry_id: 9000,
      path: 'user.middle.name',
      line: 2,
      column: 5,
    });
    expect(await refusal("{% trans 'p', a %}", {a: null}, {p: '{0}'})).to.include({path: 'a'});
    expect(await refusal('{% for x in list %}{% endfor %}')).to.include({path: 'list'});
    expect(await refusal('{{ list }}', {list: []})).to.include({code: 'template_value_not_printable'});
    expect(await refusal('{% for x in t %}{% endfor %}', {t: 'abc'})).to.include({
      code: 'template_value_not_printable',
    });
  });

  it('does not look at a value inside an if that is not taken', async () => {
    expect(await html('{% if passport %}{{ passport.series }}{% endif %}.', {})).to.equal('.');
  });

  it('prints nothing for undefined values on wish, as live templates expect', async () => {
    const context = "[{{ forloop.counter }}{{ a.b.c }}{% trans 'p', x %}{% for y in z %}{% endfor %}]";
    expect(await html(context, {}, {p: '<{0}>'}, 'empty')).to.equal('[<>]');
  });

  it('reads own properties only', async () => {
    for (const path of ['toString', 'a.toString', 'a.hasOwnProperty', 'text.length', 'list.map', 'list.constructed']) {
      const model = {a: {}, text: 'abc', list: [1]};
      expect(await refusal(`{{ ${path} }}`, model), path).to.include({code: 'template_value_missing'});
    }
    expect(await refusal('{{ polluted }}', Object.create({polluted: 'x'}) as Model)).to.include({path: 'polluted'});
  });

  it('stops templates that grow or run without bound', async () => {
    const list = Array.from({length: 200}, (_, at) => at);
    const nested =
      '{% for a in l %}{% for b in l %}{% for c in l %}{% for d in l %}{% endfor %}{% endfor %}{% endfor %}{% endfor %}';
    expect(await refusal(nested, {l: list})).to.include({code: 'template_limit_exceeded', limit: 'steps'});
    const text = 'x'.repeat(100_000);
    expect(await refusal('{% for a in l %}{{ t }}{% endfor %}', {l: list, t: text})).to.include({
      code: 'template_limit_exceeded',
      limit: 'characters',
    });
  });

  it('names every difference between model and schema that a document could show, without values', async () => {
    const template = templateOf(
      '{{ vars.name }}{{ person.name }}',
      {},
      {
        properties: {
          person: {type: 'object', properties: {name: {type: 'string'}, age: {type: 'number'}}, required: ['name']},
          type: {type: 'string', enum: ['individual', 'organization']},
          note: {type: 'string', nullable: true},
        },
        required: ['person', 'type', 'vars', 'never_read'],
      },
    );
    const problems = await validateModel(template, {person: {age: 'secret'}, type: 'secret', note: null});
    expect(problems).to.deep.equal([
      {path: 'vars', keyword: 'required', expected: ''},
      {path: 'person.name', keyword: 'required', expected: ''},
      {path: 'person.age', keyword: 'type', expected: 'number'},
      {path: 'type', keyword: 'enum', expected: 'individual, organization'},
    ]);
    expect(JSON.stringify(problems)).not.to.include('secret');
  });

  it('property: no value changes the structure of the HTML', async () => {
    const context = "<p>{{ a }}</p><div><b>{% trans 'p', b %}</b></div>{% for x in l %}<i>{{ x }}</i>{% endfor %}";
    const structure = (text: string): string => serialize(parseFragment(text)).replace(/>[^<]*</g, '><');
    const hostile = fc.oneof(
      fc.string(),
      fc.constantFrom('</p><script>', '<!--', '{{ a }}', '{% if %}', '"\'>', '&lt;'),
    );
    await fc.assert(
      fc.asyncProperty(hostile, hostile, hostile, async (a, b, c) => {
        const rendered = await html(context, {a, b, l: [c]}, {p: 'x{0}y'});
        const plain = await html(context, {a: '1', b: '2', l: ['3']}, {p: 'x{0}y'});
        expect(structure(rendered)).to.equal(structure(plain));
      }),
      {numRuns: 200},
    );
  });

  it('property: evaluation is total over any plain data', async () => {
    const context = "{{ a.b }}{% if a == b %}{{ a }}{% endif %}{% for x in a %}{{ x }}{% trans 'p', x.y %}{% endfor %}";
    const known = ['template_value_missing', 'template_value_not_printable'];
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.jsonValue(), async (a, b) => {
        const outcome = await refusal(context, {a, b}, {p: '{0}'});
        if (typeof outcome !== 'string') expect(known).to.include((outcome as {code: string}).code);
        expect(await html(context.replace('{{ a }}', ''), {a: 1, b}, {p: '{0}'}, 'empty').catch(String)).to.be.a(
          'string',
        );
      }),
      {numRuns: 200},
    );
  });
});
