import {randomAccountName, type AccountName} from '../domain/account.js';
import type {CouncilSeat, Foundation} from '../domain/cooperative.js';
import {CoopError} from '../domain/errors.js';
import {nowIso} from '../domain/time.js';
import type {Registry} from '../registry/index.js';
import {generateKey} from '../signing/index.js';
import type {Workspace} from './workspace.js';

/** Names of the settings that a foundation leaves in the registry. */
const SETTING = {plan: 'foundation', done: 'founded_at'} as const;

/** What has been fixed when a registry was founded: the accounts of the council, and what the chain is to be told. */
export interface FoundationPlan {
  coop_type: string;
  announce: string;
  description: string;
  contributions: Foundation['contributions'];
  council: CouncilSeat[];
  /** Name of the council's board on chain. */
  council_name: string;
}

/**
 * Records a cooperative's own facts, its council's persons with fresh accounts, and its key: all or nothing. Run again
 * with the same registry it returns what was fixed the first time. Throws `foundation_differs` for another cooperative.
 */
export function recordFoundation(
  registry: Registry,
  foundation: Foundation,
  {head, council_name}: {head: number; council_name: string},
): FoundationPlan {
  const {coopname} = foundation;
  const {file, identity} = registry;
  if (identity.coopname !== coopname) {
    throw new CoopError('foundation_differs', 'conflict', {file, coopname: identity.coopname});
  }
  const fixed = registry.settings.get(SETTING.plan);
  if (fixed !== undefined) return JSON.parse(fixed) as FoundationPlan;
  return registry.transaction(() => {
    const change = {block_num: registry.nextBlock(head), actor: coopname};
    const {organization, bank_account, vars, coop_type, announce, description, contributions} = foundation;
    registry.cooperatives.put(coopname, {...organization, bank_account}, change);
    registry.vars.put(coopname, vars, change);
    const method_id = `${coopname}_bank`;
    registry.paymentMethods.put(
      `${coopname}:${method_id}`,
      {username: coopname, method_id, method_type: 'bank_transfer', is_default: true, data: bank_account},
      change,
    );
    const council = foundation.council.map(({position, position_title, account, individual}): CouncilSeat => {
      const {account: username} = registry.members.add(account ?? randomAccountName(), individual, change);
      return {username, is_voting: true, position_title, position};
    });
    const plan: FoundationPlan = {coop_type, announce, description, contributions, council, council_name};
    registry.settings.set(SETTING.plan, JSON.stringify(plan));
    keepNewKey(registry, coopname);
    registry.audit.append(coopname, 'init', coopname);
    return plan;
  });
}

/** A fresh active key for the cooperative, in the registry's vault. */
function keepNewKey(registry: Registry, account: AccountName): void {
  const {publicKey, privateKey} = generateKey();
  registry.keys.add({
    account,
    permission: 'active',
    public_key: publicKey,
    private_key: privateKey,
    created_at: nowIso(),
  });
}

/** True when `init` has come to its end. */
export function isFounded(registry: Registry): boolean {
  return registry.settings.get(SETTING.done) !== undefined;
}

/** Marks `init` as done. */
export function markFounded(work: Workspace): void {
  work.registry.settings.set(SETTING.done, nowIso());
}
