import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {expect} from 'chai';
import {listTemplates, loadTemplate, readTemplate, templateHash} from '../../../src/lib/factory/templates.js';
import {templateFromFiles} from '../../../src/lib/factory/draft-files.js';
import {failsWith} from '../../support/failure.js';

const TEMPLATES = fileURLToPath(new URL('../../../templates/', import.meta.url));
const PARTS = readdirSync(join(TEMPLATES, 'parts'));

const folderOf = (id: number): string =>
  join(TEMPLATES, readdirSync(TEMPLATES).find((name) => name.startsWith(`${String(id)}-`)) ?? '');

describe('parts that our templates share', () => {
  it('stand in every template that names them, word for word', () => {
    for (const {registry_id} of listTemplates()) {
      const named = readFileSync(join(folderOf(registry_id), 'context.html'), 'utf8').matchAll(/\{# part: (\S+) #\}/g);
      const {context} = loadTemplate(registry_id);
      for (const [, part = ''] of named) {
        expect(context).to.include(readFileSync(join(TEMPLATES, 'parts', part), 'utf8'));
      }
      expect(context).to.not.include('{#');
    }
  });

  it('are shared: each by more than one template', () => {
    const contexts = listTemplates().map(({registry_id}) =>
      readFileSync(join(folderOf(registry_id), 'context.html'), 'utf8'),
    );
    for (const part of PARTS) {
      expect(contexts.filter((context) => context.includes(`{# part: ${part} #}`)).length, part).to.be.greaterThan(1);
    }
  });

  it('are found beside a folder that is read as a draft, too', () => {
    expect(templateHash(templateFromFiles(folderOf(501)))).to.equal(templateHash(loadTemplate(501)));
  });

  it('are missed with their place, when the folder was taken without them', async () => {
    const alone = mkdtempSync(join(tmpdir(), 'coopctl-parts-'));
    try {
      cpSync(folderOf(501), join(alone, '501-alone'), {recursive: true});
      for (const read of [readTemplate, templateFromFiles]) {
        await failsWith('template_unreadable', () => read(join(alone, '501-alone')));
      }
    } finally {
      rmSync(alone, {recursive: true});
    }
  });
});
