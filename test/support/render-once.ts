import {parentPort} from 'node:worker_threads';
import {readTemplate, renderDocument} from '../../src/lib/factory/index.js';
import {sampleMeta, sampleModel, SAMPLE_TEMPLATE} from '../unit/factory/fixtures/sample.js';

/** Renders the demanding sample and gives its hash: to the parent of a worker, or to standard output. */
const {doc_hash} = await renderDocument({
  template: readTemplate(SAMPLE_TEMPLATE),
  model: sampleModel(),
  meta: sampleMeta(),
});
if (parentPort) parentPort.postMessage(doc_hash);
else process.stdout.write(doc_hash);
