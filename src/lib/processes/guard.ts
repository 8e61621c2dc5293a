import type {CooperativeFacts, Foundation, Vars} from '../domain/cooperative.js';
import {CoopError} from '../domain/errors.js';
import type {ActionInput} from '../domain/records.js';
import {createLeakGuard, farValues, privateValues, type LeakGuard, type PrivateValue} from '../privacy/index.js';
import type {Registry} from '../registry/index.js';
import {concernedBy} from './concerned.js';
import {refreshLeakIndex, valuesOf} from './persons.js';

/**
 * Stops actions that carry a private value of anybody concerned, or of anybody else in the registry. Throws CoopError
 * `private_value_in_action`, `action_too_large_to_check`.
 */
export function guardActions(registry: Registry, actions: readonly ActionInput[]): void {
  guardFor(registry, concernedBy(registry, actions)).assertClean(actions, namesOf(actions));
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
  const leaks = guardFor(registry, concernedBy(registry, {username, parameters})).scan(parameters);
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
  const people = council.flatMap(({individual}, seat) => privateValues([individual], `#${seat}`));
  const titles = council.map(({position_title}) => ({position_title}));
  guardOver(people, {...organization, bank_account}, vars).assertClean({announce, description, council: titles});
}

/**
 * A guard over the private values of the given accounts, the council and the cooperative, and over what tells any other
 * person of the registry from the rest (decision 0024). What the cooperative itself publishes (its names, site and
 * contact address) is not private. Before there is a council on chain, the registry has nobody but the founders, and
 * all of them are guarded.
 */
export function guardFor(registry: Registry, accounts: ReadonlySet<string>): LeakGuard {
  const {coopname} = registry.identity;
  const council =
    registry.chainCooperatives.current(coopname)?.data.council.map(({username}) => username) ??
    registry.members.list({limit: 1000}).map(({account}) => account);
  const concerned = new Set([...accounts, ...council]);
  refreshLeakIndex(registry);
  return guardOver(
    [...concerned].flatMap((account) => valuesOf(registry, account)),
    registry.cooperatives.current(coopname)?.data,
    registry.vars.current(coopname)?.data,
    (keys) =>
      registry.leakIndex
        .find(keys)
        .filter((account) => !concerned.has(account))
        .flatMap((account) => farValues(valuesOf(registry, account))),
  );
}

function guardOver(
  values: readonly PrivateValue[],
  own: CooperativeFacts | undefined,
  vars: Vars | undefined,
  others?: (keys: ReadonlySet<string>) => PrivateValue[],
): LeakGuard {
  const published = [own?.short_name, own?.full_name, vars?.name, vars?.website, vars?.contact_email];
  const ownValues = own === undefined ? [] : privateValues([own]).filter(({kind}) => !PUBLISHED.includes(kind));
  const allowed = published.filter((value) => value !== undefined);
  return createLeakGuard([...values, ...ownValues], {allowed, ...(others === undefined ? {} : {others})});
}

/** Facts that a cooperative states to everybody: on its site, its papers, its row of the chain. */
const PUBLISHED = ['short_name', 'full_name', 'email'];

/** What the actions are, for the message; a place within them says which one. */
function namesOf(actions: readonly ActionInput[]): string {
  return [...new Set(actions.map(({account, name}) => `${account}::${name}`))].join(', ');
}
