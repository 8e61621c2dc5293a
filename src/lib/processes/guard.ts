import type {ActionInput} from '../domain/records.js';
import {createLeakGuard, privateValues, type LeakGuard} from '../privacy/index.js';
import type {Registry} from '../registry/index.js';

/** Stops actions that carry a private value of anybody concerned. Throws CoopError `private_value_in_action`. */
export function guardActions(registry: Registry, actions: readonly ActionInput[]): void {
  guardFor(registry, accountsIn(actions)).assertClean(actions);
}

/**
 * A guard over the private values of the given accounts, the council and the cooperative. What the cooperative itself
 * publishes (its names, site and contact address) is not private.
 */
export function guardFor(registry: Registry, accounts: ReadonlySet<string>): LeakGuard {
  const {coopname} = registry.identity;
  const council = registry.chainCooperatives.current(coopname)?.data.council ?? [];
  const concerned = new Set([...accounts, ...council.map((seat) => seat.username)]);
  const members = [...concerned].flatMap((account) => registry.members.get(account)?.member ?? []);
  const own = registry.cooperatives.current(coopname)?.data;
  const vars = registry.vars.current(coopname)?.data;
  const published = [own?.short_name, own?.full_name, vars?.name, vars?.website, vars?.contact_email];
  const ownValues = own === undefined ? [] : privateValues([own]).filter(({kind}) => !PUBLISHED.includes(kind));
  return createLeakGuard(
    [...privateValues(members), ...ownValues],
    published.filter((value) => value !== undefined),
  );
}

/** Facts that a cooperative states to everybody: on its site, its papers, its row of the chain. */
const PUBLISHED = ['short_name', 'full_name', 'email'];

/** Every text in the actions that may be an account name of a member. */
function accountsIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === 'string') {
    if (/^[a-z1-5.]{1,12}$/.test(value)) found.add(value);
  } else if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) accountsIn(part, found);
  }
  return found;
}
