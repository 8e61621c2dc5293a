// The registries that are measured: the example cooperative with many invented members.
import {readFileSync} from 'node:fs';
import {parse} from 'yaml';
import {randomAccountName} from '../../dist/lib/domain/account.js';
import {recordFoundation} from '../../dist/lib/processes/foundation.js';
import {createRegistry} from '../../dist/lib/registry/index.js';

/** Members of the council in the example. */
const COUNCIL = 3;

const example = (name) => parse(readFileSync(new URL(`../../examples/${name}`, import.meta.url), 'utf8'));

/** A registry of the example cooperative with many invented members; one of them is the applicant. */
export function makeRegistry(file, key, members) {
  const foundation = example('romashka.yaml');
  const {coopname, coop_type, contributions} = foundation;
  const registry = createRegistry(file, key, {coopname, profile: 'sandbox'});
  const {council} = recordFoundation(registry, foundation, {head: 1, council_name: 'council'});
  const change = {block_num: 1, actor: coopname};
  registry.chainCooperatives.put(coopname, {is_branched: false, coop_type, ...contributions, council}, change);
  const person = example('member.yaml');
  const accounts = registry.transaction(() =>
    Array.from({length: members - council.length}, (_, index) => {
      const member = {
        ...person,
        last_name: `${person.last_name}-${letters(index)}`,
        email: `member${index}@example.test`,
      };
      return registry.members.add(randomAccountName(), member, change).account;
    }),
  );
  return {registry, accounts};
}

/** A registry for a run over all its members; gives their accounts. */
export function registryOfMany(file, members) {
  const {registry, accounts} = makeRegistry(file, 'none', members + COUNCIL);
  registry.close();
  return accounts;
}

/** Letters for a number: the guard of private values would find digits of a name in times. */
function letters(number) {
  return Array.from(String(number), (digit) => 'абвгдежзик'.charAt(Number(digit))).join('');
}
