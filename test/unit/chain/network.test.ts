import {createServer, request, type Server} from 'node:http';
import {connect as tcp, type AddressInfo} from 'node:net';
import {performance} from 'node:perf_hooks';
import {setTimeout as sleep} from 'node:timers/promises';
import {expect} from 'chai';
import fc from 'fast-check';
import type {NetworkFault} from '../../../src/lib/chain/errors.js';
import {connect, type NodeClient} from '../../../src/lib/chain/index.js';
import {NodePool} from '../../../src/lib/chain/network/pool.js';
import type {NodeInfo} from '../../../src/lib/chain/types.js';
import {CoopError} from '../../../src/lib/domain/errors.js';
import {fetchFor} from '../../../src/lib/chain/network/proxy.js';
import {blockId, CHAIN, OTHER_CHAIN, TROUBLES, withNodes, type BadNode} from '../../support/bad-node.js';
import {failsWith, failureOf} from '../../support/failure.js';
import {bound} from '../../support/outbox-world.js';

const TIMEOUT_MS = 3_000;
const BOUND_MS = 8_000;

/** What is told of a node by the trouble that it has; anything else is told as it is met. */
const TOLD: Partial<Record<(typeof TROUBLES)[number], string>> = {
  hang: 'node_slow',
  drip: 'node_slow',
  refuse: 'node_unreachable',
  reset: 'node_unreachable',
  page: 'node_failed',
  redirect: 'node_failed',
  garbage: 'node_answer_invalid',
  'other-chain': 'wrong_chain',
  lags: 'node_lags',
  stands: 'node_lags',
  'lies-info': 'node_lies',
};

const urlsOf = (nodes: readonly BadNode[]): string[] => nodes.map(({url}) => url);

describe('several nodes of a network', function () {
  this.timeout(60_000);

  for (const trouble of TROUBLES) {
    it(`leaves the first one for the second when it has this trouble: ${trouble}`, () =>
      withNodes([trouble, 'good'], async (bad, good) => {
        const told: string[] = [];
        const url = urlsOf([bad, good]);
        const onTrouble = ({code}: {code: string}): void => void told.push(code);
        const node = connect({url, chain_id: CHAIN, timeoutMs: TIMEOUT_MS, onTrouble});
        const start = performance.now();
        expect((await node.block(900)).block_id).to.equal(blockId(900));
        expect((await node.info()).head_block_num).to.be.greaterThan(990);
        expect(performance.now() - start).to.be.lessThan(BOUND_MS);
        // A node whose fault lies in its blocks may never be asked for one.
        const expected = TOLD[trouble];
        if (expected !== undefined) {
          expect(node.url).to.equal(good.url);
          expect(told).to.include(expected);
        }
      }));
  }

  it('never answers for another chain, also when a node changes its own in the middle', () =>
    withNodes(['changes-chain', 'good'], async (...nodes) => {
      const node = connect({url: urlsOf(nodes), chain_id: CHAIN, timeoutMs: TIMEOUT_MS});
      for (let time = 0; time < 4; time += 1) expect((await node.info()).chain_id).to.equal(CHAIN);
    }));

  it('never mixes two chains, also when none was asked for', () =>
    withNodes(['good', 'other-chain'], async (...nodes) => {
      const node = connect({url: urlsOf(nodes), timeoutMs: TIMEOUT_MS});
      const {chain_id} = await node.info();
      expect([CHAIN, OTHER_CHAIN]).to.include(chain_id);
      await nodes.find(({url}) => url === node.url)?.stop();
      expect((await failureOf(node.info())).code).to.be.oneOf(['nodes_unreachable', 'wrong_chain']);
    }));

  it('does not believe a node whose blocks do not hang together', () =>
    withNodes(['lies-previous', 'good'], async (...nodes) => {
      const node = connect({url: urlsOf(nodes), chain_id: CHAIN, timeoutMs: TIMEOUT_MS});
      await node.info();
      let previous = (await node.block(900)).block_id;
      for (let num = 901; num < 905; num += 1) {
        const block = await node.block(num);
        expect(block.previous_id).to.equal(previous);
        previous = block.block_id;
      }
    }));

  it('throws the only node’s own error, and names all of several', async () => {
    await withNodes(['page'], async (only) => {
      await failsWith('node_failed', connect({url: only.url}).info());
    });
    await withNodes(['refuse', 'page', 'hang'], async (...nodes) => {
      const {kind, params} = await failureOf(connect({url: urlsOf(nodes), timeoutMs: 2_000}).info());
      expect(kind).to.equal('unreachable');
      for (const url of urlsOf(nodes)) expect(JSON.stringify(params)).to.include(url);
    });
  });

  it('never tells a refusal of one node while another one may have the bytes', () =>
    withNodes(['good', 'good'], async (...nodes) => {
      const node = connect({url: urlsOf(nodes), chain_id: CHAIN, timeoutMs: 1_500});
      await node.info();
      const refusal = {code: 3050003, name: 'n', details: [{message: 'assertion failure with message: no'}]};
      for (const each of nodes) {
        const isFirst = each.url === node.url;
        each.onSend = (response) => {
          if (!isFirst) response.writeHead(500).end(JSON.stringify({code: 500, message: 'x', error: refusal}));
        };
      }
      const error = await failureOf(node.send({signatures: [], packed_trx: '00'}, 'a::b'));
      expect([error.kind, error.code]).to.deep.equal(['unreachable', 'node_unreachable']);
      expect(error.params).to.include({fault: 'timeout'});
    }));

  it('never tells of another chain alone while a node may have the bytes', async () => {
    const info = {head_block_num: 5, head_block_time: new Date().toISOString().slice(0, 19)} as NodeInfo;
    const nodeThat = (url: string, ms: number, error: CoopError): NodeClient => {
      const told = (): Promise<NodeInfo> => sleep(ms, info);
      return Object.assign(bound(connect({url})), {info: told, send: () => Promise.reject(error)});
    };
    const unreachable = (fault: NetworkFault): CoopError =>
      new CoopError('node_unreachable', 'unreachable', {url: '', fault, local: false});
    const other = new CoopError('wrong_chain', 'conflict', {url: '', expected: CHAIN, found: OTHER_CHAIN});
    const [gone, alien, silent] = [
      nodeThat('http://a', 0, unreachable('refused')),
      nodeThat('http://b', 20, other),
      nodeThat('http://c', 60, unreachable('timeout')),
    ];
    const send = (...nodes: NodeClient[]): Promise<CoopError> =>
      failureOf(new NodePool({nodes}).send({signatures: [], packed_trx: '00'}, 'a::b'));
    expect((await send(gone, alien, silent)).params).to.include({fault: 'timeout'});
    expect((await send(alien, nodeThat('http://d', 60, other))).code).to.equal('wrong_chain');
  });

  it('reads in bounded time from the one honest node, whatever the others do', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...TROUBLES.filter((trouble) => trouble !== 'huge')), {minLength: 1, maxLength: 3}),
        fc.nat(3),
        (bad, at) =>
          withNodes([...bad.slice(0, at), 'good', ...bad.slice(at)], async (...nodes) => {
            const node = connect({url: urlsOf(nodes), chain_id: CHAIN, timeoutMs: 1_500});
            const start = performance.now();
            expect((await node.block(950)).block_id).to.equal(blockId(950));
            expect(performance.now() - start).to.be.lessThan(BOUND_MS);
          }),
      ),
      {numRuns: 8},
    ));
});

describe('a proxy of the environment', () => {
  let target: Server;
  let proxy: Server;
  const seen: string[] = [];
  const port = (server: Server): number => (server.address() as AddressInfo).port;
  const via = (): string => `http://127.0.0.1:${port(proxy)}`;

  before(async () => {
    target = createServer((_, response) => response.end('{"answer":1}'));
    proxy = createServer((from, to) => {
      seen.push(`forward ${from.url ?? ''}`);
      from.pipe(request({host: '127.0.0.1', port: port(target), method: 'POST'}, (answer) => answer.pipe(to)));
    });
    proxy.on('connect', (from: {url?: string}, socket: NodeJS.WritableStream & NodeJS.ReadableStream) => {
      seen.push(`connect ${from.url ?? ''}`);
      const line = tcp(port(target), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        line.pipe(socket);
        socket.pipe(line);
      });
    });
    await Promise.all(
      [target, proxy].map((server) => new Promise<void>((done) => server.listen(0, '127.0.0.1', done))),
    );
  });

  after(() => {
    for (const server of [target, proxy]) {
      server.closeAllConnections();
      server.close();
    }
  });

  beforeEach(() => {
    seen.length = 0;
  });

  const ask = async (url: string, env: NodeJS.ProcessEnv): Promise<unknown> =>
    (await (await fetchFor(url, env))(url, {method: 'POST', body: '{}'})).json();

  for (const name of ['HTTP_PROXY', 'http_proxy']) {
    it(`is used when ${name} names it`, async () => {
      expect(await ask('http://node.test:8888/v1', {[name]: via()})).to.deep.equal({answer: 1});
      expect(seen).to.have.length(1);
      expect(seen[0]).to.include('node.test');
    });
  }

  it('is not asked for this machine, nor for the hosts of NO_PROXY', async () => {
    const local = `http://127.0.0.1:${port(target)}/v1`;
    expect(await ask(local, {HTTP_PROXY: via()})).to.deep.equal({answer: 1});
    const end = await ask('http://node.test:8888/v1', {HTTP_PROXY: via(), NO_PROXY: '.test'}).catch(
      () => 'no such host',
    );
    expect(end).to.equal('no such host');
    expect(seen).to.deep.equal([]);
  });
});
