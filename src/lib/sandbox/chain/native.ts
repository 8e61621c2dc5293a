import {PublicKey} from '@wharfkit/antelope';
import type {ActionContext, Authority} from '../contract.js';
import type {Accounts} from './accounts.js';
import {isWellFormed} from './authority.js';
import type {Slot} from './clock.js';
import {NodeError} from './exceptions.js';
import {canonicalKey} from './print.js';
import {accountRefusal} from './refusals.js';

/** Bytes that a node bills for an account and for each part of a permission. */
const ACCOUNT_RAM = 2048;
const PERMISSION_RAM = 296;
const KEY_RAM = 42;
const LEVEL_RAM = 24;
const WAIT_RAM = 16;

/** The account rules that a node runs itself, for the `eosio` contract. */
export class NativeAccounts {
  private readonly accounts: Accounts;
  private readonly slot: Slot;
  private readonly bill: (payer: string, bytes: number) => void;

  constructor(accounts: Accounts, slot: Slot, bill: (payer: string, bytes: number) => void) {
    this.accounts = accounts;
    this.slot = slot;
    this.bill = bill;
  }

  /** What the context of an action offers of these rules. */
  api(): ActionContext['native'] {
    return {
      createAccount: (_creator, name, owner, active) => {
        this.createAccount(name, owner, active);
      },
      setPermission: (account, permission, parent, authority) => {
        this.setPermission(account, permission, parent, authority);
      },
      removePermission: (account, permission) => {
        this.removePermission(account, permission);
      },
      linkPermission: (account, code, action, permission) => {
        this.linkPermission(account, code, action, permission);
      },
      addResources: (account, ram, cpu, net) => {
        this.requireAccount(account);
        this.accounts.addResources(account, ram, cpu, net);
      },
      setLimits: (account, ram, net, cpu) => {
        this.requireAccount(account);
        this.accounts.setLimits(account, ram, net, cpu);
      },
    };
  }

  createAccount(name: string, owner: Authority, active: Authority): void {
    if (this.accounts.exists(name)) {
      throw accountRefusal(
        'account_name_exists_exception',
        'Cannot create account named ${name}, as that name is already taken',
        {name},
      ).with({format: '', file: 'eosio_contract.cpp', line: 128, method: 'apply_eosio_newaccount'});
    }
    this.requireAuthority(owner, 'Invalid owner authority');
    this.requireAuthority(active, 'Invalid active authority');
    this.accounts.insert(name, this.slot);
    this.bill(name, ACCOUNT_RAM);
    this.store(name, 'owner', '', owner);
    this.store(name, 'active', 'owner', active);
  }

  setPermission(account: string, permission: string, parent: string, authority: Authority): void {
    this.requireAccount(account);
    refuseIf(permission === '', 'Cannot create authority with empty name');
    refuseIf(permission.startsWith('eosio.'), "Permission names that start with 'eosio.' are reserved");
    refuseIf(permission === parent, 'Cannot set an authority as its own parent');
    refuseIf((permission === 'owner') !== (parent === ''), 'Only owner permission can have no parent');
    refuseIf(permission === 'active' && parent !== 'owner', "Active's parent must be owner");
    const known = this.accounts.permission(account, permission);
    refuseIf(known !== undefined && known.parent !== parent, 'Changing parent authority is not currently supported');
    refuseIf(
      parent !== '' && !this.accounts.permission(account, parent),
      `Failed to retrieve permission: ${account}@${parent}`,
    );
    this.requireAuthority(authority, 'Invalid authority');
    if (known) this.bill(account, -permissionRam(known.authority));
    this.store(account, permission, parent, authority);
  }

  removePermission(account: string, permission: string): void {
    refuseIf(permission === 'owner' || permission === 'active', `Cannot delete ${permission} authority`);
    const known = this.requirePermission(account, permission);
    refuseIf(
      this.accounts.permissions(account).some(({parent}) => parent === permission),
      'Cannot delete a permission that has child permissions',
    );
    refuseIf(
      this.accounts.links(account, permission).length > 0,
      'Cannot delete a linked authority. Unlink the authority first',
    );
    this.bill(account, -permissionRam(known.authority));
    this.accounts.removePermission(account, permission);
  }

  linkPermission(account: string, code: string, action: string, permission: string | undefined): void {
    this.requireAccount(account);
    this.requireAccount(code);
    if (permission !== undefined && permission !== 'eosio.any') this.requirePermission(account, permission);
    this.accounts.link(account, code, action, permission);
  }

  private store(account: string, permission: string, parent: string, authority: Authority): void {
    const keys = authority.keys.map(({key, weight}) => ({key: canonicalKey(key), weight}));
    this.accounts.setPermission(account, permission, parent, {...authority, keys});
    this.bill(account, permissionRam(authority));
  }

  private requireAccount(account: string): void {
    refuseIf(!this.accounts.exists(account), `account ${account} does not exist`);
  }

  private requirePermission(account: string, name: string): {authority: Authority} {
    const permission = this.accounts.permission(account, name);
    if (!permission) throw refusal(`Failed to retrieve permission: ${account}@${name}`);
    return permission;
  }

  private requireAuthority(authority: Authority, message: string): void {
    refuseIf(!isWellFormed(authority, (key) => PublicKey.from(key).data.hexString), message);
    for (const {permission} of authority.accounts) {
      refuseIf(!this.accounts.exists(permission.actor), `account '${permission.actor}' does not exist`);
      refuseIf(
        permission.permission !== 'eosio.code' && !this.accounts.permission(permission.actor, permission.permission),
        `permission '${permission.actor}@${permission.permission}' does not exist`,
      );
    }
  }
}

function permissionRam(authority: Authority): number {
  return (
    PERMISSION_RAM +
    authority.keys.length * KEY_RAM +
    authority.accounts.length * LEVEL_RAM +
    authority.waits.length * WAIT_RAM
  );
}

function refuseIf(condition: boolean, message: string): void {
  if (condition) throw refusal(message);
}

function refusal(message: string): NodeError {
  return accountRefusal('action_validate_exception', '${message}', {message});
}
