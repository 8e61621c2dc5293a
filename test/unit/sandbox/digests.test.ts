import {expect} from 'chai';
import {merkleRoot, sha256, signingDigest, transactionReceiptDigest} from '../../../src/lib/sandbox/chain/digests.js';
import {blockId} from '../../../src/lib/sandbox/chain/header.js';
import {slotOf} from '../../../src/lib/sandbox/chain/clock.js';
import {nameText, nameValue, numberNameOrSymbol, symbolValue} from '../../../src/lib/sandbox/chain/names.js';

const hex = (text: string) => Buffer.from(text, 'hex');

describe('sandbox: hashes and names', () => {
  it('makes the id of a recorded block from its header', () => {
    const id = blockId({
      num: 41,
      slot: slotOf(Date.parse('2026-11-20T12:29:03.500Z')),
      previous: hex('0000002866d6e1bc969c38df25261360724cbf51a853b1f9f981afce4469d597'),
      transactionRoot: hex('4a2e182cfda72e638a47c89964b8e3bfccfdb54bd1a7f9f89362fb660c60d651'),
      actionRoot: hex('911eff6effe5fd03ec05c85a6bae2b91ab581d4fa6fac0c4a612396825a8d380'),
    });
    expect(id.toString('hex')).to.equal('000000291b56805962eeca1e4c0afcfd0776dc0056ac5ed32f177f257d49572e');
  });

  it('makes the transaction root of a recorded block with one delayed transaction', () => {
    const trx = hex('8b4fe6ba56f83e7cc377ac8c9357c3ae21bda0597002a6a6270f03b14ec826f2');
    const root = merkleRoot([transactionReceiptDigest('executed', 100, 0, trx)]);
    expect(root.toString('hex')).to.equal('4a2e182cfda72e638a47c89964b8e3bfccfdb54bd1a7f9f89362fb660c60d651');
  });

  it('pairs an odd last leaf with itself', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((text) => sha256(Buffer.from(text))) as [Buffer, Buffer, Buffer];
    expect(merkleRoot([a, b, c])).to.deep.equal(merkleRoot([a, b, c, c]));
    expect(merkleRoot([])).to.deep.equal(Buffer.alloc(32));
  });

  it('signs over zeros when there are no context-free data, else over their hash', () => {
    const chainId = '00'.repeat(32);
    const plain = signingDigest(chainId, hex('01'), Buffer.alloc(0));
    expect(plain).to.deep.equal(sha256(hex(chainId), hex('01'), Buffer.alloc(32)));
    expect(signingDigest(chainId, hex('01'), hex('0101aa'))).not.to.deep.equal(plain);
  });

  it('turns names, numbers and symbols into numbers and back', () => {
    expect(nameValue('voskhod')).to.equal(15938528051495698432n);
    for (const name of ['', 'a', 'eosio.token', 'registrator', 'zzzzzzzzzzzz', '.....1', 'abcdefghijklj']) {
      expect(nameText(nameValue(name))).to.equal(name);
    }
    expect(numberNameOrSymbol('12345')).to.equal(12345n);
    expect(numberNameOrSymbol('AXON')).to.equal(symbolValue('AXON'));
    expect(numberNameOrSymbol('18446744073709551616')).to.equal(undefined);
    expect(numberNameOrSymbol('привет')).to.equal(undefined);
  });
});
