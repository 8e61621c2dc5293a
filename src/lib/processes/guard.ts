import type {CooperativeFacts, Foundation, Vars} from '../domain/cooperative.js';
import {CoopError} from '../domain/errors.js';
import type {Member} from '../domain/member.js';
import type {ActionInput} from '../domain/records.js';
import {createLeakGuard, privateValues, type LeakGuard} from '../privacy/index.js';
import type {Registry} from '../registry/index.js';

/** Stops actions that carry a private value of anybody concerned. Throws CoopError `private_value_in_action`. */
export function guardActions(registry: Registry, actions: readonly ActionInput[]): void {
  guardFor(registry, accountsIn(actions)).assertClean(actions);
}

/**
 * Stops a document whose parameters, which are signed and published in its meta, carry a private value of anybody
 * concerned; all else in the meta is the program's own. Throws CoopError `private_value_in_meta`.
 */
export function guardParameters(
  registry: Registry,
  {registry_id, username, parameters}: {registry_id: number; username: string; parameters: Record<string, unknown>},
): void {
  if (Object.keys(parameters).length === 0) return;
  const leaks = guardFor(registry, accountsIn({username, parameters})).scan(parameters);
  const [first] = leaks;
  if (first === undefined) return;
  const kinds = [...new Set(leaks.map(({kind}) => kind))].sort().join(', ');
  throw new CoopError('private_value_in_meta', 'denied', {registry_id, kinds, place: first.place});
}

/**
 * Stops a foundation whose public words (announcement, description, titles of the council's seats) carry a private value of
 * the council or the cooperative, before anything is made of it. Throws CoopError `private_value_in_action`.
 */
export function guardFoundation({announce, description, council, organization, bank_account, vars}: Foundation): void {
  const people = council.map(({individual}) => individual);
  const titles = council.map(({position_title}) => ({position_title}));
  guardOver(people, {...organization, bank_account}, vars).assertClean({announce, description, council: titles});
}

/**
 * A guard over the private values of the given accounts, the council and the cooperative. What the cooperative itself
 * publishes (its names, site and contact address) is not private. Before there is a council on chain, the registry has
 * nobody but the founders, and all of them are guarded.
 */
export function guardFor(registry: Registry, accounts: ReadonlySet<string>): LeakGuard {
  const {coopname} = registry.identity;
  const {members} = registry;
  const council =
    registry.chainCooperatives.current(coopname)?.data.council.map(({username}) => username) ??
    members.list({limit: 1000}).map(({account}) => account);
  const concerned = new Set([...accounts, ...council]);
  const people = [...concerned].flatMap((account) => members.get(account)?.member ?? []);
  return guardOver(people, registry.cooperatives.current(coopname)?.data, registry.vars.current(coopname)?.data);
}

function guardOver(people: readonly Member[], own: CooperativeFacts | undefined, vars: Vars | undefined): LeakGuard {
  const published = [own?.short_name, own?.full_name, vars?.name, vars?.website, vars?.contact_email];
  const ownValues = own === undefined ? [] : privateValues([own]).filter(({kind}) => !PUBLISHED.includes(kind));
  return createLeakGuard(
    [...privateValues(people), ...ownValues],
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
