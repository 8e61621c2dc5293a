import {parse} from 'yaml';
import {readFileSync} from 'node:fs';
import {randomAccountName} from '../../src/lib/domain/account.js';
import type {Foundation} from '../../src/lib/domain/cooperative.js';
import type {Individual} from '../../src/lib/domain/member.js';
import {recordFoundation} from '../../src/lib/processes/foundation.js';
import {createRegistry, type Registry, type RegistryKey} from '../../src/lib/registry/index.js';
import {exampleMember} from './sample-models.js';

/** Letters for a number: a name with digits would be found in times and hashes. */
const letters = (number: number): string =>
  Array.from(String(number), (digit) => 'абвгдежзик'.charAt(Number(digit))).join('');

/**
 * The registry of the example cooperative with so many invented members, as if it were known to a chain that is out of
 * reach now; and the accounts of the members.
 */
export function cooperativeOfMany(
  file: string,
  key: RegistryKey,
  count: number,
): {registry: Registry; accounts: string[]} {
  const example = new URL('../../examples/romashka.yaml', import.meta.url);
  const foundation = parse(readFileSync(example, 'utf8')) as Foundation;
  const {coopname, coop_type, contributions} = foundation;
  const registry = createRegistry(file, key, {coopname, profile: 'sandbox'});
  const {council} = recordFoundation(registry, foundation, {head: 1, council_name: 'council'});
  const change = {block_num: 1, actor: coopname};
  registry.chainCooperatives.put(coopname, {is_branched: false, coop_type, ...contributions, council}, change);
  const member = exampleMember('individual') as Individual;
  const accounts = registry.transaction(() =>
    Array.from({length: count}, (_, at) => {
      const last_name = `${member.last_name}-${letters(at)}`;
      const email = `member${at}@example.test`;
      return registry.members.add(randomAccountName(), {...member, last_name, email}, change).account;
    }),
  );
  return {registry, accounts};
}
