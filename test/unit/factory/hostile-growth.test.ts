import {expect} from 'chai';
import {isCoopError} from '../../../src/lib/domain/errors.js';
import {
  checkTemplateIsolated,
  renderIsolated,
  sampleModel,
  type Model,
  type ThreadLimits,
} from '../../../src/lib/factory/index.js';
import {failsWith} from '../../support/failure.js';
import {templateOf} from '../../support/templates.js';
import {sampleMeta} from './fixtures/sample.js';

/** Each of these ends long before: a test that comes here has found a hang. */
const DEADLINE_MS = 120_000;

const meta = {...sampleMeta(), registry_id: 9000};

/** How rendering ends: code and limit of the error, or `rendered`. */
async function endOf(
  context: string,
  {
    phrases = {},
    model = {},
    schema = {},
    limits,
  }: {phrases?: Record<string, string>; model?: Model; schema?: object; limits?: ThreadLimits} = {},
): Promise<string> {
  try {
    await renderIsolated({template: templateOf(context, phrases, schema), model, meta}, limits);
    return 'rendered';
  } catch (error) {
    if (!isCoopError(error)) throw error;
    const {limit} = error.params as {limit?: string};
    return limit === undefined ? error.code : `${error.code} ${limit}`;
  }
}

const list = (count: number): number[] => Array.from({length: count}, (_, at) => at);

describe('templates that grow', function () {
  this.timeout(DEADLINE_MS);

  for (const [name, end, context, more] of [
    [
      'loops in loops',
      'steps',
      '{% for a in l %}{% for b in l %}{% for c in l %}x{% endfor %}{% endfor %}{% endfor %}',
      {model: {l: list(101)}},
    ],
    ['loops of nothing', 'steps', '{% for a in l %}{% for b in l %}{% endfor %}{% endfor %}', {model: {l: list(1001)}}],
    [
      'a phrase that repeats a value',
      'characters',
      "{% trans 'p', x %}",
      {phrases: {p: '{0}'.repeat(50_000)}, model: {x: 'y'.repeat(1000)}},
    ],
    [
      'a value in a loop',
      'characters',
      '{% for a in l %}{{ x }}{% endfor %}',
      {model: {l: list(50), x: 'y'.repeat(100_000)}},
    ],
  ] as const) {
    it(`are stopped by the count of ${end}: ${name}`, async () => {
      expect(await endOf(context, more)).to.equal(`template_limit_exceeded ${end}`);
    });
  }

  for (const [name, context, phrases] of [
    ['a context', 'x'.repeat(1_000_001), {}],
    ['phrases', 'x', {p: 'x'.repeat(2_000_001)}],
    ['many phrases', 'x', Object.fromEntries(list(10_001).map((at) => [`k${at}`, 'x']))],
    ['tags', '<b>'.repeat(50_001), {}],
    ['elements out of few tags', `<p>${'<b>'.repeat(500)}${'</p><p>'.repeat(500)}`, {}],
    ['levels of elements', '<div>'.repeat(200), {}],
    ['levels of conditions', '{% if a %}'.repeat(200) + '{% endif %}'.repeat(200), {}],
    ['levels of expressions', `{{ ${'('.repeat(50_000)}a${')'.repeat(50_000)} }}`, {}],
    ['branches', `{% if a %}${'{% elif a %}'.repeat(50_000)}{% endif %}`, {}],
    ['names in a path', `{{ a${'.b'.repeat(1000)} }}`, {}],
    ['columns', `<table><tr>${'<td>a'.repeat(20_000)}</table>`, {}],
    ['rules', `<style>${'p{}'.repeat(301)}</style>`, {}],
    ['a selector', `<style>${'p '.repeat(300)}{margin:0}</style>`, {}],
  ] as const) {
    it(`are refused before they run, for too much of: ${name}`, async () => {
      expect(await endOf(context, {phrases})).to.equal('template_refused');
    });
  }

  it('are refused for a schema of too many parts', async () => {
    const properties = Object.fromEntries(list(20_000).map((at) => [`k${at}`, {type: 'string'}]));
    expect(await endOf('x', {schema: {properties}})).to.equal('template_refused');
  });

  it('are refused for a schema of too many values', async () => {
    const values = list(4000).map((at) => `x${at}`);
    for (const schema of [{properties: {a: {enum: values}}}, {required: values}, {type: values}]) {
      expect(await endOf('x', {schema})).to.equal('template_refused');
    }
  });

  it('are given no sample when loops in loops ask for one without end', async () => {
    const sample = sampleModel(templateOf(`${'{% for a in l %}'.repeat(60)}x${'{% endfor %}'.repeat(60)}`));
    expect((await failsWith('template_limit_exceeded', sample)).params.limit).to.equal('values');
  });

  it('tell no more problems than anybody reads, and never hide an error behind warnings', async () => {
    const problems = await checkTemplateIsolated(
      templateOf(`${'{{ x }}'.repeat(3000)}{{ y() }}`, {}, {properties: {a: {}}}),
    );
    expect(problems.filter(({severity}) => severity === 'warning')).to.have.length(1000);
    expect(problems.at(-1)).to.include({severity: 'error', subject: 'FunCall'});
    expect(await checkTemplateIsolated(templateOf('{{ y() }}'.repeat(3000)))).to.have.length(1000);
  });

  for (const [name, context] of [
    ['page breaks', '<p style="page-break-before: always">a</p>'.repeat(1002)],
    ['a cell that is higher than all pages', '<table><tr><td style="padding: 1000000000px">a</table>'],
    [
      'frames in frames',
      `<style>div { padding: 10px; border: 1px solid black }</style>${'<div>'.repeat(99)}${'x'.repeat(100_000)}`,
    ],
    ['high lines', `<p style="line-height: 4; font-size: 72pt">${'a<br>'.repeat(5000)}`],
  ] as const) {
    it(`are stopped by the count of pages: ${name}`, async () => {
      expect(await endOf(context)).to.equal('document_too_long');
    });
  }

  for (const [name, context, model] of [
    ['margins', '<p style="margin-top: 1000000000px">a</p>', {}],
    ['digits', `<p style="margin-top: ${'9'.repeat(400)}px">a</p>`, {}],
    ['relative fonts', `${'<div style="font-size: 3em">'.repeat(20)}x`, {}],
    ['a narrow cell', `<table><tr><td style="width: 0px">${'слово '.repeat(1000)}</table>`, {}],
    ['tables in tables', `${'<table><tr><td>a<td>'.repeat(20)}x`, {}],
    ['a word without end', '<p>{{ x }}</p>', {x: 'ж'.repeat(200_000)}],
    ['marks on one letter', '<p>{{ x }}</p>', {x: `а${'\u0301'.repeat(20_000)}`}],
    ['invisible characters', '<p>{{ x }}</p>', {x: '\u200b'.repeat(200_000)}],
    ['binding spaces', '<p>{{ x }}</p>', {x: 'a\u00a0'.repeat(50_000)}],
    ['justified short words', '<p style="text-align: justify">{{ x }}</p>', {x: 'i '.repeat(50_000)}],
    ['unclosed rows', `<table>${'<tr><td>a'.repeat(5000)}`, {}],
    ['comments of styles', `<style>${'/*'.repeat(200_000)}</style>`, {}],
    ['references', '&amp;'.repeat(50_000), {}],
  ] as const) {
    it(`end, whatever their number: ${name}`, async () => {
      expect(await endOf(context, {model})).to.match(/^(rendered|document_too_long|template_refused)$/);
    });
  }
});

describe('documents that need too much', function () {
  this.timeout(DEADLINE_MS);

  it('are stopped by time, and the next one is rendered', async () => {
    const style = `<style>${`${'div '.repeat(100)}p{margin:1px}`.repeat(300)}</style>`;
    const slow = `${style}${'<div>'.repeat(95)}${'<p>x</p>'.repeat(20_000)}`;
    const started = Date.now();
    expect(await endOf(slow, {limits: {milliseconds: 1000}})).to.equal('template_limit_exceeded milliseconds');
    expect(Date.now() - started).to.be.lessThan(30_000);
    expect(await endOf('x')).to.equal('rendered');
  });

  it('are stopped by memory, and the program lives on', async () => {
    const context = '{{ x }}';
    const model = {x: 'ы '.repeat(1_500_000)};
    expect(await endOf(context, {model, limits: {megabytes: 48}})).to.equal('template_limit_exceeded megabytes');
    expect(await endOf('x')).to.equal('rendered');
  });
});
