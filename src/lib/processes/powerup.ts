import {eosio} from '../chain/actions/index.js';
import {ACCOUNT_PRICE, AXON} from '../chain/resources.js';
import type {AccountName} from '../domain/account.js';
import {CoopError, isCoopError} from '../domain/errors.js';
import {isLiving, type OutboxEntry} from '../domain/records.js';
import {foreseeableNeed, inAxon, readMeans, type Means} from './resources.js';
import type {ResourceNeed} from '../chain/index.js';
import type {Workspace} from './workspace.js';

/** The act in the audit log. */
const POWERUP = 'chain.powerup';

/** The only term of the network, in days (PROTOCOL 1.7). */
const DAYS = 1;

/** What is to be bought, before anything is done. */
export interface PowerupPlan {
  account: AccountName;
  payer: AccountName;
  /** `1.0000 AXON`. */
  payment: string;
  days: number;
  before: Means;
  /** What the payer still has. */
  balance: string;
  /** What is queued and one more admission will take of the account; only for the cooperative itself. */
  need?: ResourceNeed;
}

/**
 * What buying resources would mean: for `account`, by default the cooperative, at its expense. Without an amount it is what the
 * platform spends on a new account: the price of resources is the network's and not known before. Throws
 * `account_unknown`, `amount_not_axon`, `resources_short` when the tokens do not suffice.
 */
export async function planPowerup(
  work: Workspace,
  {
    account = work.coopname,
    amount = inAxon(ACCOUNT_PRICE),
  }: {account?: string | undefined; amount?: string | undefined},
): Promise<PowerupPlan> {
  await work.step('check');
  const units = unitsOf(amount);
  const node = await work.node();
  const payer = work.coopname;
  const [before, own] = await Promise.all([readMeans(node, account), readMeans(node, payer)]);
  if (!before) throw new CoopError('account_unknown', 'not_found', {account});
  const held = own?.axon ?? 0n;
  if (held < units) {
    const shortages = [{resource: 'axon', available: inAxon(held), needed: inAxon(units)} as const];
    throw new CoopError('resources_short', 'conflict', {account: payer, shortages});
  }
  const need = account === payer ? {need: foreseeableNeed(work)} : {};
  return {account, payer, payment: inAxon(units), days: DAYS, before, balance: inAxon(held), ...need};
}

/**
 * Buys the resources and returns what the account has then. Run again after a kill it goes on with the same purchase; each
 * finished one is a purchase of its own. Throws `powerup_impossible`, and what the chain refuses.
 */
export async function powerup(work: Workspace, plan: PowerupPlan): Promise<{entry: OutboxEntry; after: Means}> {
  const {account, payer, payment, days, before} = plan;
  const action = eosio.powerup({payer, receiver: account, payment, days});
  const entry = await submitOnce(work, `${account}:${payment}`, action);
  work.audit(POWERUP, `${account}:${payment}`);
  return {entry, after: (await readMeans(await work.node(), account)) ?? before};
}

async function submitOnce(
  work: Workspace,
  object: string,
  action: ReturnType<typeof eosio.powerup>,
): Promise<OutboxEntry> {
  try {
    return await work.submit(freeKey(work, object), [action], {subjects: [object], atOnce: true});
  } catch (error) {
    if (!isCoopError(error, 'resources_exhausted')) throw error;
    const {detail} = error.params;
    throw new CoopError('powerup_impossible', 'refused', {account: work.coopname, detail}, {cause: error});
  }
}

/** A key without a purchase that is done: a new one, or that of one which was not seen through. */
function freeKey(work: Workspace, object: string): string {
  for (let number = 1; ; number += 1) {
    const key = `${POWERUP}:${object}:${number}`;
    const entry = work.registry.outbox.findByKey(key);
    if (!entry || !isLiving(entry) || work.isUnfinished(key, POWERUP, object)) return key;
  }
}

/** Units of a positive amount, `2`, `2.5` or `2.5000 AXON`; throws `amount_not_axon`. */
function unitsOf(amount: string): bigint {
  const [, whole = '', fraction = ''] = /^(\d{1,14})(?:[.,](\d{1,4}))?(?: AXON)?$/.exec(amount.trim()) ?? [];
  const units = BigInt(whole + fraction.padEnd(AXON.precision, '0'));
  if (whole !== '' && units > 0n) return units;
  throw new CoopError('amount_not_axon', 'usage', {amount});
}
