// Rendering of a document, from the facts in the registry to the PDF, against WeasyPrint where it is installed.
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {GENERATOR, loadTemplate, renderDocument, RENDERER_VERSION, renderHtml} from '../../dist/lib/factory/index.js';
import {FactsAt} from '../../dist/lib/processes/documents/facts.js';
import {buildModel} from '../../dist/lib/processes/documents/model.js';
import {pageOf, startWeasyPrint} from '../weasyprint.js';
import {round, takeTurns} from './turns.js';

export const ROUNDS = 20;
const WARM_UP = 5;
/** Applications that are rendered in a turn, each of another member. */
const APPLICATIONS = 25;
/** Aim: so many times faster than WeasyPrint. */
const AIM = 10;

/**
 * Renders applications, and the same HTML with WeasyPrint where it is installed; milliseconds for one, bytes and pages.
 * Ours counts from the facts in the registry on, theirs from the HTML text.
 */
export async function measureRendering({folder, registry, accounts}) {
  const template = loadTemplate(100);
  const inputs = accounts.slice(0, APPLICATIONS).map((account) => applicationOf(registry, template, account));
  const file = join(folder, 'application.html');
  writeFileSync(file, pageOf(await renderHtml(template, inputs[0]().model)));
  const theirs = await startWeasyPrint(file);
  const ours = async () => {
    for (const input of inputs) await renderDocument(input());
  };
  const works = {ours, ...(theirs ? {theirs: theirs.render} : {})};
  const times = await takeTurns(works, WARM_UP, ROUNDS);
  const {pdf, pages} = await renderDocument(inputs[0]());
  const compared = theirs ? {version: theirs.version, ms: times.theirs, ...(await theirs.render())} : undefined;
  theirs?.stop();
  return {render: times.ours / APPLICATIONS, bytes: pdf.length, pages, weasyprint: compared};
}

/** Lines of the report on rendering, for one page of an application. */
export function renderings(bare, {render, bytes, pages, weasyprint}) {
  const ours = render / pages;
  const line = (id, what, ms, more) => ({id, what, ms: round(ms), per_second: round(1000 / ms), ...more});
  const own = line('render', 'application (100) to PDF, warm, a page', ours, {ratio: round(ours / bare), bytes});
  if (!weasyprint) return [own];
  const theirs = weasyprint.ms / weasyprint.pages;
  const name = `the same HTML, WeasyPrint ${weasyprint.version}`;
  return [
    own,
    line('render_theirs', name, theirs, {ratio: round(theirs / bare), bytes: weasyprint.bytes}),
    {id: 'render_faster', what: 'times faster than WeasyPrint', ratio: round(theirs / ours), least: AIM},
  ];
}

/** Gives what an application is made of, from the facts in the registry, as `document regenerate` does. */
function applicationOf(registry, template, username) {
  const meta = {
    title: template.title,
    registry_id: 100,
    lang: 'ru',
    generator: GENERATOR,
    version: RENDERER_VERSION,
    coopname: registry.identity.coopname,
    username,
    created_at: '2026-01-15T09:00:00.000Z',
    block_num: registry.documentBlock(1),
    timezone: 'Europe/Moscow',
    links: [],
  };
  return () => ({template, model: buildModel(new FactsAt(registry, meta.block_num), meta), meta});
}
