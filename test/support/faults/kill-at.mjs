// Preloaded (`node --import`) into the program under test: names the moments at which a kill can hurt, and kills there.
//
// A point is `<moment> <who>`: `commit>` before and `commit<` after a commit, `fsync>`, `rename>` and `rename<`, `link<`,
// and `http>` before and `http<` after a request; `who` is the function of ours that caused it, or the request's path.
// COOPCTL_TEST_POINTS: file that gets one line for each point that was passed.
// COOPCTL_TEST_KILL: JSON {at, nth, victim}: kills `self` or the `sandbox` at the nth passing of the point `at`.
// In the sandbox's own process: see `watchAnswers`.
import fs from 'node:fs';
import http from 'node:http';
import {createRequire, syncBuiltinESMExports} from 'node:module';
import {join} from 'node:path';

const {COOPCTL_TEST_KILL: wanted, COOPCTL_TEST_POINTS: log, COOPCTL_SANDBOX_DIR: sandbox = ''} = process.env;
const isSandbox = process.argv.includes('--foreground');
const Database = createRequire(import.meta.url)('better-sqlite3');
const {existsSync, readFileSync, rmSync, appendFileSync} = fs;
Error.stackTraceLimit = 40;

const kill = wanted === undefined || isSandbox ? undefined : JSON.parse(wanted);
const passed = new Map();

function point(name) {
  if (isSandbox) return;
  const nth = (passed.get(name) ?? 0) + 1;
  passed.set(name, nth);
  if (log !== undefined) appendFileSync(log, `${name}#${nth}\n`);
  if (kill === undefined || name !== kill.at || nth !== kill.nth) return;
  die(kill.victim === 'sandbox' ? JSON.parse(readFileSync(join(sandbox, 'sandbox.json'), 'utf8')).pid : process.pid);
}

function die(pid) {
  process.kill(pid, 'SIGKILL');
}

/** The innermost function of ours above the storage: it is what a developer looks for when a point fails. */
function who() {
  for (const line of new Error().stack.split('\n').slice(1)) {
    const [, name, file] = /at (?:async )?(\S+) \(file:.*\/dist\/(\S+?)\.js:/.exec(line) ?? [];
    if (name !== undefined && !/^lib\/(registry|domain)\//.test(file)) return name;
  }
  return 'main';
}

/** Runs one call between two points. */
function between(moment, act) {
  const name = who();
  point(`${moment}> ${name}`);
  const result = act();
  point(`${moment}< ${name}`);
  return result;
}

for (const [method, moment] of [
  ['fsyncSync', 'fsync'],
  ['renameSync', 'rename'],
  ['linkSync', 'link'],
]) {
  const original = fs[method];
  fs[method] = (...args) => between(moment, () => original(...args));
}
syncBuiltinESMExports();

const {transaction, exec} = Database.prototype;
Database.prototype.transaction = function (work) {
  const name = who();
  const made = transaction.call(this, (...args) => {
    const result = work(...args);
    point(`commit> ${name}`);
    return result;
  });
  const whole =
    (variant) =>
    (...args) => {
      const result = variant(...args);
      point(`commit< ${name}`);
      return result;
    };
  return Object.assign(whole(made), {immediate: whole(made.immediate)});
};

const {fetch} = globalThis;
globalThis.fetch = async (url, options) => {
  const path = new URL(url).pathname.replace('/v1/', '');
  point(`http> ${path}`);
  const response = await fetch(url, options);
  point(`http< ${path}`);
  return response;
};

if (isSandbox) watchAnswers();

/**
 * Kills the sandbox around the nth transaction that it takes, when the file `kill` in its folder says so (JSON {moment,
 * nth}): `unanswered` before the answer, `answered` after it and before the block is stored, `stored` after that, and
 * `silent` when the block is stored but no answer was given.
 */
function watchAnswers() {
  const file = join(sandbox, 'kill');
  let taken = 0;
  let moment;
  const {end} = http.ServerResponse.prototype;
  http.ServerResponse.prototype.end = function (...args) {
    if (moment === undefined && this.req?.url?.endsWith('/send_transaction2') && existsSync(file)) {
      const order = JSON.parse(readFileSync(file, 'utf8'));
      if (++taken === order.nth) {
        moment = order.moment;
        rmSync(file);
        if (moment === 'unanswered') die(process.pid);
        if (moment === 'silent') return this;
      }
    }
    return end.apply(this, args);
  };
  Database.prototype.exec = function (sql) {
    if (sql === 'COMMIT' && moment === 'answered') die(process.pid);
    const result = exec.call(this, sql);
    if (sql === 'COMMIT' && moment !== undefined) die(process.pid);
    return result;
  };
}
