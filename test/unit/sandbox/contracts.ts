import type {ActionContext, Authority, Contract, Row} from '../../../src/lib/sandbox/contract.js';

interface Struct {
  name: string;
  fields: Record<string, string>;
}

const authorityStructs: Struct[] = [
  {name: 'key_weight', fields: {key: 'public_key', weight: 'uint16'}},
  {name: 'permission_level', fields: {actor: 'name', permission: 'name'}},
  {name: 'permission_level_weight', fields: {permission: 'permission_level', weight: 'uint16'}},
  {name: 'wait_weight', fields: {wait_sec: 'uint32', weight: 'uint16'}},
  {
    name: 'authority',
    fields: {threshold: 'uint32', keys: 'key_weight[]', accounts: 'permission_level_weight[]', waits: 'wait_weight[]'},
  },
];

interface Parts {
  structs?: Struct[];
  actions: Record<string, Record<string, string>>;
  tables?: Record<string, string>;
}

/** An ABI from short notation. */
export function abi({structs = [], actions, tables = {}}: Parts): Record<string, unknown> {
  const all = [...structs, ...Object.entries(actions).map(([name, fields]) => ({name, fields}))];
  return {
    version: 'eosio::abi/1.2',
    types: [],
    structs: all.map(({name, fields}) => ({
      name,
      base: '',
      fields: Object.entries(fields).map(([field, type]) => ({name: field, type})),
    })),
    actions: Object.keys(actions).map((name) => ({name, type: name, ricardian_contract: ''})),
    tables: Object.entries(tables).map(([name, type]) => ({
      name,
      type,
      index_type: 'i64',
      key_names: [],
      key_types: [],
    })),
    ricardian_clauses: [],
    error_messages: [],
    abi_extensions: [],
    variants: [],
    action_results: [],
  };
}

const eosio: Contract = {
  account: 'eosio',
  abi: abi({
    structs: authorityStructs,
    actions: {
      newaccount: {creator: 'name', name: 'name', owner: 'authority', active: 'authority'},
      updateauth: {account: 'name', permission: 'name', parent: 'name', auth: 'authority'},
      linkauth: {account: 'name', code: 'name', type: 'name', requirement: 'name'},
      limit: {account: 'name', ram: 'uint32', cpu: 'uint32', net: 'uint32'},
    },
  }),
  tables: {},
  actions: {
    newaccount: (
      context: ActionContext,
      data: {creator: string; name: string; owner: Authority; active: Authority},
    ) => {
      context.requireAuth(data.creator);
      context.native.createAccount(data.creator, data.name, data.owner, data.active);
    },
    updateauth: (
      context: ActionContext,
      data: {account: string; permission: string; parent: string; auth: Authority},
    ) => {
      context.native.setPermission(data.account, data.permission, data.parent, data.auth);
    },
    linkauth: (context: ActionContext, data: {account: string; code: string; type: string; requirement: string}) => {
      context.native.linkPermission(data.account, data.code, data.type, data.requirement);
    },
    limit: (context: ActionContext, data: {account: string; ram: number; cpu: number; net: number}) => {
      context.native.addResources(data.account, data.ram, data.cpu, data.net);
    },
  },
};

/** A row of `tester`'s table. */
export interface Item extends Row {
  id: number | string;
  owner: string;
  pair: string;
  hash: string;
  flag: number | boolean;
  amount: string;
  key: string;
  since: string;
}

const tester: Contract = {
  account: 'tester',
  abi: abi({
    structs: [
      {
        name: 'item',
        fields: {
          id: 'uint64',
          owner: 'name',
          pair: 'uint128',
          hash: 'checksum256',
          flag: 'bool',
          amount: 'asset',
          key: 'public_key',
          since: 'time_point_sec',
        },
      },
    ],
    actions: {
      put: {item: 'item'},
      del: {id: 'uint64'},
      fail: {item: 'item', text: 'string'},
      relay: {to: 'name', item: 'item'},
      steal: {from: 'name'},
      deep: {levels: 'uint8'},
      broken: {},
      prove: {digest: 'checksum256', signature: 'signature', account: 'name'},
    },
    tables: {items: 'item'},
  }),
  tables: {
    items: {
      primary: (row) => BigInt((row as Item).id),
      indexes: [
        {type: 'i64', key: (row) => (row as Item).owner},
        {type: 'i128', key: (row) => BigInt((row as Item).pair)},
        {type: 'sha256', key: (row) => (row as Item).hash},
      ],
    },
  },
  actions: {
    put: (context: ActionContext, {item}: {item: Item}) => {
      context.table<Item>('tester', 'tester', 'items').put(item);
    },
    del: (context: ActionContext, {id}: {id: number}) => {
      context.table('tester', 'tester', 'items').remove(BigInt(id));
    },
    fail: (context: ActionContext, {item, text}: {item: Item; text: string}) => {
      context.table<Item>('tester', 'tester', 'items').put(item);
      context.check(false, text);
    },
    relay: (context: ActionContext, {to, item}: {to: string; item: Item}) => {
      context.requireAuth(to);
      context.notify(to);
      context.send({account: 'tester', name: 'put', data: {item}});
      context.notify('listener');
    },
    steal: (context: ActionContext, {from}: {from: string}) => {
      context.send({
        account: 'tester',
        name: 'del',
        data: {id: 1},
        authorization: [{actor: from, permission: 'active'}],
      });
    },
    deep: (context: ActionContext, {levels}: {levels: number}) => {
      if (levels > 0) context.send({account: 'tester', name: 'deep', data: {levels: levels - 1}});
    },
    broken: () => {
      throw new TypeError('a mistake in a rule');
    },
    prove: (context: ActionContext, data: {digest: string; signature: string; account: string}) => {
      const key = context.recoverKey(data.digest, data.signature);
      context.check(context.permissionKeys(data.account, 'active')?.includes(key), 'not his signature');
    },
  },
};

const listener: Contract = {
  account: 'listener',
  abi: abi({structs: [{name: 'note', fields: {id: 'uint64', from: 'name'}}], actions: {}, tables: {notes: 'note'}}),
  tables: {notes: {primary: (row) => BigInt(row.id as number)}},
  actions: {},
  on: {
    'tester::relay': (context: ActionContext, {to}: {to: string}) => {
      const notes = context.table('listener', to, 'notes');
      notes.put({id: Number(notes.nextId()), from: context.code});
    },
  },
};

/** Small contracts that use everything that the chain offers. */
export const testContracts = [eosio, tester, listener];
