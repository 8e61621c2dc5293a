// Documents for many members in one command: how many a second with one and two threads, and how much memory that takes.
import {spawnSync} from 'node:child_process';
import {readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {performance} from 'node:perf_hooks';

/** Application for membership. */
const TYPE = '100';
const FEW = 1000;
const MANY = 10_000;
const MEGABYTE = 1_048_576;
/** Aim for the memory of any run, in MB. */
const MOST = 400;

const PRELOAD = new URL('peak-memory.js', import.meta.url).href;

/**
 * Runs the program over few and many members. `makeRegistry(file, members)` gives the accounts of a new registry. Throws when
 * a run fails: a failure would be measured as a fast success.
 */
export function measureBulk({root, folder, makeRegistry}) {
  const run = (name, members, workers) => {
    const registry = join(folder, `${name}.coop`);
    const list = join(folder, `${name}.txt`);
    writeFileSync(list, makeRegistry(registry, members).join('\n'));
    const before = statSync(registry).size;
    const peak = join(folder, `${name}.peak`);
    const args = ['bin/run.js', 'document', 'generate', TYPE, '--members', list, '--registry', registry, '--json'];
    const started = performance.now();
    const {status, stdout, stderr} = spawnSync(process.execPath, ['--import', PRELOAD, ...args, '--workers', workers], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * MEGABYTE,
      env: {...process.env, COOPCTL_BENCH_PEAK: peak, COOPCTL_SANDBOX_DIR: join(folder, 'no-sandbox')},
    });
    if (status !== 0) throw new Error(`${args.join(' ')}: exit status ${status}\n${stdout.slice(0, 2000)}${stderr}`);
    return {
      per_second: (members * 1000) / (performance.now() - started),
      megabytes: Number(readFileSync(peak, 'utf8')) / MEGABYTE,
      bytes: (statSync(registry).size - before) / members,
    };
  };
  return {one: run('one', FEW, '1'), two: run('two', FEW, '2'), many: run('many', MANY, '2')};
}

/** Lines of the report. */
export function bulkMeasures({one, two, many}) {
  const line = (id, what, {per_second, megabytes}, base) => ({
    id,
    what,
    per_second,
    ratio: per_second / base.per_second,
    megabytes: Math.round(megabytes),
  });
  return [
    line('bulk_1', `${FEW} applications in a run, 1 worker`, one, one),
    line('bulk_2', `${FEW} applications in a run, 2 workers`, two, one),
    {...line('bulk_many', `${MANY} applications in a run, 2 workers`, many, one), bytes: Math.round(many.bytes)},
    {id: 'bulk_memory', what: `memory of ${MANY} to that of ${FEW}`, ratio: many.megabytes / two.megabytes, aim: 1.3},
    {id: 'bulk_peak', what: `memory of ${MANY} applications, to ${MOST} MB`, ratio: many.megabytes / MOST, aim: 1},
  ];
}
