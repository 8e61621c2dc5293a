import {Action, Checksum256, Serializer, Transaction, type TransactionType} from '@wharfkit/antelope';
import {expect} from 'chai';
import {buildTransaction, Outbox, type NodeInfo, type PackedTransaction} from '../../src/lib/chain/index.js';
import {isCoopError, type CoopError, type ErrorCode} from '../../src/lib/domain/errors.js';
import type {ActionInput} from '../../src/lib/domain/records.js';
import {generateKey, recoverPublicKey, signerFrom, type Signer} from '../../src/lib/signing/index.js';
import {failureOf} from '../support/failure.js';
import {MemoryOutboxStore} from '../support/memory-outbox-store.js';
import {needPayer, useTarget, type Payer} from './target.js';

/** A permission that the tests give to their account, and take away at the end. */
const PERMISSION = 'coopctltest';

/** An account that nobody has: it could be had only through an auction of short names. */
const NOBODY = 'zzzzzzzzzzz5';

const stranger = signerFrom(generateKey().privateKey);

/** Gives the account a permission with a key: a node's own rule, which every Antelope chain has. */
function grant({account}: Payer, key: string): ActionInput {
  const auth = {threshold: 1, keys: [{key, weight: 1}], accounts: [], waits: []};
  const data = {account, permission: PERMISSION, parent: 'active', auth};
  return {account: 'eosio', name: 'updateauth', authorization: [{actor: account, permission: 'active'}], data};
}

function revoke({account}: Payer): ActionInput {
  const authorization = [{actor: account, permission: 'active'}];
  return {account: 'eosio', name: 'deleteauth', authorization, data: {account, permission: PERMISSION}};
}

/** A transaction made by hand, so that each of its parts can be wrong. */
interface Wrong {
  account?: string;
  name?: string;
  actor?: string;
  permission?: string;
  hex?: string;
  /** Seconds after the head's time. */
  expiresIn?: number;
  prefix?: number;
  signers?: Signer[];
  chainId?: string;
}

function handmade(info: NodeInfo, wrong: Wrong): PackedTransaction {
  const {account = 'eosio', name = 'updateauth', actor = 'eosio', permission = 'active', hex = ''} = wrong;
  const {expiresIn = 60, signers = [stranger], chainId = info.chain_id} = wrong;
  const authorization = [{actor, permission}];
  const fields: TransactionType = {
    expiration: new Date(Date.parse(`${info.head_block_time}Z`) + expiresIn * 1000).toISOString().slice(0, 19),
    ref_block_num: info.last_irreversible_block_num & 0xffff,
    ref_block_prefix: wrong.prefix ?? Buffer.from(info.last_irreversible_block_id, 'hex').readUInt32LE(8),
    actions: [Action.from({account, name, authorization, data: hex})],
  };
  const transaction = Transaction.from(fields);
  const digest = transaction.signingDigest(Checksum256.from(chainId)).array;
  return {
    signatures: signers.map((signer) => signer.signDigest(digest)),
    packed_trx: Serializer.encode({object: transaction}).hexString,
  };
}

describe('wire: a node of an Antelope chain', function () {
  this.timeout(900_000);
  const target = useTarget();

  const refusal = async (wrong: Wrong): Promise<CoopError> =>
    failureOf(target.node.send(handmade(await target.node.info(), wrong), 'eosio::updateauth'));

  it('tells of its chain, and its blocks follow each other', async () => {
    const {node} = target;
    let info = await node.info();
    // A chain that has just begun has no block before its irreversible one.
    for (; info.last_irreversible_block_num < 2; info = await node.info()) await pause();
    expect(info.chain_id).to.match(/^[0-9a-f]{64}$/);
    expect(Math.abs(Date.parse(`${info.head_block_time}Z`) - Date.now()), 'age of the head').to.be.below(60_000);
    expect(info.last_irreversible_block_num).to.be.at.most(info.head_block_num);
    const block = await node.block(info.last_irreversible_block_num);
    expect(block.block_id).to.equal(info.last_irreversible_block_id);
    expect((await node.block(block.block_num - 1)).block_id).to.equal(block.previous_id);
    expect((await failureOf(node.block(info.head_block_num + 100_000))).code).to.equal('block_unknown');
  });

  it('has the accounts of the system and no others', async () => {
    const {node} = target;
    const system = await node.account('eosio');
    expect(system?.permissions.map(({name}) => name)).to.include.members(['active', 'owner']);
    expect(await node.account(NOBODY)).to.equal(undefined);
    expect(await node.accountKeys(NOBODY)).to.deep.equal([]);
    expect((await failureOf(node.abi(NOBODY))).code).to.equal('account_unknown');
    expect((await failureOf(node.rows({code: NOBODY, scope: NOBODY, table: 'x'}))).code).to.equal('account_unknown');
    expect((await failureOf(node.rows({code: 'eosio', scope: 'eosio', table: 'nosuchtable'}))).code).to.equal(
      'table_unknown',
    );
  });

  describe('refuses', () => {
    const cases: [string, Wrong, ErrorCode[]][] = [
      ['a key that has no right', {}, ['key_not_accepted', 'authority_missing']],
      ['no signature', {signers: []}, ['authority_missing', 'key_not_accepted']],
      ['a signature for another chain', {chainId: '00'.repeat(32)}, ['key_not_accepted', 'authority_missing']],
      ['two equal signatures', {signers: [stranger, stranger]}, ['signature_unneeded', 'signature_invalid']],
      ['a contract that nobody has', {account: NOBODY}, ['account_unknown']],
      ['an actor that nobody is', {actor: NOBODY}, ['account_unknown']],
      ['a permission that is not there', {permission: 'nosuchperm'}, ['permission_missing']],
      ['an expired transaction', {expiresIn: -10}, ['transaction_expired']],
      ['one that expires too late', {expiresIn: 7200}, ['expiration_too_far']],
      ['a reference to a foreign block', {prefix: 1}, ['tapos_mismatch']],
    ];
    for (const [what, wrong, codes] of cases) {
      it(what, async () => {
        const {code, kind} = await refusal(wrong);
        expect(code).to.be.oneOf(codes);
        expect(kind, code).to.equal('refused');
      });
    }

    it('bytes that are no transaction', async () => {
      const error = await failureOf(target.node.send({signatures: [], packed_trx: 'abcd'}, ''));
      expect(error.kind).to.be.oneOf(['refused', 'invalid']);
    });

    it('an action that its ABI does not have, before anything is sent', async () => {
      const authorization = [{actor: 'eosio', permission: 'active'}];
      const action = {account: 'eosio', name: 'nosuchaction', authorization, data: {}};
      const error = await failureOf(buildTransaction({actions: [action], node: target.node, signers: [stranger]}));
      expect(error.code).to.equal('abi_action_missing');
    });

    it('data that are too short', async function () {
      const {account, signer} = needPayer(this, target);
      const error = await refusal({actor: account, signers: [signer], hex: '00'});
      expect(error.kind, error.code).to.equal('refused');
    });
  });

  describe('takes', () => {
    const key = generateKey().publicKey;
    let sent: {packed: PackedTransaction; transaction_id: string; block_num: number} | undefined;

    it('a transaction, and shows its effect', async function () {
      const payer = needPayer(this, target);
      const {node} = target;
      const outbox = new Outbox({store: new MemoryOutboxStore(), node, guard: () => undefined});
      const actions = [grant(payer, key)];
      const {entry} = await outbox.submit({key: `test:${key}`, actions, signers: [payer.signer]});
      const {packed, transaction_id, block_num} = await outbox.wait(entry.id, 'included', {
        timeoutMs: target.finalityMs,
      });
      if (!packed || transaction_id === undefined || block_num === undefined) throw new Error('not included');
      sent = {packed, transaction_id, block_num};
      expect(await node.accountKeys(payer.account, PERMISSION)).to.deep.equal([key]);
    });

    it('only once: the same bytes are a duplicate', async function () {
      const {packed} = sent ?? this.skip();
      expect((await failureOf(target.node.send(packed, 'eosio::updateauth'))).code).to.equal('duplicate_transaction');
    });

    it('the key that signed, and no other, is recovered from the block', async function () {
      const {packed, transaction_id, block_num} = sent ?? this.skip();
      const payer = needPayer(this, target);
      const found = await target.node.packed(block_num, transaction_id);
      expect(found).to.deep.equal(packed);
      const {chain_id} = await target.node.info();
      const transaction = Serializer.decode({data: packed.packed_trx, type: Transaction});
      expect(transaction.id.hexString).to.equal(transaction_id);
      const digest = transaction.signingDigest(Checksum256.from(chain_id)).array;
      expect(packed.signatures.map((signature) => recoverPublicKey(digest, signature))).to.deep.equal([
        payer.signer.publicKey,
      ]);
    });

    it('what is in its history: the block, and the trace where it keeps traces', async function () {
      const {transaction_id, block_num} = sent ?? this.skip();
      const {account} = needPayer(this, target);
      const isOurs = ({id}: {id: string}): boolean => id === transaction_id;
      const block = await target.node.block(block_num);
      const [action] = block.transactions.find(isOurs)?.actions ?? [];
      expect(action).to.include({account: 'eosio', name: 'updateauth'});
      expect(action?.authorization).to.deep.equal([{actor: account, permission: 'active'}]);
      const trace = await target.node.trace(block_num);
      if (!trace) process.stdout.write('      this node keeps no traces: only the block was compared\n');
      else {
        expect(trace.block_id).to.equal(block.block_id);
        const [traced] = trace.transactions.find(isOurs)?.actions ?? [];
        expect(traced?.hex_data).to.equal(hexOf(sent?.packed));
        expect(await target.node.tracedAt(transaction_id)).to.equal(block_num);
      }
    });

    it('until it is irreversible', async function () {
      const {transaction_id, block_num} = sent ?? this.skip();
      const deadline = Date.now() + target.finalityMs;
      const isFinal = async (): Promise<boolean> => (await target.node.info()).last_irreversible_block_num >= block_num;
      while (!(await isFinal()) && Date.now() < deadline) await pause();
      expect(await isFinal(), 'irreversible in time').to.equal(true);
      const status = await target.node.transactionStatus(transaction_id);
      if (status) expect(status.state).to.be.oneOf(['IN_BLOCK', 'IRREVERSIBLE']);
      const {transactions} = await target.node.block(block_num);
      expect(transactions.map(({id}) => id)).to.include(transaction_id);
    });

    after('take the permission away', async () => {
      const {node, payer} = target;
      if (!payer || !(await node.account(payer.account))?.permissions.some(({name}) => name === PERMISSION)) return;
      const {packed} = await buildTransaction({actions: [revoke(payer)], node, signers: [payer.signer]});
      try {
        await node.send(packed, 'eosio::deleteauth');
      } catch (error) {
        if (!isCoopError(error)) throw error;
        process.stdout.write(`      ${payer.account} keeps the permission ${PERMISSION}: ${error.code}\n`);
      }
    });
  });
});

function pause(): Promise<unknown> {
  return new Promise((resolve) => setTimeout(resolve, 300));
}

/** Data of a transaction's first action. */
function hexOf(packed: PackedTransaction | undefined): string | undefined {
  if (!packed) return undefined;
  return Serializer.decode({data: packed.packed_trx, type: Transaction}).actions[0]?.data.hexString;
}
