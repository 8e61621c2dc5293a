import {expect} from 'chai';
import {actions} from '../../../src/lib/chain/index.js';
import {addNeeds, estimate, netBytes, NO_NEED, payerOf, withMargin} from '../../../src/lib/chain/resources.js';
import type {ActionInput} from '../../../src/lib/domain/records.js';
import {hasRecorded, recordedAnswers} from '../../support/recorded.js';

const {registrator, gateway, token, eosio} = actions;
const coopname = 'romashka';
const newaccount = registrator.newaccount({coopname, username: 'ivanovivanov', public_key: 'PUB_K1_x'});

interface Packed {
  packed_trx?: string;
  signatures?: string[];
  packed_context_free_data?: string;
}

/** The transaction in a request's body, if it is one. */
function packedIn(body: unknown): Packed {
  if (typeof body !== 'object' || body === null) return {};
  return 'transaction' in body ? (body.transaction as Packed) : body;
}

describe('estimates of resources', () => {
  it('NET is what a real node billed for every recorded transaction', function () {
    if (!hasRecorded) {
      process.stdout.write('    skipped: ../shared/coopos/recorded is absent\n');
      this.skip();
    }
    let compared = 0;
    for (const {file, request, response} of recordedAnswers()) {
      // Its request is cut in the recording.
      if (file.startsWith('123-')) continue;
      const {packed_trx, signatures = [], packed_context_free_data: free = ''} = packedIn(request.body);
      const {processed} = (response ?? {}) as {processed?: {receipt?: {status: string} | null; net_usage: number}};
      if (packed_trx === undefined || processed?.receipt?.status !== 'executed' || free !== '') continue;
      expect(netBytes(packed_trx.length / 2, signatures.length), file).to.equal(processed.net_usage);
      compared += 1;
    }
    expect(compared).to.be.greaterThan(25);
  });

  it('an account costs one AXON, whatever creates it, and payments are counted where the payer makes them', () => {
    const axon = (...list: ActionInput[]): bigint => estimate({actions: list, bytes: 500}).axon;
    expect(axon(newaccount)).to.equal(10_000n);
    expect(axon(newaccount, newaccount)).to.equal(20_000n);
    expect(axon(token.transfer({from: coopname, to: 'voskhod', quantity: '2.5000 AXON'}))).to.equal(25_000n);
    expect(axon(eosio.powerup({payer: coopname, receiver: coopname, payment: '0.0003 AXON'}))).to.equal(3n);
    expect(axon(token.transfer({from: coopname, to: 'voskhod', quantity: '2.5000 RUB'}))).to.equal(0n);
    expect(axon(gateway.incomplete({coopname, income_hash: '00'}))).to.equal(0n);
  });

  it('memory grows with what an application carries, and confirming a payment takes none', () => {
    const ram = (action: ActionInput, bytes: number): number => estimate({actions: [action], bytes}).ram;
    const reguser: ActionInput = {...newaccount, name: 'reguser'};
    expect(ram(reguser, 2000)).to.be.within(2000, 3000);
    expect(ram(reguser, 4000) - ram(reguser, 2000)).to.equal(2000);
    expect(ram(gateway.incomplete({coopname, income_hash: '00'}), 2000)).to.equal(0);
  });

  it('only the row of an application counts in a transaction that does more', () => {
    const reguser: ActionInput = {...newaccount, name: 'reguser', data: {text: 'x'.repeat(300)}};
    const agreement: ActionInput = {
      ...newaccount,
      account: 'soviet',
      name: 'sndagreement',
      data: {text: 'x'.repeat(900)},
    };
    const {ram, cpu} = estimate({actions: [reguser, agreement], bytes: 4000});
    expect(ram).to.be.lessThan(2000);
    expect(cpu).to.be.greaterThan(estimate({actions: [reguser], bytes: 4000}).cpu);
  });

  it('sums needs, adds a margin, and knows who pays', () => {
    const need = {net: 100, cpu: 10, ram: 1000, axon: 5n};
    expect(addNeeds(need, need)).to.deep.equal({net: 200, cpu: 20, ram: 2000, axon: 10n});
    expect(addNeeds(need, NO_NEED)).to.deep.equal(need);
    expect(withMargin(need)).to.deep.equal({net: 125, cpu: 13, ram: 1250, axon: 5n});
    expect(payerOf([{...newaccount, authorization: []}, newaccount])).to.equal(coopname);
    expect(payerOf([])).to.equal('');
  });
});
