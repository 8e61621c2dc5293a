// The fault run: `npm run test:faults -- --pushes 200 --minutes 8 --seed 1`. Prints its figures; ends with status 1 when
// anything is not as it has to be.
import {randomInt} from 'node:crypto';
import {parseArgs} from 'node:util';
import {World} from '../support/faults/world.js';
import {foundForStorm, Storm} from '../support/faults/storm/storm.js';
import {judge} from '../support/faults/storm/verdict.js';

const {values} = parseArgs({
  options: {
    pushes: {type: 'string', default: '200'},
    minutes: {type: 'string', default: '8'},
    seed: {type: 'string', default: String(randomInt(1_000_000))},
    lanes: {type: 'string', default: '2'},
    keep: {type: 'boolean', default: false},
  },
});
const started = Date.now();
const seconds = (): number => Math.round((Date.now() - started) / 1000);
const say = (line: string): void => {
  process.stderr.write(`${String(seconds()).padStart(4)} s  ${line}\n`);
};

const world = new World();
try {
  await foundForStorm(world);
  const [pushes, minutes, seed, lanes] = [values.pushes, values.minutes, values.seed, values.lanes].map(Number);
  say(`seed ${seed}`);
  const storm = new Storm(world, {pushes: pushes!, minutes: minutes!, seed: seed!, lanes: lanes!, onProgress: say});
  await storm.run();
  const verdict = await judge(world, storm);
  const {problems, ...found} = verdict;
  const figures = {seed, seconds: seconds(), pushes: storm.pushes.length, ...storm.figures, ...found, problems};
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
  if (problems.length > 0) process.exitCode = 1;
} finally {
  if (values.keep) say(`kept: ${world.folder}`);
  else await world.close();
}
