import {Transaction} from '@wharfkit/antelope';
import type {Authority, InlineAction} from '../contract.js';
import {DEVELOPMENT_KEY} from '../development-key.js';
import type {Accounts} from './accounts.js';
import {secondsText, slotMs, type Slot} from './clock.js';
import {refBlockPrefix, type BlockRow} from './header.js';
import {NativeAccounts} from './native.js';
import type {DataEncoder} from './packed.js';

/** System accounts of a fresh chain beside the contracts (PROTOCOL 1.1). */
const PLAIN_ACCOUNTS = [
  'eosio',
  'eosio.token',
  'eosio.msig',
  'eosio.wrap',
  'eosio.power',
  'eosio.saving',
  'eosio.bpay',
  'eosio.vpay',
  'eosio.ram',
  'eosio.stake',
];

/** Creates the accounts: all belong to the development key; contracts but the privileged `eosio` also act as code. */
export function createAccounts(accounts: Accounts, contracts: Iterable<string>, slot: Slot): void {
  const native = new NativeAccounts(accounts, slot, (payer, bytes) => {
    accounts.addRam(payer, bytes);
  });
  const isContract = new Set(contracts);
  for (const name of new Set([...PLAIN_ACCOUNTS, ...isContract])) {
    const code =
      isContract.has(name) && name !== 'eosio'
        ? [{permission: {actor: name, permission: 'eosio.code'}, weight: 1}]
        : [];
    // The account itself must exist before its own code can be named.
    native.createAccount(name, authority([]), authority([]));
    if (code.length > 0) native.setPermission(name, 'active', 'owner', authority(code));
  }
}

/**
 * A transaction of the genesis: one action, signed by nobody, valid for an hour. `index` keeps equal actions apart.
 * Throws Error when the data do not fit the ABI.
 */
export function genesisTransaction(
  action: InlineAction,
  index: number,
  block: BlockRow,
  encodeData: DataEncoder,
): Transaction {
  const data = encodeData(action.account, action.name, action.data);
  if (!data) throw new Error(`genesis: there is no contract ${action.account}`);
  return Transaction.from({
    expiration: secondsText(Math.floor(slotMs(block.slot) / 1000) + 60 + index),
    ref_block_num: block.num,
    ref_block_prefix: refBlockPrefix(block.id),
    max_net_usage_words: 0,
    max_cpu_usage_ms: 0,
    delay_sec: 0,
    actions: [
      {
        account: action.account,
        name: action.name,
        authorization: action.authorization ?? [{actor: action.account, permission: 'active'}],
        data: data.toString('hex'),
      },
    ],
  });
}

function authority(accounts: Authority['accounts']): Authority {
  return {threshold: 1, keys: [{key: DEVELOPMENT_KEY.public_key, weight: 1}], accounts, waits: []};
}
