import {expect} from 'chai';
import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {TestChain} from '../fixture.js';
import {ask} from './ask.js';
import {AS_RECORDED, CHANGES, OF_A_YOUNG_CHAIN, OTHER_ACTION, REBUILT, SENT_BEFORE, within} from './cases.js';
import {comparable} from './forms.js';
import {NOT_REPLAYED} from './reasons.js';
import {rebuilt} from './rebuild.js';
import {SCENARIOS, type Played} from './scenarios.js';
import {GENESIS, recordedContracts} from './world.js';

const FOLDER = fileURLToPath(new URL('../../../../../shared/coopos/recorded/', import.meta.url));

interface Recorded {
  request: {method: string; path: string; body: unknown};
  status: number;
  response: unknown;
}

function numberOf(file: string): number {
  return Number(file.slice(0, 3));
}

describe('sandbox: every recorded answer of a real node', function () {
  this.timeout(20_000);
  const worlds: Partial<Record<keyof typeof GENESIS, TestChain>> = {};
  const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter((file) => /^\d{3}-/.test(file)) : [];
  before(async function () {
    if (files.length === 0) {
      process.stdout.write(`    skipped: no recorded answers in ${FOLDER}\n`);
      this.skip();
    }
    for (const name of ['young', 'read', 'pushed'] as const) {
      worlds[name] = await TestChain.start(recordedContracts, GENESIS[name], {irreversibleAfter: 10});
    }
  });
  after(async () => {
    for (const chain of Object.values(worlds)) await chain.stop();
  });

  const recorded = (file: string) => JSON.parse(readFileSync(`${FOLDER}${file}`, 'utf8')) as Recorded;
  const of = (ranges: Parameters<typeof within>[0]) => files.filter((file) => within(ranges, numberOf(file)));
  const told = of(NOT_REPLAYED.map(({range}) => range));
  const played = files.filter((file) => SCENARIOS[numberOf(file)] !== undefined);

  it('is replayed, or it is said why not', () => {
    const known = [...of(AS_RECORDED), ...of(REBUILT), ...played, ...told].sort();
    expect(known).to.deep.equal([...files].sort());
    const count = (some: string[]) => String(some.length);
    process.stdout.write(
      `    ${count(files)} recorded answers: ${count(of(AS_RECORDED))} requests sent as they were, ` +
        `${count(of(REBUILT))} transactions made anew, ${count(played)} played; ${count(told)} not, for the reasons in reasons.ts\n`,
    );
  });

  for (const file of of(AS_RECORDED)) {
    it(file, async () => {
      const {request, status, response} = recorded(file);
      const {method, path, body} = request;
      const text = body === null ? '' : typeof body === 'string' ? body : JSON.stringify(body);
      const answer = await ask(worlds.read!.url + path, method, text);
      expect(answer.status).to.equal(status);
      expect(comparable(path, status, answer.body)).to.deep.equal(comparable(path, status, response));
    });
  }

  for (const file of of(REBUILT)) {
    it(file, async () => {
      const number = numberOf(file);
      const {request, status, response} = recorded(file);
      const {method, path, body} = request;
      const chain = worlds[OF_A_YOUNG_CHAIN.includes(number) ? 'young' : 'pushed']!;
      chain.chain.produce();
      const change = CHANGES[number];
      const text = JSON.stringify(rebuilt(chain, body, typeof change === 'function' ? change(chain) : change));
      const before = SENT_BEFORE[number];
      if (before) {
        expect((await ask(chain.url + (before.path ?? path), method, text)).status).to.be.within(200, 202);
        for (let i = 0; i < before.blocks; i += 1) chain.chain.produce();
      }
      const answer = await ask(chain.url + path, method, text);
      expect(answer.status, JSON.stringify(answer.body)).to.equal(status);
      const isOther = OTHER_ACTION.includes(number);
      expect(comparable(path, status, answer.body, isOther)).to.deep.equal(comparable(path, status, response, isOther));
    });
  }

  for (const file of played) {
    it(file, async () => {
      await SCENARIOS[numberOf(file)]!({
        chain: worlds.pushed!,
        reads: worlds.read!,
        recorded: recorded(file) as unknown as Played['recorded'],
      });
    });
  }
});
