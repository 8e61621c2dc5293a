import {expect} from 'chai';
import {readFileSync, writeFileSync} from 'node:fs';
import type {GeneratedDocument} from '../../src/commands/document/generate.js';
import type {DocumentShowResult} from '../../src/commands/document/show.js';
import type {TemplateCheckResult} from '../../src/commands/template/check.js';
import type {TemplateDiffResult} from '../../src/commands/template/diff.js';
import type {TemplateListResult} from '../../src/commands/template/list.js';
import type {TemplatePreviewResult} from '../../src/commands/template/preview.js';
import type {TemplatePullResult} from '../../src/commands/template/pull.js';
import type {TemplateShowResult} from '../../src/commands/template/show.js';
import type {TemplateUseResult} from '../../src/commands/template/use.js';
import type {TemplateProblem} from '../../src/lib/factory/index.js';
import {Cooperative} from '../support/e2e-cooperative.js';
import {Machine} from '../support/e2e.js';

/** A draft as it stands on chain, in one file. */
const DRAFT = {
  draft: {
    registry_id: 9000,
    version: 4,
    default_translation_id: 1,
    title: 'Проба',
    description: '',
    context: '<p class="a">{% trans \'hello\', name %} ☒</p>\n<p>{{ other }}</p>',
    model: '{"type":"object","properties":{"name":{"type":"string"}}}',
  },
  translations: [{id: 1, draft_id: 9000, lang: 'ru', data: '{"hello":"Здравствуйте, <b>{0}</b>"}'}],
};

describe('template commands without a registry', function () {
  this.timeout(60_000);
  const machine = new Machine();
  const write = (name: string, content: unknown): string => {
    writeFileSync(machine.path(name), typeof content === 'string' ? content : JSON.stringify(content));
    return name;
  };

  it('list the built-in editions', async () => {
    const {templates} = await machine.json<TemplateListResult>(['template', 'list']);
    expect(templates.map(({registry_id}) => registry_id)).to.include.members([1, 2, 3, 4, 100, 501]);
    for (const template of templates) expect(template).to.include({source: 'built-in', in_use: true});
    const csv = await machine.run(['template', 'list', '--csv', '--columns', 'registry_id,in_use']);
    expect(csv.stdout).to.match(/^registry_id,in_use\r\n1,/);
  });

  it('show what is in a template, and its texts raw', async () => {
    const shown = await machine.json<TemplateShowResult>(['template', 'show', '100']);
    expect(shown.uses.variables).to.include('individual.last_name');
    const context = await machine.run(['template', 'show', '100', '--context']);
    const text = await machine.run(['template', 'show', '100@built-in', '--text']);
    const translation = await machine.run(['template', 'show', '100', '--translation', 'ru']);
    expect(context.stdout).to.include('{% trans');
    expect(text.stdout).to.include('______').and.not.match(/[<{]/);
    expect(JSON.parse(translation.stdout)).to.have.property('title_individual');
    expect((await machine.failure(['template', 'show', '100', '--translation', 'de'])).status).to.equal(3);
  });

  it('check a draft as it stands on chain, with warnings', async () => {
    const file = write('draft.json', DRAFT);
    const checked = await machine.json<TemplateCheckResult>(['template', 'check', file]);
    expect(checked).to.include({registry_id: 9000, version: 4});
    expect(checked.uses).to.deep.include({variables: ['name', 'other'], glyphs: ['☒'], tags: {b: 1, p: 2}});
    expect(checked.problems).to.deep.equal([
      {
        code: 'unknown_variable',
        severity: 'warning',
        place: {part: 'context', line: 2, column: 7},
        subject: 'other',
      },
    ]);
    const {stdout} = await machine.run(['template', 'check', file], {lang: 'en'});
    expect(stdout).to.include('! context:2:7: the data schema has no such variable: other');
  });

  it('refuse what is not allowed with part, place and reason, all of it', async () => {
    const context = '<p onclick="x">{{ a | upper }}</p>\n<script>x</script>{% trans \'none\' %}';
    const file = write('bad.json', {draft: {...DRAFT.draft, context}, translations: DRAFT.translations});
    const {code, status, details} = await machine.failure(['template', 'check', file]);
    expect({code, status}).to.deep.equal({code: 'template_check_failed', status: 4});
    const places = (details as TemplateProblem[]).map(({place, ...p}) => `${place.line}:${place.column} ${p.code}`);
    expect(places).to.have.members([
      '1:1 attribute_not_allowed',
      '1:23 construct_not_allowed',
      '2:1 tag_not_allowed',
      '2:22 unknown_translation',
    ]);
    for (const lang of ['ru', 'en'] as const) {
      const run = await machine.run(['template', 'check', file], {lang});
      expect(run.status).to.equal(4);
      expect(run.stderr).to.include('context:2:1').and.include('<script>');
      expect(run.stdout).to.include('trans 1');
    }
    const steering = {...DRAFT.draft, context: '<p \u001b[2J="x">a</p>'};
    const hostile = write('esc.json', {draft: steering, translations: DRAFT.translations});
    expect((await machine.run(['template', 'check', hostile])).stderr).not.to.include('\u001b');
    expect(await machine.failure(['template', 'check', write('x.json', '{')])).to.include({status: 4});
    expect(await machine.failure(['template', 'check', write('y.json', {draft: {}, translations: []})])).to.include({
      code: 'draft_refused',
      status: 4,
    });
    expect(await machine.failure(['template', 'check', 'nothing'])).to.include({status: 3});
  });

  it('preview a sample, a form and a page of HTML, and never overwrite', async () => {
    const preview = (...args: string[]) => machine.json<TemplatePreviewResult>(['template', 'preview', ...args]);
    expect(await preview('100', '--out', 'sample.pdf')).to.include({format: 'pdf', filled: 'sample', pages: 1});
    expect(await preview('100', '--blank', '--out', 'form.pdf')).to.include({filled: 'blank'});
    expect(readFileSync(machine.path('form.pdf')).subarray(0, 5).toString()).to.equal('%PDF-');
    const data = write('data.yaml', 'name: Пётр <Первый>\n');
    await preview(write('d.json', DRAFT), '--data', data, '--html', '--out', 'page.html');
    expect(readFileSync(machine.path('page.html'), 'utf8')).to.equal(
      '<p class="a">Здравствуйте, <b>Пётр &lt;Первый&gt;</b> ☒</p>\n<p>[other]</p>',
    );
    expect(await machine.failure(['template', 'preview', '100', '--out', 'sample.pdf'])).to.include({status: 6});
    const list = write('list.yaml', '- 1\n');
    const wrong = ['template', 'preview', '100', '--data', list, '--out', 'z.pdf'];
    expect(await machine.failure(wrong)).to.include({code: 'preview_data_invalid', status: 4});
  });

  it('compare two editions', async () => {
    const [before, after] = [
      write('a.json', DRAFT),
      write('b.json', {
        ...DRAFT,
        translations: [{...DRAFT.translations[0], data: '{"hello":"Здравствуй, <b>{0}</b>","bye":"Пока"}'}],
      }),
    ];
    const {changes} = await machine.json<TemplateDiffResult>(['template', 'diff', before, after]);
    expect(changes.map(({part, kind}) => `${part} ${kind}`)).to.deep.equal([
      'translation:ru:hello changed',
      'translation:ru:bye added',
    ]);
    const {stdout, status} = await machine.run(['template', 'diff', before, after]);
    expect(status).to.equal(0);
    expect(stdout).to.include('[-Здравствуйте, -]{+Здравствуй, +}<b>{0}</b>');
    expect((await machine.json<TemplateDiffResult>(['template', 'diff', before, before])).changes).to.deep.equal([]);
  });
});

describe('template pull and use', function () {
  this.timeout(60_000);
  const coop = new Cooperative();

  before(async function () {
    this.timeout(120_000);
    await coop.found();
    await coop.json(['unlock', '--minutes', '30']);
  });

  it('bring editions of the chain into documents and back', async () => {
    const pulled = await coop.json<TemplatePullResult>(['template', 'pull', '4', '100']);
    expect(pulled.counts).to.deep.equal({new: 2, changed: 0, unchanged: 0, refused: 0, missing: 0});
    const again = await coop.run(['template', 'pull', '4', '777'], {lang: 'en'});
    expect(again.stdout)
      .to.match(/4 {2}unchanged/)
      .and.match(/777 {2}missing/);
    expect(await coop.failure(['template', 'pull', '777'])).to.include({code: 'templates_not_pulled', status: 3});

    const {templates} = await coop.json<TemplateListResult>(['template', 'list', '--source', 'chain']);
    expect(templates.map(({registry_id}) => registry_id)).to.deep.equal([4, 100]);
    expect(templates[0]).to.include({in_use: false, approval: 'not_approved'});

    const used = await coop.json<TemplateUseResult>(['template', 'use', '4', '--edition', '1']);
    expect(used).to.include({source: 'chain', in_use: true});
    const account = await coop.enter();
    const made = ['document', 'generate', '4', '--member', account];
    const {doc_hash} = await coop.json<GeneratedDocument>(made);
    const shown = await coop.json<DocumentShowResult>(['document', 'show', doc_hash]);
    expect(shown).to.include({template_hash: used.template_hash, template_version: 1});
    await coop.json(['template', 'use', '4', '--edition', 'built-in']);
    await coop.json(['document', 'regenerate', doc_hash]);
    expect(await coop.failure(['template', 'use', '4', '--edition', '9'])).to.include({
      code: 'edition_unknown',
      status: 3,
    });
    expect(await coop.failure(['template', 'use', '4'])).to.include({status: 2});
  });
});
