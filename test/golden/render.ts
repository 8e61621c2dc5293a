// Renders golden documents and gives their hashes by name: to the parent of a worker, or to standard output. Given: the
// documents as a JSON file, and the names of those that are wanted, in their order, as JSON. Needs nothing but the
// factory, so that runtimes can run it for which the registry's native module was not built.
import {readFileSync} from 'node:fs';
import {parentPort, workerData} from 'node:worker_threads';
import {renderDocument} from '../../src/lib/factory/index.js';
import type {GoldenDocument} from './corpus.js';

const [file, names] = (parentPort ? workerData : [process.argv[2], JSON.parse(process.argv[3] ?? '[]')]) as [
  string,
  string[],
];
const documents = JSON.parse(readFileSync(file, 'utf8')) as GoldenDocument[];
const hashes: Record<string, string> = {};
for (const name of names) {
  const document = documents.find((candidate) => candidate.name === name);
  if (document) hashes[name] = (await renderDocument(document)).doc_hash;
}
if (parentPort) parentPort.postMessage(hashes);
else process.stdout.write(JSON.stringify(hashes));
