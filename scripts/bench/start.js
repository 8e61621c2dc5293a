// How long commands take from the shell, as multiples of a bare start of Node.js.
import {spawnSync} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {join} from 'node:path';
import {rememberKey} from '../../dist/lib/registry/index.js';
import {makeRegistry} from './registries.js';
import {round, takeTurns} from './turns.js';

export const ROUNDS = 15;
const WARM_UP = 2;
const MEMBERS = 1000;
const AIM = {version: 3.5, list: 5};

/** Median milliseconds of each command. */
export async function measureStart({root, folder}) {
  const encrypted = join(folder, 'encrypted.coop');
  const plain = join(folder, 'plain.coop');
  const rawKey = randomBytes(32);
  makeRegistry(encrypted, {rawKey}, MEMBERS).registry.close();
  rememberKey(encrypted, rawKey, 60);
  makeRegistry(plain, 'none', MEMBERS).registry.close();
  const list = (file) => ['bin/run.js', 'member', 'list', '--json', '--registry', file];
  const run = (args) => () => node(root, args);
  const works = {
    bare: run(['-e', '0']),
    version: run(['bin/run.js', '--version']),
    list_encrypted: run(list(encrypted)),
    list_plain: run(list(plain)),
  };
  return takeTurns(works, WARM_UP, ROUNDS);
}

/** Median milliseconds of a bare start of Node.js. */
export async function bareStart(root) {
  const {bare} = await takeTurns({bare: () => node(root, ['-e', '0'])}, WARM_UP, ROUNDS);
  return bare;
}

/** Lines of the report. */
export function startMeasures(times) {
  const toBare = (id, what, aim) => ({id, what, ms: round(times[id]), ratio: round(times[id] / times.bare), aim});
  return [
    {id: 'bare', what: 'node -e 0', ms: round(times.bare), ratio: 1},
    toBare('version', 'coopctl --version', AIM.version),
    toBare('list_encrypted', `member list, ${MEMBERS} members, encrypted and unlocked`, AIM.list),
    toBare('list_plain', `member list, ${MEMBERS} members, not encrypted`, AIM.list),
  ];
}

/** Runs a fresh Node.js to its end. Throws when it fails: a failure would be measured as a fast success. */
function node(cwd, args) {
  const {status, stderr} = spawnSync(process.execPath, args, {cwd, encoding: 'utf8'});
  if (status !== 0) throw new Error(`${args.join(' ')}: exit status ${status}\n${stderr}`);
}
