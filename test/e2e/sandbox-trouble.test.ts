import {expect} from 'chai';
import type {SandboxForkResult} from '../../src/commands/sandbox/fork.js';
import type {SandboxStartResult} from '../../src/commands/sandbox/start.js';
import type {SandboxStatusResult} from '../../src/commands/sandbox/status.js';
import type {SandboxTroubleResult} from '../../src/commands/sandbox/trouble.js';
import {Machine} from '../support/e2e.js';

describe('a sandbox that may be put in trouble', function () {
  this.timeout(120_000);
  const machine = new Machine();
  let url = '';

  const headIs = async (wanted: number) => {
    let head = 0;
    while (head < wanted) {
      head = (await machine.json<SandboxStatusResult>(['sandbox', 'status'])).head_block_num ?? 0;
    }
  };

  it('is started so, and tells it', async () => {
    const start = ['sandbox', 'start', '--allow-trouble', '--irreversible-after', '8'];
    ({url} = await machine.json<SandboxStartResult>(start));
    const status = await machine.json<SandboxStatusResult>(['sandbox', 'status']);
    expect(status).to.include({running: true, allow_trouble: true, irreversible_after: 8, url});
    expect((await machine.run(['sandbox', 'status'])).stdout).to.match(/Обратимых блоков: +8\nНеполадки: +разрешены/);
  });

  it('loses answers to pushes, tells a false chain id, and is well again', async () => {
    const lose = ['sandbox', 'trouble', '--lose', '25', '--path', 'send_transaction2', '--count', '3', '--seed', '7'];
    const {trouble} = await machine.json<SandboxTroubleResult>(lose);
    const drop = [{path: 'send_transaction2', count: 3, probability: 0.25, after: true}];
    expect(trouble).to.deep.equal({seed: 7, drop});
    expect((await machine.json<SandboxTroubleResult>(['sandbox', 'trouble'])).trouble).to.deep.equal(trouble);
    await machine.json(['sandbox', 'trouble', '--chain-id', 'ab'.repeat(32), '--delay', '5', '--delay-up-to', '5']);
    const info = (await (await fetch(`${url}/v1/chain/get_info`)).json()) as {chain_id: string};
    expect(info.chain_id).to.equal('ab'.repeat(32));
    const status = await machine.json<SandboxStatusResult>(['sandbox', 'status']);
    expect(status.running).to.equal(true);
    expect(status.trouble).to.include({delay_ms: 5, delay_up_to_ms: 5});
    const cleared = await machine.json<SandboxTroubleResult>(['sandbox', 'trouble', '--clear']);
    expect(cleared.trouble).to.have.all.keys('seed');
    expect((await machine.run(['sandbox', 'trouble'])).stdout).to.equal('Неполадок нет\n');
  });

  it('takes blocks back, but no irreversible ones', async () => {
    await headIs(6);
    const {lost_blocks, head_block_num} = await machine.json<SandboxForkResult>(['sandbox', 'fork', '2']);
    expect(lost_blocks.map(({block_num}) => block_num - head_block_num)).to.deep.equal([1, 2]);
    expect((await machine.run(['sandbox', 'fork', '1', '--keep', 'later'])).stdout).to.match(/Отменено блоков: 1/);
    const deep = await machine.failure(['sandbox', 'fork', '100']);
    expect(deep).to.include({status: 6, code: 'sandbox_fork_too_deep'});
    expect(deep.message).to.match(/просили 100, обратимо \d/);
    expect(await machine.failure(['sandbox', 'fork', '0'])).to.include({status: 2});
    expect(await machine.failure(['sandbox', 'trouble', '--chain-id', 'x'])).to.include({
      status: 2,
      code: 'sandbox_trouble_wrong',
    });
  });

  it('goes down when its disk is full, and goes on from its last block', async () => {
    await machine.json(['sandbox', 'trouble', '--disk-full']);
    while ((await machine.json<SandboxStatusResult>(['sandbox', 'status'])).running);
    expect(await machine.failure(['sandbox', 'trouble'])).to.include({status: 8, code: 'sandbox_not_running'});
    const again = await machine.json<SandboxStartResult>(['sandbox', 'start']);
    expect(again.url).to.equal(url);
    expect(again.head_block_num).to.be.at.least(3);
  });

  it('does not misbehave when it was started without leave', async () => {
    for (const args of [
      ['trouble', '--clear'],
      ['fork', '1'],
    ]) {
      const refused = await machine.failure(['sandbox', ...args], {lang: 'en'});
      expect(refused).to.include({status: 5, code: 'sandbox_trouble_not_allowed'});
      expect(refused.hint).to.include('sandbox start --allow-trouble');
    }
    const started = await machine.run(['sandbox', 'start', '--allow-trouble'], {lang: 'en'});
    expect(started.stderr).to.include('The sandbox runs already, and with other settings');
  });
});
