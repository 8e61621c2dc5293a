// Writes golden.json anew: `npm run golden`. Right only while no document has been signed with this renderer's output.
import {writeFileSync} from 'node:fs';
import {RENDERER_VERSION} from '../../src/lib/factory/index.js';
import {GOLDEN_DOCUMENTS, GOLDEN_FILE, renderGolden, type Golden} from './documents.js';

const golden: Golden = {renderer: RENDERER_VERSION, documents: {}};
for (const document of GOLDEN_DOCUMENTS) golden.documents[document.name] = (await renderGolden(document)).doc_hash;
writeFileSync(GOLDEN_FILE, `${JSON.stringify(golden, null, 2)}\n`);
