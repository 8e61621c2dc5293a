// Renders sample documents one after the other and prints their hashes as JSON: `render-in-order.ts 100 3 501`.
import {loadTemplate, renderDocument} from '../../src/lib/factory/index.js';
import {exampleMember, sampleMeta, sampleModel} from './sample-models.js';

const hashes: Record<string, string> = {};
for (const id of process.argv.slice(2).map(Number)) {
  const template = loadTemplate(id);
  const model = sampleModel(id, template.title, exampleMember('individual'));
  const {doc_hash} = await renderDocument({template, model, meta: sampleMeta(id, template.title)});
  hashes[id] = doc_hash;
}
process.stdout.write(JSON.stringify(hashes));
