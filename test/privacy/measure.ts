import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {guardFor} from '../../src/lib/processes/guard.js';
import {refreshLeakIndex} from '../../src/lib/processes/persons.js';
import {createRegistry} from '../../src/lib/registry/index.js';
import {harmlessAction, harmlessTexts} from '../support/privacy/harmless.js';
import {accountOf, population} from '../support/privacy/population.js';

/**
 * Figures of the leak guard (`npm run measure:privacy`): what a registry of so many members costs, how long an action is
 * checked, and how many harmless actions are stopped. Numbers of members are arguments; default 10 1000 100000.
 */
const sizes = process.argv.slice(2).map(Number);
const ACTIONS = 10_000;

for (const size of sizes.length > 0 ? sizes : [10, 1_000, 100_000]) measure(size);

function measure(size: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'measure-privacy-'));
  const registry = createRegistry(
    join(folder, 'm.coop'),
    {passphrase: 'a long passphrase'},
    {coopname: 'romashkacoop'},
  );
  try {
    const members = population(size);
    registry.transaction(() => {
      for (const [at, member] of members.entries()) {
        const change = {block_num: 1, actor: 'romashkacoop'};
        if (member.type === 'individual') registry.individuals.put(accountOf(at), member, change);
        else if (member.type === 'entrepreneur') registry.entrepreneurs.put(accountOf(at), member, change);
        else registry.organizations.put(accountOf(at), member, change);
      }
    });
    const indexed = timed(() => {
      refreshLeakIndex(registry);
    });
    const council = new Set([0, 1, 2, 3, 4, 5, 6].map(accountOf));
    const actions = harmlessTexts(ACTIONS).map((text, at) => harmlessAction(text, at));
    let stopped = 0;
    const kinds = new Map<string, number>();
    const times = actions.map((action) => {
      const start = performance.now();
      const leaks = guardFor(registry, council).scan([action]);
      const time = performance.now() - start;
      if (leaks.length > 0) stopped += 1;
      for (const {kind} of leaks) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      if (process.env.SHOW !== undefined && leaks.length > 0) show(action, leaks);
      return time;
    });
    times.sort((a, b) => a - b);
    const at = (part: number): string => (times[Math.floor(part * times.length)] ?? 0).toFixed(1);
    process.stdout.write(
      `${size} members: index ${(indexed / 1000).toFixed(1)} s; per action median ${at(0.5)} ms, 99 % ${at(0.99)} ms, ` +
        `worst ${at(0.9999)} ms; stopped ${stopped} of ${actions.length} harmless actions ` +
        `(${((100 * stopped) / actions.length).toFixed(3)} %) ${JSON.stringify([...kinds])}\n`,
    );
  } finally {
    registry.close();
    rmSync(folder, {recursive: true, force: true});
  }
}

function show(action: object, leaks: readonly {kind: string; person?: string}[]): void {
  const {data} = action as {data: {memo: string}};
  process.stdout.write(`${leaks.map(({kind, person = ''}) => `${kind} ${person}`).join(', ')} · ${data.memo}\n`);
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
