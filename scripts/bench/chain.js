// To and from the chain, against a sandbox that runs as a process of its own: pushes through the outbox, one in each block
// and many at once, and reading a history of mostly empty blocks.
import {spawnSync} from 'node:child_process';
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {performance} from 'node:perf_hooks';
import {transfer} from '../../dist/lib/chain/actions/token.js';
import {openWorkspace} from '../../dist/lib/cli/session.js';
import {sandboxGenesis} from '../../dist/lib/processes/genesis.js';
import {syncHistory} from '../../dist/lib/processes/sync.js';
import {Chain} from '../../dist/lib/sandbox/chain/chain.js';
import {genesisActions} from '../../dist/lib/sandbox/contracts/genesis.js';
import {contracts} from '../../dist/lib/sandbox/contracts/index.js';
import {sandboxFiles} from '../../dist/lib/sandbox/index.js';
import {round} from './turns.js';

/** Blocks without a transaction, made before anything else happens. */
const EMPTY_BLOCKS = 4000;
const ONE_BY_ONE = 10;
const BATCH = 200;
const BLOCK_MS = 500;
/** Account of the platform's provider, which may hold tokens. */
const PROVIDER = 'voskhod';
/** Aims: pushes of a batch to pushes one by one; a block of the history to the smallest request there is. */
const AIM = {batch: 20, sync: 1};

/** Pushes and blocks a second. */
export async function measureChain({root, folder}) {
  const home = join(folder, 'chain');
  mkdirSync(home, {mode: 0o700});
  process.env.COOPCTL_SANDBOX_DIR = join(home, 'sandbox');
  const run = (...args) => coopctl(root, home, args);
  makeEmptyBlocks(process.env.COOPCTL_SANDBOX_DIR);
  run('sandbox', 'start');
  try {
    const file = join(home, 'r.coop');
    run('init', file, '--from', join(root, 'examples/romashka.yaml'), '--profile', 'sandbox', '--no-encrypt');
    const work = await openWorkspace({file, onStep: () => undefined});
    try {
      return {...(await measurePushes(work)), ...(await measureSync(work))};
    } finally {
      work.registry.close();
    }
  } finally {
    run('sandbox', 'stop');
  }
}

/** Lines of the report. */
export function chainMeasures({one, batch, blocks, requests, ordered}) {
  const line = (id, what, per_second, base, least) => ({id, what, per_second, ratio: round(per_second / base), least});
  return [
    line('push_one', 'push and wait for the block, one after the other', one, one),
    line('push_batch', `push ${BATCH} at once and wait for their blocks`, batch, one, AIM.batch),
    line('get_info', 'get_info, one after the other', requests, requests),
    line('sync', `sync of ${ordered} blocks, nearly all empty`, blocks, requests, AIM.sync),
  ];
}

async function measurePushes(work) {
  const outbox = await work.outbox();
  const signers = [await work.signer()];
  const submission = (number, kind) => {
    const memo = `${kind} ${number}`;
    const actions = [transfer({from: work.coopname, to: PROVIDER, quantity: '0.0001 AXON', memo})];
    return {key: `bench:${memo}`, actions, signers};
  };
  const many = (count, kind) => Array.from({length: count}, (_, number) => submission(number, kind));
  const timed = async (count, act) => {
    const started = performance.now();
    await act();
    return (count * 1000) / (performance.now() - started);
  };
  const wait = ({id}) => outbox.wait(id, 'included');
  const one = await timed(ONE_BY_ONE, async () => {
    for (const each of many(ONE_BY_ONE, 'one')) await wait((await outbox.submit(each)).entry);
  });
  const batch = await timed(BATCH, async () => {
    const submitted = await outbox.submitAll(many(BATCH, 'batch'));
    const ids = submitted.map(({entry}) => entry.id);
    const steps = await outbox.waitAll(ids, 'included');
    if (steps.some(({entry}) => entry.block_num === undefined)) throw new Error('not all pushes are in a block');
  });
  return {one, batch};
}

/** Reads the whole history into the registry; and asks for the head as often. */
async function measureSync(work) {
  const node = await work.node();
  const started = performance.now();
  const {from_block, to_block} = await syncHistory(work, {fromBlock: 1});
  const ended = performance.now();
  const ordered = to_block - from_block + 1;
  for (let count = 0; count < ordered; count++) await node.info();
  const requests = (ordered * 1000) / (performance.now() - ended);
  return {blocks: (ordered * 1000) / (ended - started), requests, ordered};
}

/** A chain whose blocks are there already: it begins so long ago that their time has come. */
function makeEmptyBlocks(folder) {
  mkdirSync(folder, {mode: 0o700});
  const beginning = Date.now() - EMPTY_BLOCKS * BLOCK_MS;
  const chain = new Chain({
    file: sandboxFiles(folder).chain,
    contracts,
    genesisActions: genesisActions(sandboxGenesis()),
    clock: () => beginning,
    irreversibleAfter: 1,
  });
  for (let count = 0; count < EMPTY_BLOCKS; count++) chain.produce();
  chain.close();
}

/** Runs a command. Throws when it fails. */
function coopctl(root, cwd, args) {
  const {status, stdout, stderr} = spawnSync(process.execPath, [join(root, 'bin/run.js'), ...args, '--json'], {
    cwd,
    encoding: 'utf8',
    env: {...process.env, COOPCTL_PIN: '482915'},
  });
  if (status !== 0) throw new Error(`${args.join(' ')}: exit status ${status}\n${stdout}${stderr}`);
}
