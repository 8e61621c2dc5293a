// Writes the hashes of the newest renderer anew: `npm run golden`. Right only while no document has been signed with its
// output. Those of older renderers are never written again.
import {writeFileSync} from 'node:fs';
import {renderDocument} from '../../src/lib/factory/index.js';
import {goldenDocuments, goldenFile, type Golden} from './corpus.js';

const NEWEST = '2';

const golden: Golden = {renderer: NEWEST, documents: {}};
for (const document of goldenDocuments(NEWEST)) {
  golden.documents[document.name] = (await renderDocument(document)).doc_hash;
}
writeFileSync(goldenFile(NEWEST), `${JSON.stringify(golden, null, 2)}\n`);
