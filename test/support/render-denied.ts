// Run with `no-access.mjs`: renders a document so that everything is loaded, forbids all access, and then tries every hostile
// template. Prints what was tried, and what wanted access all the same; with `control` also what a real access gives.
import {readFileSync} from 'node:fs';
import {checkTemplate, renderDocument, renderHtml} from '../../src/lib/factory/index.js';
import {sampleMeta} from '../unit/factory/fixtures/sample.js';
import {ESCAPES, MARKUP_ATTACKS, SCHEMA_ATTACKS} from './hostile.js';
import {templateOf} from './templates.js';

declare global {
  var accessDenied: string[];
  var denyAccess: () => void;
}

const meta = {...sampleMeta(), registry_id: 9000};
const picture =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const whole = templateOf(
  `<h1>а</h1><p><b>б</b><i>в</i><em><b>г</b></em>{{ a }}☒</p><img src="${picture}"><table><tr><td>д</table>`,
);
await renderHtml(whole, {a: 'x'});
await renderDocument({template: whole, model: {a: 'x'}, meta});

denyAccess();
let tried = 0;
for (const {context, phrases, schema, model = {a: {}, b: []}} of [...ESCAPES, ...MARKUP_ATTACKS, ...SCHEMA_ATTACKS]) {
  const template = templateOf(context, phrases, schema);
  await checkTemplate(template);
  await renderHtml(template, model).catch(() => undefined);
  await renderDocument({template, model, meta}).catch(() => undefined);
  tried += 1;
}
// Values that look like what a renderer could follow.
for (const value of [
  'file:///etc/passwd',
  'https://example.test/',
  '<img src="file:///etc/passwd">',
  '{{ a }}',
  '../../x',
]) {
  await renderDocument({template: templateOf('<p>{{ a }}</p>'), model: {a: value}, meta});
  await renderDocument({template: templateOf('<img src="{{ a }}">'), model: {a: value}, meta}).catch(() => undefined);
  tried += 1;
}
if (process.argv.includes('control')) {
  try {
    readFileSync('/etc/hostname');
  } catch {
    // Remembered by the preload.
  }
}
process.stdout.write(JSON.stringify({tried, denied: accessDenied}));
