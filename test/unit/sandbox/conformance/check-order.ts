import {expect} from 'chai';
import {Transaction} from '@wharfkit/antelope';
import {secondsText, slotMs} from '../../../../src/lib/sandbox/chain/clock.js';
import {refBlockPrefix} from '../../../../src/lib/sandbox/chain/header.js';
import {KEY, type TestChain} from '../fixture.js';
import {FOREIGN_KEY, testKey} from './rebuild.js';

/** Recorded answer 510: which error is told of transactions with two defects. */
export interface CheckOrder {
  single_defects: {defect: string; with_trace: Outcome; without_trace: Outcome}[];
  pairs: ({defects: string[]} & Outcome)[];
}

interface Outcome {
  status: number;
  code: number | null;
}

/** A transaction in the making. */
interface Draft {
  fields: Record<string, unknown>;
  actions: {account: string; name: string; authorization: {actor: string; permission: string}[]; data: string}[];
  keys: ReturnType<typeof testKey>[];
  before: boolean;
}

type Defect = (draft: Draft, chain: TestChain) => void;

const action =
  (change: (first: Draft['actions'][number]) => void): Defect =>
  ({actions}) => {
    actions.forEach(change);
  };
const field =
  (name: string, value: unknown): Defect =>
  ({fields}) => {
    fields[name] = value;
  };
const expiring =
  (seconds: number): Defect =>
  ({fields}, {chain}) => {
    fields.expiration = secondsText(Math.floor(slotMs(chain.pending.slot) / 1000) + seconds);
  };

const DEFECTS: Record<string, Defect> = {
  expired: expiring(-30),
  'expiration too far': expiring(3700),
  'wrong ref_block_prefix': field('ref_block_prefix', 1),
  'unknown actor': action((first) => {
    first.authorization.forEach((level) => (level.actor = 'nosuchactor1'));
  }),
  'unknown code account': action((first) => (first.account = 'nosuchcode11')),
  'empty authorization': action((first) => (first.authorization = [])),
  'unknown permission': action((first) => {
    first.authorization.forEach((level) => (level.permission = 'nosuchperm'));
  }),
  'wrong key (unsatisfied authorization)': (draft) => (draft.keys[0] = FOREIGN_KEY),
  'irrelevant extra signature': ({keys}) => keys.push(testKey(3)),
  'same signature twice': ({keys}) => keys.push(keys[0]!),
  'max_net_usage_words 1': field('max_net_usage_words', 1),
  'contract assertion': action((first) => (first.name = 'cancelvote')),
  'transaction extension': field('transaction_extensions', [{type: 99, data: '00'}]),
  'duplicate (already applied)': (draft) => (draft.before = true),
  'delay_sec above max (3888000)': field('delay_sec', 4_000_000),
  'no actions': ({actions}) => actions.splice(0),
};

/** Tries every defect alone and every recorded pair, and compares HTTP status and code. */
export async function checkOrder(chain: TestChain, {single_defects, pairs}: CheckOrder): Promise<void> {
  for (const {defect, with_trace, without_trace} of single_defects) {
    expect(await outcome(chain, [defect], true), defect).to.deep.equal(with_trace);
    expect(await outcome(chain, [defect], false), defect).to.deep.equal(without_trace);
  }
  for (const {defects, status, code} of pairs) {
    expect(await outcome(chain, defects, false), defects.join(' and ')).to.deep.equal({status, code});
  }
}

async function outcome(chain: TestChain, defects: string[], trace: boolean): Promise<Outcome> {
  const head = chain.chain.produce();
  const draft: Draft = {
    fields: {
      expiration: secondsText(Math.floor(slotMs(chain.chain.pending.slot) / 1000) + 60),
      ref_block_num: head.num & 0xffff,
      ref_block_prefix: refBlockPrefix(head.id),
    },
    actions: [
      {
        account: 'soviet',
        name: 'cancelexprd',
        authorization: [{actor: 'voskhod', permission: 'active'}],
        data: '00000020d10631dd010000000000000000',
      },
    ],
    keys: [KEY],
    before: false,
  };
  // Keys are replaced before they are repeated.
  for (const name of [...defects].sort((a, b) => Number(a.startsWith('same')) - Number(b.startsWith('same')))) {
    DEFECTS[name]!(draft, chain);
  }
  const {fields, actions} = draft;
  const transaction = Transaction.from({...fields, actions} as unknown as Parameters<typeof Transaction.from>[0]);
  if (draft.before) {
    expect((await chain.post('send_transaction2', {transaction: chain.signed(transaction)})).status).to.equal(202);
  }
  const {status, body} = await chain.post('send_transaction2', {
    return_failure_trace: trace,
    transaction: chain.signed(transaction, draft.keys),
  });
  const {processed, error} = body as {processed?: {except: {code: number} | null}; error?: {code: number}};
  return {status, code: error?.code ?? processed?.except?.code ?? null};
}
