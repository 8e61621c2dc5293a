import {expect} from 'chai';
import {checkTemplate, renderDocument, renderHtml} from '../../../src/lib/factory/index.js';
import {isCoopError} from '../../../src/lib/domain/errors.js';
import {ESCAPES, MARKUP_ATTACKS, SCHEMA_ATTACKS, type Hostile} from '../../support/hostile.js';
import {templateOf} from '../../support/templates.js';
import {sampleMeta} from './fixtures/sample.js';

/** Longer than a check of any of them may take. */
const DEADLINE_MS = 10_000;

const meta = {...sampleMeta(), registry_id: 9000};

const templateFor = ({context, phrases = {}, schema = {}}: Hostile) => templateOf(context, phrases, schema);

/** Code of the error that rendering ends with; undefined when it succeeds. */
async function codeOf(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (isCoopError(error)) return error.code;
    throw error;
  }
}

describe('hostile templates', function () {
  this.timeout(DEADLINE_MS);

  for (const [group, attacks] of Object.entries({ESCAPES, MARKUP_ATTACKS, SCHEMA_ATTACKS})) {
    describe(group.toLowerCase().replace('_', ' '), () => {
      for (const attack of attacks) {
        it(`are refused with their place: ${attack.name}`, async () => {
          const template = templateFor(attack);
          const errors = (await checkTemplate(template)).filter(({severity}) => severity === 'error');
          expect(errors).not.to.deep.equal([]);
          for (const {place, subject} of errors) {
            expect(place.part).to.match(/^(context|model|translation:ru:\w+)$/);
            expect([place.line, place.column].every((at) => at >= 1)).to.equal(true);
            expect(subject).not.to.equal('');
          }
          const model = attack.model ?? {a: {}, b: []};
          expect(await codeOf(renderDocument({template, model, meta}))).to.equal('template_refused');
          expect(await codeOf(renderHtml(template, model))).to.equal('template_refused');
        });
      }
    });
  }

  it('leave no trace in the prototypes of the program', async () => {
    for (const attack of ESCAPES) {
      await codeOf(
        renderHtml(
          templateFor(attack),
          JSON.parse('{"a": {"__proto__": {"polluted": 1}}, "b": []}') as object as Record<string, unknown>,
        ),
      );
    }
    expect(({} as Record<string, unknown>).polluted).to.equal(undefined);
    expect(Object.keys(Object.prototype)).to.deep.equal([]);
  });
});

describe('hostile names in data', () => {
  const own = (text: string): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>;

  for (const name of ['toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf', 'toJSON', 'then', 'length', 'name']) {
    it(`print as data when they are data, and are nothing otherwise: ${name}`, async () => {
      const template = templateOf(`{{ a.${name} }}`);
      expect(await renderHtml(template, own(`{"a": {"${name}": "x"}}`))).to.equal('x');
      expect(await codeOf(renderHtml(template, {a: {}}))).to.equal('template_value_missing');
    });
  }

  it('never run code of the data', async () => {
    let ran = 0;
    const spy = (): string => {
      ran += 1;
      return 'x';
    };
    const model = {a: {toString: spy, valueOf: spy, toJSON: spy}, f: spy};
    for (const context of ['{{ a }}', '{{ f }}', '{{ a.toString }}', "{% if a == 'x' %}1{% endif %}{{ a }}"]) {
      expect(await codeOf(renderHtml(templateOf(context), model)), context).to.match(/^template_value_/);
    }
    expect(ran).to.equal(0);
  });

  it('are looked at in the object itself only', async () => {
    const inherited = Object.create({secret: 'x', list: [1]}) as Record<string, unknown>;
    expect(await codeOf(renderHtml(templateOf('{{ secret }}'), inherited))).to.equal('template_value_missing');
    expect(await codeOf(renderHtml(templateOf('{{ a.secret }}'), {a: inherited}))).to.equal('template_value_missing');
    const looped = templateOf('{% for x in a.list %}{% endfor %}');
    expect(await codeOf(renderHtml(looped, {a: inherited}))).to.equal('template_value_missing');
  });

  it('do not shadow what a template calls its own', async () => {
    const model = own('{"loop": {"index": "no"}, "__proto__": {"x": "no"}, "list": ["a"]}');
    const template = templateOf('{% for x in list %}{{ loop.index }}{{ x }}{% endfor %}');
    expect(await renderHtml(template, model)).to.equal('1a');
  });
});
