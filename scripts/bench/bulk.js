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
 * Makes a document for each of so many members with the program. `makeRegistry(file, members)` gives the accounts of a new
 * registry. Throws when the run fails: a failure would be measured as a fast success.
 */
export function oneRun({root, folder, makeRegistry}, name, members = FEW, workers = '2') {
  const file = join(folder, `${name}.coop`);
  const list = join(folder, `${name}.txt`);
  writeFileSync(list, makeRegistry(file, members).join('\n'));
  const before = statSync(file).size;
  const peak = join(folder, `${name}.peak`);
  const args = ['bin/run.js', 'document', 'generate', TYPE, '--members', list, '--registry', file, '--json'];
  const started = performance.now();
  const {status, stdout, stderr} = spawnSync(process.execPath, ['--import', PRELOAD, ...args, '--workers', workers], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * MEGABYTE,
    env: {...process.env, COOPCTL_BENCH_PEAK: peak, COOPCTL_SANDBOX_DIR: join(folder, 'no-sandbox')},
  });
  if (status !== 0) throw new Error(`${args.join(' ')}: exit status ${status}\n${stdout.slice(0, 2000)}${stderr}`);
  return {
    file,
    per_second: (members * 1000) / (performance.now() - started),
    megabytes: Number(readFileSync(peak, 'utf8')) / MEGABYTE,
    bytes: (statSync(file).size - before) / members,
  };
}

/** Runs over few and many members. */
export function measureBulk(place) {
  return {
    one: oneRun(place, 'one', FEW, '1'),
    two: oneRun(place, 'two', FEW, '2'),
    many: oneRun(place, 'many', MANY, '2'),
  };
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
