import {execFileSync, spawnSync} from 'node:child_process';
import {expect} from 'chai';
import fc from 'fast-check';
import {parseFragment, type DefaultTreeAdapterTypes as Ast} from 'parse5';
import {isCoopError} from '../../../src/lib/domain/errors.js';
import {renderDocument, renderHtml} from '../../../src/lib/factory/index.js';
import {templateOf} from '../../support/templates.js';
import {sampleMeta} from './fixtures/sample.js';

const meta = {...sampleMeta(), registry_id: 9000};

/** Values stand in text, in an argument of a phrase, in a loop and in a cell. */
const template = templateOf(
  "<h1>{{ a }}</h1><p>{% trans 'p', b %}</p><ul>{% for x in c %}<li>{{ x }}</li>{% endfor %}</ul><table><tr><td>{{ d }}</td></tr></table>",
  {p: '<b>{0}</b>, {0}'},
);

/** Any text, with more than its share of what markup, templates and marks are made of. */
const text = fc.oneof(
  fc.string({unit: 'binary'}),
  fc.string(),
  fc
    .array(
      fc.constantFrom(
        ...['<', '>', '"', "'", '&', '{{', '}}', '{%', '%}', '{0}', '{1}', '&lt;', '&#60;', '&#xe000;0&#xe001;', '$&'],
        ...[
          '<script>',
          '</p>',
          '</td></tr></table>',
          '<!--',
          '-->',
          '<style>',
          ']]>',
          '\ue0000\ue001',
          '\ue000',
          '\u0000',
        ],
      ),
      {maxLength: 8},
    )
    .map((parts) => parts.join('')),
);
const model = fc.record({a: text, b: text, c: fc.array(text, {minLength: 2, maxLength: 2}), d: text});

/** Tags of a tree, without its texts. */
function shape(node: Ast.Node): unknown {
  if (!('childNodes' in node)) return [];
  return node.childNodes.filter(({nodeName}) => nodeName !== '#text').map((child) => [child.nodeName, shape(child)]);
}

describe('private data', function () {
  this.timeout(120_000);

  it('property: never change the structure of a document, whatever they are', async () => {
    const plain = await renderHtml(template, {a: 'x', b: 'x', c: ['x', 'x'], d: 'x'});
    const expected = shape(parseFragment(plain));
    await fc.assert(
      fc.asyncProperty(model, async (values) => {
        expect(shape(parseFragment(await renderHtml(template, values)))).to.deep.equal(expected);
      }),
      {numRuns: 300},
    );
  });

  it('property: are printed as they are, or refused because the font lacks them', async function () {
    if (spawnSync('pdftotext', ['-v']).error) {
      process.stderr.write('    pdftotext is not installed: not checked\n');
      this.skip();
    }
    const squeezed = (value: string): string => value.replace(/[\s\u00a0\u00ad\u200b-\u200d\u2060\ufeff]/gu, '');
    await fc.assert(
      fc.asyncProperty(text, async (value) => {
        let pdf: Uint8Array;
        try {
          ({pdf} = await renderDocument({template: templateOf('<p>[{{ a }}]</p>'), model: {a: value}, meta}));
        } catch (error) {
          expect(isCoopError(error, 'character_not_in_font')).to.equal(true);
          return;
        }
        const printed = execFileSync('pdftotext', ['-enc', 'UTF-8', '-', '-'], {input: pdf}).toString();
        expect(squeezed(printed).normalize('NFC')).to.equal(squeezed(`[${value}]`).normalize('NFC'));
      }),
      {numRuns: 60},
    );
  });

  it('is text also where a picture is expected', async () => {
    for (const a of ['"><script>', 'x" onerror="1', 'data:image/png;base64,"><b>']) {
      const input = {template: templateOf('<p><img src="{{ a }}"></p>'), model: {a}, meta};
      const end = await renderDocument(input).then(
        () => 'printed',
        (error: unknown) => (isCoopError(error) ? error.code : 'crashed'),
      );
      expect(end).to.equal('image_refused');
    }
  });
});
