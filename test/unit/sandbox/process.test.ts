import {APIClient, Action, PrivateKey, Serializer, Transaction, type TransactionType} from '@wharfkit/antelope';
import {expect} from 'chai';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {
  DEVELOPMENT_KEY,
  resetSandbox,
  runSandbox,
  sandboxFork,
  sandboxFolder,
  sandboxStatus,
  sandboxTrouble,
  startSandbox,
  stopSandbox,
  type RunOptions,
  type SandboxStatus,
} from '../../../src/lib/sandbox/index.js';

const CHILD = [process.execPath, '--import', 'tsx', fileURLToPath(new URL('child.ts', import.meta.url))];
const genesis = {drafts: []};

/** The code of the error that a promise ends with. */
async function failure(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
  return 'no error';
}

/** Sends 0.0001 AXON from the provider to the system; returns the transaction's id. */
async function transfer(url: string, memo: string): Promise<string> {
  const {v1} = new APIClient({url});
  const info = await v1.chain.get_info();
  const {abi} = await v1.chain.get_abi('eosio.token');
  const data = {from: 'voskhod', to: 'eosio', quantity: '0.0001 AXON', memo};
  const authorization = [{actor: 'voskhod', permission: 'active'}];
  const action = Action.from({account: 'eosio.token', name: 'transfer', authorization, data}, abi);
  const header: object = info.getTransactionHeader(60);
  const transaction = Transaction.from({actions: [action], ...header} as TransactionType);
  const signature = PrivateKey.from(DEVELOPMENT_KEY.private_key).signDigest(transaction.signingDigest(info.chain_id));
  const body = {
    signatures: [String(signature)],
    compression: 0,
    packed_context_free_data: '',
    packed_trx: Serializer.encode({object: transaction}).hexString,
  };
  const response = await fetch(`${url}/v1/chain/send_transaction`, {method: 'POST', body: JSON.stringify(body)});
  expect(response.status).to.equal(202);
  return ((await response.json()) as {transaction_id: string}).transaction_id;
}

async function traced(url: string, id: string): Promise<boolean> {
  const body = JSON.stringify({id});
  const response = await fetch(`${url}/v1/trace_api/get_transaction_trace`, {method: 'POST', body});
  return response.status === 200;
}

async function blockId(url: string, num: number): Promise<string> {
  return String((await new APIClient({url}).v1.chain.get_block(num)).id);
}

describe('sandbox: the process', function () {
  this.timeout(40_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  });
  afterEach(async () => {
    await resetSandbox(folder);
    rmSync(folder, {recursive: true});
  });

  /** Runs in this process until `work` is done. */
  async function running(options: Partial<RunOptions>, work: (status: SandboxStatus) => Promise<void>): Promise<void> {
    const controller = new AbortController();
    let done: Promise<void> | undefined;
    const run = runSandbox({
      folder,
      genesis,
      signal: controller.signal,
      log: () => undefined,
      onReady: (status) => {
        done = work(status).finally(() => {
          controller.abort();
        });
      },
      ...options,
    });
    await run;
    await done;
  }

  it('starts in the background, once for two at the same time, and stops', async () => {
    expect(await sandboxStatus(folder)).to.deep.equal({running: false, folder});
    const options = {folder, genesis, command: CHILD};
    const [first, second] = await Promise.all([startSandbox(options), startSandbox(options)]);
    expect(first.pid).to.equal(second.pid);
    expect(first.chain_id).to.equal(second.chain_id);
    expect((await startSandbox(options)).already_running).to.equal(true);
    const id = await transfer(first.url!, 'last words');
    const stopped = await stopSandbox(folder);
    expect(stopped).to.deep.equal({running: false, folder, port: first.port});
    expect(await failure(stopSandbox(folder))).to.equal('sandbox_not_running');
    await running({}, async (again) => {
      expect(again).to.include({url: first.url, chain_id: first.chain_id});
      expect(await traced(again.url!, id), 'accepted just before the stop').to.equal(true);
    });
    expect(readFileSync(join(folder, 'sandbox.log'), 'utf8')).to.include(`${id} eosio.token::transfer`);
  });

  it('goes on from its last block after kill -9, with everything that was in a block', async () => {
    const options = {folder, genesis, command: CHILD};
    const before = await startSandbox(options);
    const id = await transfer(before.url!, 'kept');
    while (!(await traced(before.url!, id))) await sleep(50);
    const {head_block_num: head} = await sandboxStatus(folder);
    const headId = await blockId(before.url!, head!);
    await transfer(before.url!, 'pending, may be lost');
    process.kill(before.pid!, 'SIGKILL');
    while ((await sandboxStatus(folder)).running) await sleep(20);
    const after = await startSandbox(options);
    expect(after).to.include({already_running: false, chain_id: before.chain_id, port: before.port});
    expect(after.head_block_num).to.be.at.least(head!);
    expect(await blockId(after.url!, head!)).to.equal(headId);
    expect(await traced(after.url!, id)).to.equal(true);
    const next = await transfer(after.url!, 'goes on');
    while (!(await traced(after.url!, next))) await sleep(50);
  });

  it('says why it did not start', async () => {
    const command = [process.execPath, '-e', 'console.error("no such thing"); process.exit(3)'];
    const error: unknown = await startSandbox({folder, genesis, command}).catch((caught: unknown) => caught);
    expect(error).to.have.property('code', 'sandbox_did_not_start');
    expect(error).to.have.nested.property('params.detail', 'no such thing');
  });

  it('stops by itself when nobody asks for long', async () => {
    const end = await runSandbox({folder, genesis, idleMinutes: 0.01, log: () => undefined});
    expect(end).to.equal('idle');
  });

  it('makes a block every half second, the last but one irreversible', async () => {
    await running({}, async ({url}) => {
      const {v1} = new APIClient({url: url!});
      const first = await v1.chain.get_info();
      await sleep(1200);
      const later = await v1.chain.get_info();
      const blocks = Number(later.head_block_num) - Number(first.head_block_num);
      expect(blocks).to.be.within(2, 3);
      expect(Number(later.last_irreversible_block_num)).to.equal(Number(later.head_block_num) - 1);
      expect(Math.abs(later.head_block_time.toMilliseconds() - Date.now())).to.be.below(1000);
    });
  });

  it('goes down when its disk is full, with all its blocks and without what had no block yet', async () => {
    let [kept, lost, head] = ['', '', 0];
    const end = running({allowTrouble: true, irreversibleAfter: 5}, async ({url}) => {
      kept = await transfer(url!, 'in a block');
      while (!(await traced(url!, kept))) await sleep(20);
      head = (await sandboxTrouble(folder, {disk_full: true})).head_block_num;
      // On a slow machine it is down before this arrives.
      lost = await transfer(url!, 'in no block').catch(() => 'ff'.repeat(32));
      while ((await sandboxStatus(folder)).running) await sleep(20);
    });
    expect(await failure(end)).to.equal('sandbox_write_failed');
    expect(await failure(sandboxTrouble(folder))).to.equal('sandbox_not_running');
    await running({}, async (status) => {
      expect(status.head_block_num).to.equal(head);
      expect([await traced(status.url!, kept), await traced(status.url!, lost)]).to.deep.equal([true, false]);
      expect(await failure(sandboxFork(folder, 1, 'all'))).to.equal('sandbox_trouble_not_allowed');
    });
  });

  it('is held by one process only', async () => {
    await running({}, async () => {
      expect(await failure(runSandbox({folder, genesis, log: () => undefined}))).to.equal('sandbox_already_running');
    });
  });

  it('begins a new chain on the same port after a reset', async () => {
    let first: SandboxStatus | undefined;
    await running({}, async (status) => {
      first = await sandboxStatus(folder);
      expect(first.chain_id).to.equal(status.chain_id);
    });
    await resetSandbox(folder);
    await running({}, async (second) => {
      expect(second.port).to.equal(first?.port);
      expect(second.chain_id).not.to.equal(first?.chain_id);
      expect((await sandboxStatus(folder)).running).to.equal(true);
    });
  });

  it('takes another port when its own is gone, and refuses when that port was wanted', async () => {
    let port = 0;
    await running({}, async (status) => {
      port = status.port!;
      await sandboxStatus(folder);
    });
    const other = createServer().listen(port, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    try {
      expect(await sandboxStatus(folder)).to.include({running: false});
      await running({}, async (status) => {
        expect(status.port).not.to.equal(port);
        expect((await sandboxStatus(folder)).running).to.equal(true);
      });
      expect(await failure(runSandbox({folder, genesis, port, log: () => undefined}))).to.equal('sandbox_port_taken');
    } finally {
      other.close();
    }
  });

  it('refuses a port that no web client may use, and leaves one that it was on', async () => {
    expect(await failure(runSandbox({folder, genesis, port: 6000, log: () => undefined}))).to.equal(
      'sandbox_port_taken',
    );
    writeFileSync(join(folder, 'sandbox.json'), JSON.stringify({port: 6000}));
    await running({}, async (status) => {
      expect(status.port).not.to.equal(6000);
      expect((await sandboxStatus(folder)).running).to.equal(true);
    });
  });

  it('names a chain that cannot be read, and a reset helps', async () => {
    writeFileSync(
      join(folder, 'chain.sqlite'),
      'This is no database, and it is long enough to look like one.'.repeat(99),
    );
    expect(await failure(runSandbox({folder, genesis, log: () => undefined}))).to.equal('sandbox_damaged');
    await resetSandbox(folder);
    await running({}, async () => {
      expect((await sandboxStatus(folder)).running).to.equal(true);
    });
  });

  it('lives where the environment says', () => {
    expect(sandboxFolder({COOPCTL_SANDBOX_DIR: '/somewhere'})).to.equal('/somewhere');
    expect(sandboxFolder({XDG_STATE_HOME: '/state'})).to.equal('/state/coopctl/sandbox');
    expect(sandboxFolder({})).to.match(/\.local\/state\/coopctl\/sandbox$/);
  });
});
