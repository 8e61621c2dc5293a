// Prints how long coopctl takes, as ratios within this one run: absolute times say more about the machine than about the
// program. What is compared takes turns, after a warm-up, and medians count. `--json` prints one JSON document,
// `--only start,rendering,signatures,bulk,chain` measures a part. The aims are printed beside the ratios and are never a
// failure.
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {openRegistry} from '../dist/lib/registry/index.js';
import {bulkMeasures, measureBulk, oneRun} from './bench/bulk.js';
import {chainMeasures, measureChain} from './bench/chain.js';
import * as registries from './bench/registries.js';
import * as rendering from './bench/rendering.js';
import * as signatures from './bench/signatures.js';
import * as start from './bench/start.js';
import {table} from './bench/table.js';

const {values} = parseArgs({options: {json: {type: 'boolean'}, only: {type: 'string'}}});
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'coopctl-bench-'));

/** The parts; each gives lines of the report. */
const PARTS = {
  start: async () => start.startMeasures(await start.measureStart({root, folder})),
  async rendering() {
    const {registry, accounts} = registries.makeRegistry(join(folder, 'rendering.coop'), 'none', 50);
    const measured = await rendering.measureRendering({folder, registry, accounts});
    registry.close();
    return rendering.renderings(await start.bareStart(root), measured);
  },
  async signatures() {
    const {file} = oneRun({root, folder, makeRegistry: registries.registryOfMany}, 'verify');
    const registry = openRegistry(file, 'none');
    const verifyAll = await signatures.measureVerifyAll(registry);
    registry.close();
    return signatures.signatureMeasures(await signatures.measureSignatures(), verifyAll);
  },
  bulk: () => bulkMeasures(measureBulk({root, folder, makeRegistry: registries.registryOfMany})),
  chain: async () => chainMeasures(await measureChain({root, folder})),
};

const NOTES = [
  `Node.js ${process.version}; ${start.ROUNDS} starts, ${rendering.ROUNDS} renderings, ${signatures.ROUNDS} × ${signatures.OPERATIONS} signatures.`,
  'Starts and rendering are compared with node -e 0, signatures with @wharfkit/antelope (above 1: coopctl is faster),',
  'pushes with one in each block, blocks of a sync with get_info requests of the same number.',
];

try {
  // Keys that `unlock` keeps go into this folder, here and in the commands that are measured.
  process.env.XDG_RUNTIME_DIR = folder;
  const measures = [];
  for (const part of values.only?.split(',') ?? Object.keys(PARTS)) measures.push(...(await PARTS[part]()));
  const report = {node: process.version, measures};
  process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : table(measures, NOTES));
} finally {
  rmSync(folder, {recursive: true, force: true});
}
