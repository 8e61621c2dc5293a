import {readFileSync} from 'node:fs';
import type {ActionContext, Contract, InlineAction, Row} from '../../../src/lib/sandbox/contract.js';
import {account} from './fixture.js';
import {testContracts} from './contracts.js';
import {nameValue, symbolValue} from '../../../src/lib/sandbox/chain/names.js';

/** The accounts and rows that the recorded node had, as far as reads of them were recorded. */

type Rule = Contract['actions'][string];

function published(name: string): Record<string, unknown> {
  const file = new URL(`../../../src/lib/sandbox/abi/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
}

function putRow(
  table: string,
  rowOf: (context: ActionContext, data: Row) => Row,
  scopeOf: (data: Row) => string,
): Rule {
  return (context: ActionContext, data: Row) => {
    context.table(context.receiver, scopeOf(data), table).put(rowOf(context, data));
  };
}

const gateway: Contract = {
  account: 'gateway',
  abi: published('gateway'),
  tables: {
    incomes: {
      primary: (row) => BigInt(row.id as number),
      indexes: [
        {type: 'sha256', key: (row) => String(row.income_hash)},
        {type: 'i64', key: (row) => String(row.username)},
        {type: 'i64', key: (row) => String(row.status)},
      ],
    },
  },
  actions: {
    createinpay: putRow(
      'incomes',
      (context, data) => ({
        ...data,
        id: context.table('gateway', String(data.coopname), 'incomes').nextId().toString().replace(/^0$/, '1'),
        type: '',
        status: 'pending',
        created_at: new Date(context.now * 1000).toISOString().slice(0, 19),
      }),
      (data) => String(data.coopname),
    ),
  },
};

const registrator: Contract = {
  account: 'registrator',
  abi: published('registrator'),
  tables: {accounts: {primary: (row) => nameValue(String(row.username))}},
  actions: {
    newaccount: putRow(
      'accounts',
      (context, data) => ({
        ...data,
        registrator: 'voskhod',
        type: '',
        status: 'pending',
        storages: [],
        verifications: [],
        registered_at: new Date(context.now * 1000).toISOString().slice(0, 19),
      }),
      () => 'registrator',
    ),
  },
};

const codeOf = (asset: unknown) => symbolValue(String(asset).split(' ')[1] ?? '') ?? 0n;

const token: Contract = {
  account: 'eosio.token',
  abi: published('eosio.token'),
  tables: {
    accounts: {primary: (row) => codeOf(row.balance)},
    stat: {primary: (row) => codeOf(row.supply)},
  },
  actions: {
    create: putRow(
      'stat',
      (_, data) => ({supply: '1000000.0000 AXON', max_supply: data.maximum_supply, issuer: data.issuer}),
      () => 'AXON',
    ),
    issue: putRow(
      'accounts',
      (_, data) => ({balance: data.quantity}),
      (data) => String(data.to),
    ),
  },
};

const soviet: Contract = {account: 'soviet', abi: published('soviet'), tables: {}, actions: {}};

export const recordedContracts = [testContracts[0]!, gateway, registrator, token, soviet];

const INCOMES: [string, string][] = [
  ['petrovapetro', 'f19979a783ab78bd248762c6c3ebda2a7f29ec6221a0a648c78dfc248463fce8'],
  ['ivanovivanov', '4f522438c6b4b4dd2baac4537857664f1aeeccbd81c28735727a43c5bdd74aa0'],
  ['ivanovivanov', 'b9310c034ca4a2ea5ee4545212b4a21b6b5bc90800974c97a3d11c68fa3a20b7'],
  ['sidorovsidor', '7d020ff5c1858120f47081a2d125d22ab468f50803797ecabca017268a5b43aa'],
];

const KEY = 'EOS86yFJUaqaLUbxvXk5nnvggZ92JZfzNRZRXLvLjky8hKga1jmy6';

const part = {threshold: 1, keys: [], accounts: [], waits: []};
const MEMBER = {
  owner: {...part, accounts: [{permission: {actor: 'registrator', permission: 'active'}, weight: 1}]},
  active: {...part, keys: [{key: KEY, weight: 1}]},
};

export const recordedGenesis: InlineAction[] = [
  ...['voskhod', 'ant', 'ivanovivanov', 'sidorovsidor', 'romashkacoop'].map(account),
  {account: 'eosio', name: 'newaccount', data: {creator: 'eosio', name: 'petrovapetro', ...MEMBER}},
  ...INCOMES.map(([username, income_hash]) => ({
    account: 'gateway',
    name: 'createinpay',
    data: {
      coopname: 'voskhod',
      username,
      income_hash,
      quantity: '400.0000 RUB',
      callback_contract: 'registrator',
      confirm_callback: 'confirmpay',
      decline_callback: 'declinepay',
    },
  })),
  ...[
    {coopname: 'voskhod', referer: '', username: 'petrovapetro', public_key: KEY, meta: '{}'},
    {coopname: 'voskhod', referer: 'petrovapetro', username: 'sidorovsidor', public_key: KEY, meta: '{"имя":"Сидор"}'},
  ].map((data) => ({account: 'registrator', name: 'newaccount', data})),
  {account: 'eosio.token', name: 'create', data: {issuer: 'eosio', maximum_supply: '1000000000.0000 AXON'}},
  ...['eosio', 'ivanovivanov', 'petrovapetro', 'romashkacoop', 'voskhod'].map((to) => ({
    account: 'eosio.token',
    name: 'issue',
    data: {to, quantity: '9986.6544 AXON', memo: ''},
  })),
];
