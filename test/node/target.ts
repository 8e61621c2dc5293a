import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {connect, type NodeClient} from '../../src/lib/chain/index.js';
import {DEVELOPMENT_KEY, runSandbox} from '../../src/lib/sandbox/index.js';
import {signerFrom, type Signer} from '../../src/lib/signing/index.js';

/** Address of the node to test; without it the sandbox is tested, started in this process. */
const ADDRESS = process.env.COOPCTL_TEST_NODE;

/** An account of that node and a file with the private key of its active permission, for tests that must be accepted. */
const ACCOUNT = process.env.COOPCTL_TEST_ACCOUNT;
const KEY_FILE = process.env.COOPCTL_TEST_KEY_FILE;

const WITHOUT_ACCOUNT =
  'skipped: COOPCTL_TEST_ACCOUNT and COOPCTL_TEST_KEY_FILE name no account of the node that may push';

/** An account that may push. */
export interface Payer {
  account: string;
  signer: Signer;
}

/** The node under test. */
export interface Target {
  node: NodeClient;
  /** How long a transaction may take until it is irreversible. */
  finalityMs: number;
  payer: Payer | undefined;
}

/** Opens the node under test before the tests of a suite, and closes what was started after them. */
export function useTarget(): Target {
  const target: Partial<Target> = {};
  let stop: () => Promise<void> = () => Promise.resolve();
  before('open the node under test', async function () {
    this.timeout(120_000);
    const sandbox = ADDRESS === undefined ? await startSandbox() : undefined;
    stop = sandbox?.stop ?? stop;
    target.node = connect({url: sandbox?.url ?? ADDRESS ?? ''});
    target.finalityMs = sandbox ? 20_000 : 600_000;
    target.payer = sandbox ? SANDBOX_PAYER : payerOfEnvironment();
    if (!sandbox) process.stdout.write(`    node ${target.node.url}, chain ${(await target.node.info()).chain_id}\n`);
  });
  after(() => stop());
  return target as Target;
}

/** The account that pushes; without one the test is skipped, and says why. */
export function needPayer(test: Mocha.Context, {payer}: Target): Payer {
  if (payer) return payer;
  process.stdout.write(`      ${WITHOUT_ACCOUNT}\n`);
  return test.skip();
}

const SANDBOX_PAYER = {account: 'voskhod', signer: signerFrom(DEVELOPMENT_KEY.private_key)};

function payerOfEnvironment(): Payer | undefined {
  if (ACCOUNT === undefined || KEY_FILE === undefined) return undefined;
  return {account: ACCOUNT, signer: signerFrom(readFileSync(KEY_FILE, 'utf8').trim())};
}

async function startSandbox(): Promise<{url: string; stop: () => Promise<void>}> {
  const folder = mkdtempSync(join(tmpdir(), 'coopctl-node-'));
  const stopped = new AbortController();
  let ended: Promise<unknown> = Promise.resolve();
  const url = await new Promise<string>((resolve, reject) => {
    ended = runSandbox({
      folder,
      genesis: {drafts: []},
      signal: stopped.signal,
      log: () => undefined,
      onReady: (status) => {
        resolve(status.url ?? '');
      },
    });
    ended.catch(reject);
  });
  const stop = async (): Promise<void> => {
    stopped.abort();
    await ended;
    rmSync(folder, {recursive: true});
  };
  return {url, stop};
}
