// Prints how long coopctl takes, as ratios within this one run: absolute times say more about the machine than about the
// program. What is compared takes turns, after a warm-up, and medians count. `--json` prints one JSON document.
// The aims are printed beside the ratios and are never a failure.
import {spawnSync} from 'node:child_process';
import {createHash, randomBytes} from 'node:crypto';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {performance} from 'node:perf_hooks';
import {fileURLToPath} from 'node:url';
import {Checksum256, PrivateKey} from '@wharfkit/antelope';
import {parse} from 'yaml';
import {randomAccountName} from '../dist/lib/domain/account.js';
import {GENERATOR, loadTemplate, renderDocument, RENDERER_VERSION, renderHtml} from '../dist/lib/factory/index.js';
import {FactsAt} from '../dist/lib/processes/documents/facts.js';
import {buildModel} from '../dist/lib/processes/documents/model.js';
import {recordFoundation} from '../dist/lib/processes/foundation.js';
import {createRegistry, rememberKey} from '../dist/lib/registry/index.js';
import {signerFrom, verifyDigest} from '../dist/lib/signing/index.js';
import {bulkMeasures, measureBulk} from './bench/bulk.js';
import {pageOf, startWeasyPrint} from './weasyprint.js';

const ROUNDS = {start: 15, render: 20, crypto: 15};
const WARM_UP = {start: 2, render: 5, crypto: 2};
const MEMBERS = 1000;
/** Applications that are rendered in a turn, each of another member. */
const APPLICATIONS = 25;
const OPERATIONS = 50;
/** Members of the council in the example. */
const COUNCIL = 3;
const AIM = {version: 3.5, list: 5, weasyprint: 10};

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'coopctl-bench-'));
try {
  // Keys that `unlock` keeps go into this folder, here and in the commands that are measured.
  process.env.XDG_RUNTIME_DIR = folder;
  const results = await measure();
  process.stdout.write(process.argv.includes('--json') ? `${JSON.stringify(results, null, 2)}\n` : table(results));
} finally {
  rmSync(folder, {recursive: true, force: true});
}

async function measure() {
  const encrypted = join(folder, 'encrypted.coop');
  const plain = join(folder, 'plain.coop');
  const rawKey = randomBytes(32);
  makeRegistry(encrypted, {rawKey}).registry.close();
  rememberKey(encrypted, rawKey, 60);
  const {registry, accounts} = makeRegistry(plain, 'none');

  const list = (file) => ['bin/run.js', 'member', 'list', '--json', '--registry', file];
  const start = await takeTurns(
    {
      bare: node(['-e', '0']),
      version: node(['bin/run.js', '--version']),
      list_encrypted: node(list(encrypted)),
      list_plain: node(list(plain)),
    },
    WARM_UP.start,
    ROUNDS.start,
  );
  const rendering = await measureRendering(registry, accounts);
  registry.close();
  const crypto = await takeTurns(signatures(), WARM_UP.crypto, ROUNDS.crypto);
  const bulk = measureBulk({root, folder, makeRegistry: registryOfMany});
  const lines = [...measures({...start, ...rendering}, crypto), ...bulkMeasures(bulk)];
  return {node: process.version, rounds: ROUNDS, measures: lines};
}

/** One line of the report for each measure: median in ms or count a second, ratio to its base, aim. */
function measures(times, crypto) {
  const toBare = (id, what, aim) => ({id, what, ms: round(times[id]), ratio: round(times[id] / times.bare), aim});
  const perSecond = (id) => Math.round((OPERATIONS * 1000) / crypto[id]);
  const toTheirs = (id, theirs, what) => ({
    id,
    what,
    per_second: perSecond(id),
    ratio: round(crypto[theirs] / crypto[id]),
  });
  return [
    {id: 'bare', what: 'node -e 0', ms: round(times.bare), ratio: 1},
    toBare('version', 'coopctl --version', AIM.version),
    toBare('list_encrypted', `member list, ${MEMBERS} members, encrypted and unlocked`, AIM.list),
    toBare('list_plain', `member list, ${MEMBERS} members, not encrypted`, AIM.list),
    ...renderings(times),
    {id: 'sign_theirs', what: 'sign, @wharfkit/antelope', per_second: perSecond('sign_theirs'), ratio: 1},
    toTheirs('sign', 'sign_theirs', 'sign, coopctl (verifies each signature as well)'),
    {id: 'verify_theirs', what: 'verify, @wharfkit/antelope', per_second: perSecond('verify_theirs'), ratio: 1},
    toTheirs('verify', 'verify_theirs', 'verify, coopctl'),
  ];
}

/** Median time in ms of each piece of work; in every round each runs once, in an order that turns. */
async function takeTurns(works, warmUp, rounds) {
  const names = Object.keys(works);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = -warmUp; round < rounds; round++) {
    for (const index of names.keys()) {
      const name = names[(index + Math.abs(round)) % names.length];
      const started = performance.now();
      await works[name]();
      if (round >= 0) times[name].push(performance.now() - started);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name])]));
}

/** Runs a fresh Node.js to its end. Throws when it fails: a failure would be measured as a fast success. */
function node(args) {
  return () => {
    const {status, stderr} = spawnSync(process.execPath, args, {cwd: root, encoding: 'utf8'});
    if (status !== 0) throw new Error(`${args.join(' ')}: exit status ${status}\n${stderr}`);
  };
}

/** A registry of the example cooperative with many invented members; one of them is the applicant. */
function makeRegistry(file, key, members = MEMBERS) {
  const foundation = parse(readFileSync(join(root, 'examples/romashka.yaml'), 'utf8'));
  const {coopname, coop_type, contributions} = foundation;
  const registry = createRegistry(file, key, {coopname, profile: 'sandbox'});
  const {council} = recordFoundation(registry, foundation, {head: 1, council_name: 'council'});
  const change = {block_num: 1, actor: coopname};
  registry.chainCooperatives.put(coopname, {is_branched: false, coop_type, ...contributions, council}, change);
  const example = parse(readFileSync(join(root, 'examples/member.yaml'), 'utf8'));
  const accounts = registry.transaction(() =>
    Array.from({length: members - council.length}, (_, index) => {
      const member = {
        ...example,
        last_name: `${example.last_name}-${letters(index)}`,
        email: `member${index}@example.test`,
      };
      return registry.members.add(randomAccountName(), member, change).account;
    }),
  );
  return {registry, accounts};
}

/** A registry for a run over all its members; gives their accounts. */
function registryOfMany(file, members) {
  const {registry, accounts} = makeRegistry(file, 'none', members + COUNCIL);
  registry.close();
  return accounts;
}

/** Letters for a number: the guard of private values would find digits of a name in times. */
function letters(number) {
  return Array.from(String(number), (digit) => 'абвгдежзик'.charAt(Number(digit))).join('');
}

/**
 * Renders applications, and the same HTML with WeasyPrint where it is installed; milliseconds for one, bytes and pages.
 * Ours counts from the facts in the registry on, theirs from the HTML text.
 */
async function measureRendering(registry, accounts) {
  const template = loadTemplate(100);
  const inputs = accounts.slice(0, APPLICATIONS).map((account) => applicationOf(registry, template, account));
  const file = join(folder, 'application.html');
  writeFileSync(file, pageOf(await renderHtml(template, inputs[0]().model)));
  const theirs = await startWeasyPrint(file);
  const ours = async () => {
    for (const input of inputs) await renderDocument(input());
  };
  const works = {ours, ...(theirs ? {theirs: theirs.render} : {})};
  const times = await takeTurns(works, WARM_UP.render, ROUNDS.render);
  const {pdf, pages} = await renderDocument(inputs[0]());
  const compared = theirs ? {version: theirs.version, ms: times.theirs, ...(await theirs.render())} : undefined;
  theirs?.stop();
  return {render: times.ours / APPLICATIONS, bytes: pdf.length, pages, weasyprint: compared};
}

/** Lines of the report on rendering, for one page of an application. */
function renderings({bare, render, bytes, pages, weasyprint}) {
  const ours = render / pages;
  const line = (id, what, ms, more) => ({id, what, ms: round(ms), per_second: round(1000 / ms), ...more});
  const own = line('render', 'application (100) to PDF, warm, a page', ours, {ratio: round(ours / bare), bytes});
  if (!weasyprint) return [own];
  const theirs = weasyprint.ms / weasyprint.pages;
  const name = `the same HTML, WeasyPrint ${weasyprint.version}`;
  return [
    own,
    line('render_theirs', name, theirs, {ratio: round(theirs / bare), bytes: weasyprint.bytes}),
    {id: 'render_faster', what: 'times faster than WeasyPrint', ratio: round(theirs / ours), least: AIM.weasyprint},
  ];
}

/** Gives what an application is made of, from the facts in the registry, as `document regenerate` does. */
function applicationOf(registry, template, username) {
  const meta = {
    title: template.title,
    registry_id: 100,
    lang: 'ru',
    generator: GENERATOR,
    version: RENDERER_VERSION,
    coopname: registry.identity.coopname,
    username,
    created_at: '2026-01-15T09:00:00.000Z',
    block_num: registry.documentBlock(1),
    timezone: 'Europe/Moscow',
    links: [],
  };
  return () => ({template, model: buildModel(new FactsAt(registry, meta.block_num), meta), meta});
}

/** Signing and verifying of the same digests by the same key, ours and that of the chain's library. */
function signatures() {
  const theirs = PrivateKey.generate('K1');
  const ours = signerFrom(theirs.toWif());
  const signed = Array.from({length: OPERATIONS}, (_, index) => {
    const digest = createHash('sha256').update(String(index)).digest();
    const signature = ours.signDigest(digest);
    return {digest, signature, checksum: Checksum256.from(digest)};
  });
  const publicKey = theirs.toPublic();
  const parsed = signed.map(({checksum}) => theirs.signDigest(checksum));
  return {
    sign_theirs: () => signed.forEach(({checksum}) => theirs.signDigest(checksum)),
    sign: () => signed.forEach(({digest}) => ours.signDigest(digest)),
    verify_theirs: () => signed.forEach(({checksum}, at) => demand(parsed[at].verifyDigest(checksum, publicKey))),
    verify: () => signed.forEach(({digest, signature}) => demand(verifyDigest(digest, signature, ours.publicKey))),
  };
}

function demand(valid) {
  if (!valid) throw new Error('a signature did not verify');
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function round(value) {
  return Math.round(value * 100) / 100;
}

function table({node: version, rounds, measures: rows}) {
  const aim = ({aim: most, least, ratio}) => {
    if (least !== undefined) return `≥ ${least}${ratio < least ? '  missed' : ''}`;
    return most === undefined ? '' : `≤ ${most}${ratio > most ? '  missed' : ''}`;
  };
  const cells = rows.map((row) => [
    row.what,
    row.ms === undefined ? '' : `${row.ms.toFixed(1)} ms`,
    row.per_second === undefined ? '' : `${row.per_second.toFixed(0)} /s`,
    `${row.ratio.toFixed(2)} ×`,
    aim(row),
    [
      ...(row.megabytes === undefined ? [] : [`${row.megabytes} MB`]),
      ...(row.bytes === undefined ? [] : [`${row.bytes} bytes`]),
    ].join(', '),
  ]);
  const lines = [['', 'median', 'rate', 'ratio', 'aim', 'memory, size'], ...cells];
  const widths = [0, 1, 2, 3, 4, 5].map((column) => Math.max(...lines.map((line) => line[column].length)));
  const text = lines.map((line) =>
    line
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])))
      .join('  ')
      .trimEnd(),
  );
  const notes = [
    `Node.js ${version}; ${rounds.start} starts, ${rounds.render} renderings, ${rounds.crypto} × ${OPERATIONS} signatures.`,
    'Starts and rendering are compared with node -e 0, signatures with @wharfkit/antelope (above 1: coopctl is faster).',
  ];
  return `${[...text, '', ...notes].join('\n')}\n`;
}
