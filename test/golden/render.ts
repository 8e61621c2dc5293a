// Renders golden documents in the order of their names, which are given as JSON, and gives their hashes by name: to the
// parent of a worker, or to standard output.
import {parentPort, workerData} from 'node:worker_threads';
import {GOLDEN_DOCUMENTS, renderGolden} from './documents.js';

const names = (parentPort ? workerData : JSON.parse(process.argv[2] ?? '[]')) as string[];
const hashes: Record<string, string> = {};
for (const name of names) {
  const document = GOLDEN_DOCUMENTS.find((candidate) => candidate.name === name);
  if (document) hashes[name] = (await renderGolden(document)).doc_hash;
}
if (parentPort) parentPort.postMessage(hashes);
else process.stdout.write(JSON.stringify(hashes));
