import {readFileSync} from 'node:fs';
import type {ActionContext, Contract, InlineAction, Row} from '../../../../src/lib/sandbox/contract.js';
import {eosio} from '../../../../src/lib/sandbox/contracts/eosio.js';
import {account} from '../fixture.js';
import {testKey} from './rebuild.js';
import {nameValue, symbolValue} from '../../../../src/lib/sandbox/chain/names.js';

/** The accounts and rows that the recorded node had, as far as reads of them were recorded. */

type Rule = Contract['actions'][string];

function published(name: string): Record<string, unknown> {
  const file = new URL(`../../../../src/lib/sandbox/abi/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
}

function putRow(
  table: string,
  rowOf: (context: ActionContext, data: Row) => Row,
  scopeOf: (data: Row) => string,
  also: (context: ActionContext, data: Row) => void = () => undefined,
): Rule {
  return (context: ActionContext, data: Row) => {
    also(context, data);
    context.table(context.receiver, scopeOf(data), table).put(rowOf(context, data));
  };
}

const accepts: Rule = () => undefined;

/** In the genesis only rows are written. */
const isGenesis = (context: ActionContext) => context.blockNum === 2;

const CALLBACKS = {callback_contract: 'registrator', confirm_callback: 'confirmpay', decline_callback: 'declinepay'};

const part = {threshold: 1, keys: [], accounts: [], waits: []};

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
      (context: ActionContext, data: Row) => {
        const known = context.table('gateway', String(data.coopname), 'incomes').find(2, String(data.income_hash));
        context.check(known === undefined, 'Входящий платеж с указанным hash уже существует');
      },
    ),
    incomplete: (context: ActionContext, data: {coopname: string; income_hash: string}) => {
      const incomes = context.table('gateway', data.coopname, 'incomes');
      const found = incomes.find(2, data.income_hash);
      context.check(found, 'Входящий платеж не найден');
      incomes.remove(BigInt(Number(found.id)));
      const confirmed = {coopname: data.coopname, registration_hash: data.income_hash};
      context.send({account: 'registrator', name: 'confirmpay', data: confirmed});
    },
    indecline: (context: ActionContext) => {
      context.check(false, 'Отказ в оплате: платеж уже обработан или не существует');
    },
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
      (context, data) => {
        const creator = 'registrator';
        const active = {...part, keys: [{key: String(data.public_key), weight: 1}]};
        if (isGenesis(context)) return;
        context.send({account: 'eosio', name: 'newaccount', data: {...MEMBER, creator, name: data.username, active}});
      },
    ),
    reguser: (context: ActionContext, data: {coopname: string; username: string; registration_hash: string}) => {
      const {coopname, username, registration_hash: hash} = data;
      const income = {username, income_hash: hash, quantity: '400.0000 RUB', ...CALLBACKS};
      context.send({
        account: 'soviet',
        name: 'newpackage',
        data: {coopname, username, action: 'joincoop', package: hash},
      });
      context.send({account: 'gateway', name: 'createinpay', data: {coopname, ...income}});
    },
    confirmpay: accepts,
    cleanup: () => {
      const end = performance.now() + 5;
      while (performance.now() < end);
    },
    migrate: () => {
      throw new TypeError('a trap');
    },
  },
};

const codeOf = (asset: unknown) => symbolValue(String(asset).split(' ')[1] ?? '') ?? 0n;
const unitsOf = (asset: unknown) => BigInt(String(asset).split(' ')[0]!.replace('.', ''));
const assetOf = (units: bigint) =>
  `${(units / 10_000n).toString()}.${(units % 10_000n).toString().padStart(4, '0')} AXON`;

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
    transfer: (
      context: ActionContext,
      {from, to, quantity, memo}: Record<'from' | 'to' | 'quantity' | 'memo', string>,
    ) => {
      context.requireAuth(from);
      context.notify(from);
      context.notify(to);
      context.check(/\.\d{4} /.test(quantity), 'symbol precision mismatch');
      context.check(Buffer.byteLength(memo) <= 256, 'memo has more than 256 bytes');
      const move = (owner: string, units: bigint) => {
        const rows = context.table('eosio.token', owner, 'accounts');
        const left = unitsOf(rows.get(codeOf(quantity))?.balance ?? '0') + units;
        context.check(left >= 0n, 'overdrawn balance');
        rows.put({balance: assetOf(left)});
      };
      move(from, -unitsOf(quantity));
      move(to, unitsOf(quantity));
    },
  },
};

const NO_HASH = '0'.repeat(64);
const NO_DOCUMENT = {version: '', hash: NO_HASH, doc_hash: NO_HASH, meta_hash: NO_HASH, meta: '', signatures: []};

const soviet: Contract = {
  account: 'soviet',
  abi: published('soviet'),
  tables: {decisions: {primary: (row) => BigInt(String(row.id))}},
  actions: {
    votefor: accepts,
    freedecision: putRow(
      'decisions',
      (context, {coopname, username, document, meta}) => ({
        ...{
          id: context.table('soviet', String(coopname), 'decisions').nextId().toString().replace(/^0$/, '1'),
          coopname,
        },
        ...{username, type: 'freedecision', batch_id: 0, statement: document, votes_for: ['ant'], votes_against: []},
        ...{validated: 0, approved: 0, authorized: 0, authorized_by: '', authorization: NO_DOCUMENT},
        ...{created_at: '2026-11-20T12:11:40', expired_at: '2026-12-20T12:11:40'},
        ...(meta === '' ? {} : {meta}),
      }),
      ({coopname}) => String(coopname),
    ),
    newpackage: accepts,
    // No rule for cancelexprd: the recorded contract did not read its data.
    cancelvote: (context: ActionContext) => {
      context.check(false, 'Отмена голоса запрещена');
    },
  },
};

export const recordedContracts = [eosio, gateway, registrator, token, soviet];

/** Key of the member petrovapetro; the recorded one's private part is not known. */
export const MEMBER_KEY = testKey(1);

/** His key in the recorded answers. */
export const RECORDED_MEMBER_KEY = 'EOS86yFJUaqaLUbxvXk5nnvggZ92JZfzNRZRXLvLjky8hKga1jmy6';

const MEMBER = {
  owner: {...part, accounts: [{permission: {actor: 'registrator', permission: 'active'}, weight: 1}]},
  active: {...part, keys: [{key: String(MEMBER_KEY.toPublic()), weight: 1}]},
};

const INCOMES: [string, string][] = [
  ['petrovapetro', 'f19979a783ab78bd248762c6c3ebda2a7f29ec6221a0a648c78dfc248463fce8'],
  ['ivanovivanov', '4f522438c6b4b4dd2baac4537857664f1aeeccbd81c28735727a43c5bdd74aa0'],
  ['ivanovivanov', 'b9310c034ca4a2ea5ee4545212b4a21b6b5bc90800974c97a3d11c68fa3a20b7'],
  ['sidorovsidor', '7d020ff5c1858120f47081a2d125d22ab468f50803797ecabca017268a5b43aa'],
];

/** A payment that is confirmed in recorded answer 009. */
const CONFIRMED: [string, string] = [
  'sidorovsidor',
  'ad2ef831bc6e1d9d1317adfa89b9408a57d343e062c0af66aef0b6c7eda5a164',
];

const key = RECORDED_MEMBER_KEY;
const petrova = {coopname: 'voskhod', referer: '', username: 'petrovapetro', public_key: key, meta: '{}'};
const sidorov = {...petrova, referer: 'petrovapetro', username: 'sidorovsidor', meta: '{"имя":"Сидор"}'};

const income = ([username, income_hash]: [string, string]): InlineAction => ({
  account: 'gateway',
  name: 'createinpay',
  data: {coopname: 'voskhod', username, income_hash, quantity: '400.0000 RUB', ...CALLBACKS},
});

const question = {
  coopname: 'voskhod',
  username: 'ant',
  document: {
    ...NO_DOCUMENT,
    signatures: [
      {
        id: 1,
        signed_hash: NO_HASH,
        signer: 'ant',
        public_key: String(MEMBER_KEY.toPublic()),
        signature: String(MEMBER_KEY.signDigest(NO_HASH)),
        signed_at: '2026-11-20T12:11:40',
        meta: '{}',
      },
    ],
  },
};

const young: InlineAction[] = [
  ...['voskhod', 'ant', 'ivanovivanov', 'sidorovsidor', 'romashkacoop', 'limitedmembr'].map(account),
  {account: 'eosio.token', name: 'create', data: {issuer: 'eosio', maximum_supply: '1000000000.0000 AXON'}},
  ...['eosio', 'ivanovivanov', 'petrovapetro', 'romashkacoop', 'voskhod'].map((to) => ({
    account: 'eosio.token',
    name: 'issue',
    data: {to, quantity: '9986.6544 AXON', memo: ''},
  })),
];

const grown: InlineAction[] = [
  ...young,
  {account: 'eosio', name: 'newaccount', data: {creator: 'eosio', name: 'petrovapetro', ...MEMBER}},
  ...INCOMES.map(income),
];

/**
 * Beginnings of the chain that was recorded: before anything was pushed; as it was when it was read; and as it was in
 * between, for what was pushed later.
 */
export const GENESIS = {
  young,
  read: [
    ...grown,
    ...[petrova, sidorov].map((data) => ({account: 'registrator', name: 'newaccount', data})),
    // The second has no meta: a row with fewer of its optional fields.
    ...['{"вопрос":1}', '', '{}'].map((meta) => ({account: 'soviet', name: 'freedecision', data: {...question, meta}})),
  ],
  pushed: [...grown, income(CONFIRMED)],
};
