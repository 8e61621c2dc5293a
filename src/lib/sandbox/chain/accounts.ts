import type {Authority} from '../contract.js';
import type {Slot} from './clock.js';
import type {Store} from './store.js';

/** An account as it is stored; -1 is "unlimited". */
export interface AccountRow {
  name: string;
  created: Slot;
  ram_used: number;
  ram_quota: number;
  net_weight: number;
  cpu_weight: number;
  /** NET bytes and CPU microseconds used within a day before `last_used`. */
  net_usage: number;
  cpu_usage: number;
  last_used: Slot;
}

/** A permission as it is stored; keys are `PUB_K1_…`. */
export interface Permission {
  name: string;
  parent: string;
  authority: Authority;
}

/** Accounts, their permissions and counters. */
export class Accounts {
  private readonly store: Store;
  private totals: {cpu: number; net: number} | undefined;

  constructor(store: Store) {
    this.store = store;
  }

  get(name: string): AccountRow | undefined {
    return this.store.get<AccountRow>('SELECT * FROM accounts WHERE name = ?', name);
  }

  exists(name: string): boolean {
    return this.get(name) !== undefined;
  }

  insert(name: string, created: Slot): void {
    this.store.run('INSERT INTO accounts (name, created, last_used) VALUES (?, ?, ?)', name, created, created);
  }

  permission(account: string, name: string): Permission | undefined {
    return this.permissions(account).find((permission) => permission.name === name);
  }

  /** All permissions of an account, sorted by name. */
  permissions(account: string): Permission[] {
    return this.store
      .all<{name: string; parent: string; authority: string}>(
        'SELECT name, parent, authority FROM permissions WHERE account = ? ORDER BY name',
        account,
      )
      .map((row) => ({...row, authority: JSON.parse(row.authority) as Authority}));
  }

  setPermission(account: string, name: string, parent: string, authority: Authority): void {
    this.store.run(
      'INSERT OR REPLACE INTO permissions (account, name, parent, authority) VALUES (?, ?, ?, ?)',
      account,
      name,
      parent,
      JSON.stringify(authority),
    );
  }

  removePermission(account: string, name: string): void {
    this.store.run('DELETE FROM permissions WHERE account = ? AND name = ?', account, name);
  }

  /** The permission that is linked to an action; an action's own link goes before the contract's. */
  linked(account: string, code: string, action: string): string | undefined {
    return this.store.get<{permission: string}>(
      "SELECT permission FROM links WHERE account = ? AND code = ? AND action IN (?, '') ORDER BY action DESC",
      account,
      code,
      action,
    )?.permission;
  }

  /** Actions that are linked to a permission, as get_account prints them. */
  links(account: string, permission: string): {account: string; action: string}[] {
    return this.store.all<{account: string; action: string}>(
      'SELECT code AS account, action FROM links WHERE account = ? AND permission = ? ORDER BY code, action',
      account,
      permission,
    );
  }

  /** Links an action (all of a contract's when `action` is empty) to a permission; without permission unlinks it. */
  link(account: string, code: string, action: string, permission?: string): void {
    if (permission === undefined) {
      this.store.run('DELETE FROM links WHERE account = ? AND code = ? AND action = ?', account, code, action);
    } else {
      this.store.run(
        'INSERT OR REPLACE INTO links (account, code, action, permission) VALUES (?, ?, ?, ?)',
        account,
        code,
        action,
        permission,
      );
    }
  }

  /** Counts one more action received, or authorised, by an account and returns the new count. */
  next(counter: 'recv_sequence' | 'auth_sequence', account: string): number {
    const row = this.store.get<{count: number}>(
      `UPDATE accounts SET ${counter} = ${counter} + 1 WHERE name = ? RETURNING ${counter} AS count`,
      account,
    );
    return row?.count ?? 0;
  }

  addRam(account: string, bytes: number): void {
    this.store.run('UPDATE accounts SET ram_used = ram_used + ? WHERE name = ?', bytes, account);
  }

  /** Sets what an account has used by now. */
  use(account: string, net: number, cpu: number, slot: Slot): void {
    const change = 'UPDATE accounts SET net_usage = ?, cpu_usage = ?, last_used = ? WHERE name = ?';
    this.store.run(change, net, cpu, slot, account);
  }

  /** Sets an account's limits: bytes of memory and weights; -1 is no limit. */
  setLimits(account: string, ram: number, net: number, cpu: number): void {
    this.forgetTotals();
    const change = 'UPDATE accounts SET ram_quota = ?, net_weight = ?, cpu_weight = ? WHERE name = ?';
    this.store.run(change, ram, net, cpu, account);
  }

  /** Adds resources to an account; an unlimited one gets its present RAM use and the first weights as its limits. */
  addResources(account: string, ram: number, cpu: number, net: number): void {
    this.forgetTotals();
    this.store.run(
      `UPDATE accounts SET
         ram_quota = iif(ram_quota < 0, ram_used, ram_quota) + ?,
         cpu_weight = max(cpu_weight, 0) + ?,
         net_weight = max(net_weight, 0) + ?
       WHERE name = ?`,
      ram,
      cpu,
      net,
      account,
    );
  }

  /** Sums over all limited accounts, as get_info prints them. Asked for by every transaction, so they are kept. */
  totalWeights(): {cpu: number; net: number} {
    this.totals ??= this.store.get<{cpu: number; net: number}>(
      'SELECT coalesce(sum(max(cpu_weight, 0)), 0) AS cpu, coalesce(sum(max(net_weight, 0)), 0) AS net FROM accounts',
    );
    return this.totals ?? {cpu: 0, net: 0};
  }

  /** To be told when changes of accounts were undone. */
  forgetTotals(): void {
    this.totals = undefined;
  }
}
