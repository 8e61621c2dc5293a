import {randomBytes} from 'node:crypto';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import Database from 'better-sqlite3';
import {expect} from 'chai';
import {CoopError, type ErrorCode} from '../../../src/lib/domain/errors.js';
import type {Individual} from '../../../src/lib/domain/member.js';
import {createRegistry, openRegistry, type Registry} from '../../../src/lib/registry/index.js';
import {keyLiteral, readSalt} from '../../../src/lib/registry/sqlcipher.js';

/** One key for all test files: deriving it from a passphrase each time would be slow. */
export const RAW_KEY = randomBytes(32);

export const CHANGE = {block_num: 10, actor: 'tester'};

/** A folder, and registries in it, for each test of a suite. */
export interface Bench {
  path(name: string): string;
  /** A new registry, closed after the test. */
  create(name?: string): Registry;
  open(name?: string): Registry;
}

/** Sets up and clears the bench of a suite. */
export function bench(): Bench {
  let folder = '';
  let opened: Registry[] = [];
  const keep = (registry: Registry): Registry => {
    opened.push(registry);
    return registry;
  };
  const path = (name: string): string => join(folder, name);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'coopctl-registry-'));
    opened = [];
  });
  afterEach(() => {
    for (const registry of opened) registry.close();
    rmSync(folder, {recursive: true});
  });
  return {
    path,
    create: (name = 'a.coop') => keep(createRegistry(path(name), {rawKey: RAW_KEY}, {coopname: 'romashka'})),
    open: (name = 'a.coop') => keep(openRegistry(path(name), {rawKey: RAW_KEY})),
  };
}

/** The code of the CoopError that `work` throws. */
export function codeOf(work: () => unknown): ErrorCode {
  try {
    work();
  } catch (error) {
    expect(error).to.be.instanceOf(CoopError);
    return (error as CoopError).code;
  }
  throw new Error('nothing was thrown');
}

/** Runs SQL on a registry behind its back, as somebody with the key could. */
export function tamper(file: string, sql: string): void {
  const db = new Database(file);
  db.pragma(`cipher = 'sqlcipher'`);
  db.pragma('legacy = 4');
  db.pragma(`key = "${keyLiteral(RAW_KEY, readSalt(file))}"`);
  db.exec(sql);
  db.close();
}

/** An invented person; `n` makes him another one. */
export function person(n: number, change: Partial<Individual> = {}): Individual {
  return {
    type: 'individual',
    last_name: 'Семёнов',
    first_name: 'Пётр',
    middle_name: `Номер${n}`,
    birthdate: '05.09.1990',
    full_address: 'г. Примерск',
    phone: `+7900${String(n).padStart(7, '0')}`,
    email: `person${n}@example.test`,
    ...change,
  };
}

/** The n-th account name: twelve letters. */
export function accountName(n: number): string {
  return Array.from(n.toString(26).padStart(12, '0'), (digit) => String.fromCharCode(97 + parseInt(digit, 26))).join(
    '',
  );
}
