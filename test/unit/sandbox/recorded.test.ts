import {expect} from 'chai';
import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {request} from 'node:http';
import {fileURLToPath} from 'node:url';
import {TestChain} from './fixture.js';
import {recordedContracts, recordedGenesis} from './recorded-world.js';

const FOLDER = fileURLToPath(new URL('../../../../shared/coopos/recorded/', import.meta.url));

interface Recorded {
  title: string;
  request: {method: string; path: string; body: unknown};
  status: number;
  response: unknown;
}

/** Ranges of recorded cases whose requests mean the same to any chain. */
const CASES = [
  [1, 6],
  [151, 152],
  [161, 179],
  [186, 194],
  [196, 196],
  [202, 202],
  [205, 214],
  [221, 225],
  [226, 232],
  [233, 244],
  [246, 250],
  [252, 312],
  [314, 325],
  [326, 330],
  [331, 332],
  [335, 335],
  [337, 337],
  [339, 347],
  [353, 356],
  [359, 361],
  [363, 363],
] as const;

/** The recorded token contract was the stock one, with another ABI than the published. */
const LEFT_OUT = [238];

/** What differs from chain to chain, and from moment to moment. */
const MASKED = /^(?:[0-9a-f]{64}|SIG_K1_\w+|PUB_K1_\w+|EOS[1-9A-HJ-NP-Za-km-z]{50,}|\d{4}-\d\d-\d\dT[\d:.]+Z?)$/;

/** The form of a value: texts that vary are masked, numbers are only numbers, the order of fields counts. Payers differ. */
function form(value: unknown, exact: boolean): unknown {
  if (Array.isArray(value)) return value.map((part) => form(part, exact));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).map(([key, part]) => [key, form(key === 'payer' ? '' : part, exact)]);
  }
  if (typeof value === 'string') return MASKED.test(value) ? '*' : exact ? value : 'text';
  return exact ? value : typeof value;
}

function failure(value: unknown): unknown[] {
  const {code, message, error} = value as {
    code: number;
    message: string;
    error: {code: number; name: string; what: string; details: {message: string}[]};
  };
  return [code, message, error.code, error.name, error.what, error.details[0]?.message];
}

/** fetch refuses bodies of GET requests, which a node takes. */
function ask(url: string, method: string, body: string): Promise<{status: number; answer: unknown}> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {method, agent: false, headers: {'content-length': Buffer.byteLength(body)}},
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          resolve({status: response.statusCode ?? 0, answer: JSON.parse(Buffer.concat(chunks).toString('utf8'))});
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

function numberOf(file: string): number {
  return Number(file.slice(0, 3));
}

describe('sandbox: answers as recorded from a real node', () => {
  let chain: TestChain;
  const files = existsSync(FOLDER) ? readdirSync(FOLDER) : [];
  before(async function () {
    if (files.length === 0) {
      process.stdout.write(`    skipped: no recorded answers in ${FOLDER}\n`);
      this.skip();
    }
    chain = await TestChain.start(recordedContracts, recordedGenesis);
  });
  after(async () => {
    if (files.length > 0) await chain.stop();
  });

  for (const [from, to] of CASES) {
    for (const file of files.filter((name) => numberOf(name) >= from && numberOf(name) <= to)) {
      if (LEFT_OUT.includes(numberOf(file))) continue;
      it(file, async () => {
        const recorded = JSON.parse(readFileSync(`${FOLDER}${file}`, 'utf8')) as Recorded;
        const {method, path, body} = recorded.request;
        const text = body === null ? '' : typeof body === 'string' ? body : JSON.stringify(body);
        const {status, answer} = await ask(chain.url + path, method, text);
        expect(status).to.equal(recorded.status);
        const isRows = /get_table|currency/.test(path) && recorded.status === 200;
        if (recorded.status < 300) {
          expect(form(answer, isRows)).to.deep.equal(form(recorded.response, isRows));
        } else {
          expect(failure(answer)).to.deep.equal(failure(recorded.response));
        }
      });
    }
  }
});
