import type {AccountRow, Accounts} from './accounts.js';
import type {Slot} from './clock.js';
import {NodeError} from './exceptions.js';
import {transactionRefusal} from './refusals.js';
import type {TransactionTrace} from './trace.js';

/** What all blocks together may use while the chain is idle: microseconds, bytes. */
export const VIRTUAL_LIMITS = {cpu: 200_000_000, net: 1_048_576_000} as const;

/** Blocks over which an account's use of CPU and NET is counted: a day. */
const WINDOW = 172_800;

/** Bytes over an account's NET that a transaction may begin with (`net_usage_leeway`); none are left when it ends. */
const NET_LEEWAY = 500;

/** CPU or NET of one account. `used` is as of the last use, `current` as of now; all -1 when it is not limited. */
export interface Allowance {
  used: bigint;
  current: bigint;
  available: bigint;
  max: bigint;
}

const UNLIMITED: Allowance = {used: -1n, current: -1n, available: -1n, max: -1n};

/** Who pays for transactions, and how much of it is left (recorded answers, 375 to 381). */
export class Billing {
  private readonly accounts: Accounts;

  constructor(accounts: Accounts) {
    this.accounts = accounts;
  }

  /** What an account may use at a time: its weight's share of all, less what it used within a day. */
  allowance(row: AccountRow, resource: 'cpu' | 'net', slot: Slot): Allowance {
    const weight = row[`${resource}_weight`];
    if (weight < 0) return UNLIMITED;
    const total = BigInt(this.accounts.totalWeights()[resource] || 1);
    const max = (BigInt(VIRTUAL_LIMITS[resource]) * BigInt(WINDOW) * BigInt(weight)) / total;
    const used = row[`${resource}_usage`];
    const current = BigInt(Math.ceil(decayed(used, row.last_used, slot)));
    return {used: BigInt(Math.ceil(used)), current, available: max > current ? max - current : 0n, max};
  }

  /** Before the actions run. Throws NodeError 3080002. */
  requireNetToBegin(payer: string, bytes: number, slot: Slot): void {
    this.requireNet(payer, bytes, slot, NET_LEEWAY);
  }

  /** After the actions ran: memory, bytes, time, in a node's order. Throws NodeError 3080001, 3080002, 3080004. */
  requirePaid(payer: string, trace: TransactionTrace, {net, cpu}: {net: number; cpu: number}, slot: Slot): void {
    for (const account of billedForMemory(trace)) this.requireMemory(account);
    this.requireNet(payer, net, slot, 0);
    const row = this.accounts.get(payer);
    if (!row) return;
    const {available} = this.allowance(row, 'cpu', slot);
    if (available < 0n || BigInt(cpu) <= available) return;
    throw transactionRefusal(
      'tx_cpu_usage_exceeded',
      'billed CPU time (${billed} us) is greater than the maximum billable CPU time for the transaction (${billable} us) reached account cpu limit ${limit}us',
      {billed: cpu, billable: Number(available), subjective: 0, limit: Number(available)},
      567,
      'validate_account_cpu_usage',
    );
  }

  /** Adds a transaction's use to its payer's. */
  charge(payer: string, {net, cpu}: {net: number; cpu: number}, slot: Slot): void {
    const row = this.accounts.get(payer);
    if (!row) return;
    const at = (usage: number): number => decayed(usage, row.last_used, slot);
    this.accounts.use(payer, at(row.net_usage) + net, at(row.cpu_usage) + cpu, slot);
  }

  private requireNet(payer: string, bytes: number, slot: Slot, leeway: number): void {
    const row = this.accounts.get(payer);
    const {available} = row ? this.allowance(row, 'net', slot) : UNLIMITED;
    if (available < 0n || BigInt(bytes - leeway) <= available) return;
    throw transactionRefusal(
      'tx_net_usage_exceeded',
      'transaction net usage is too high: ${net_usage} > ${net_limit}',
      {net_usage: bytes, net_limit: Number(available) + leeway},
      432,
      'check_net_usage',
    );
  }

  private requireMemory(account: string): void {
    const {ram_quota: available = -1, ram_used: needs = 0} = this.accounts.get(account) ?? {};
    if (available < 0 || needs <= available) return;
    throw new NodeError('ram_usage_exceeded', [
      {
        format: 'account ${account} has insufficient ram; needs ${needs} bytes has ${available} bytes',
        data: {account, needs, available},
        file: 'resource_limits.cpp',
        line: 238,
        method: 'verify_account_ram_usage',
      },
    ]);
  }
}

/** Use fades over the window: after a day nothing of it is left. */
function decayed(usage: number, since: Slot, now: Slot): number {
  return (usage * Math.max(0, WINDOW - Math.max(0, now - since))) / WINDOW;
}

/** Accounts whose memory a transaction has made larger. */
function billedForMemory({actions}: TransactionTrace): Set<string> {
  const deltas = actions.flatMap(({ramDeltas}) => [...ramDeltas]);
  return new Set(deltas.filter(([, delta]) => delta > 0).map(([account]) => account));
}
