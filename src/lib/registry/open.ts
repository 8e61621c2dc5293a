import {randomBytes} from 'node:crypto';
import {resolve} from 'node:path';
import Database from 'better-sqlite3';
import {CoopError} from '../domain/errors.js';
import {nowIso} from '../domain/time.js';
import {Connection} from './connection.js';
import {copyTo} from './copy.js';
import './errors.js';
import {assertKeyFits, assertMayBeRegistry} from './file-kind.js';
import {writeIdentity, type RegistryOwner} from './identity.js';
import {migrate, schemaVersion} from './migrate.js';
import {MIGRATIONS} from './migrations/index.js';
import {makeWhole} from './new-file.js';
import {Registry} from './registry.js';
import {isEncrypted, keyLiteral, rawKeyOf, readSalt, SQLCIPHER} from './sqlcipher.js';
import {translate} from './sqlite-errors.js';

/** What opens a registry: its passphrase, the raw key made of it (32 bytes), or nothing for a plain file. */
export type RegistryKey = {passphrase: string} | {rawKey: Uint8Array} | 'none';

/** Marks SQLite files as registries of ours: `COOP` in ASCII. */
export const APPLICATION_ID = 0x434f4f50;

/** How long a command waits for another one that writes. */
const BUSY_TIMEOUT_MS = 5000;

/**
 * Makes a new registry and opens it. The file appears only whole, with mode 0600, and never replaces another. Throws
 * `registry_exists`, `registry_no_access`, `passphrase_required` for an empty passphrase.
 */
export function createRegistry(file: string, key: RegistryKey, owner: RegistryOwner): Registry {
  const path = resolve(file);
  const literal = key === 'none' ? undefined : newKey(path, key);
  makeWhole(path, (unfinished) => {
    const connection = connect(unfinished, literal);
    try {
      connection.script(`PRAGMA application_id = ${APPLICATION_ID}`);
      migrate(connection, MIGRATIONS);
      writeIdentity(connection, owner);
      connection.pragma('journal_mode = WAL');
    } finally {
      connection.close();
    }
  });
  return new Registry(connect(path, literal), literal !== undefined);
}

/**
 * Opens a registry; brings an older schema up to date, after a copy to `<file>.v<n>-<time>.bak`. With `readonly`
 * nothing is changed. Throws `registry_not_found`, `not_a_registry`, `passphrase_required`, `wrong_passphrase`,
 * `registry_newer`, `registry_outdated` (readonly), `registry_locked`, `registry_damaged`, `registry_no_access`. The key
 * of a plain file is not looked at.
 */
export function openRegistry(file: string, key: RegistryKey, {readonly = false} = {}): Registry {
  const path = resolve(file);
  const literal = isEncrypted(path) ? knownKey(path, key) : undefined;
  const connection = connect(path, literal, readonly);
  try {
    if (connection.pragma('application_id') !== APPLICATION_ID)
      throw new CoopError('not_a_registry', 'invalid', {file: path});
    upgrade(connection, readonly);
    return new Registry(connection, literal !== undefined);
  } catch (error) {
    connection.close();
    throw error;
  }
}

function upgrade(connection: Connection, readonly: boolean): void {
  const {file} = connection;
  const [found, known] = [schemaVersion(connection), MIGRATIONS.length];
  if (found === known) return;
  if (found > known) throw new CoopError('registry_newer', 'conflict', {file, found, known});
  if (readonly) throw new CoopError('registry_outdated', 'conflict', {file, found, known});
  copyTo(connection, `${file}.v${found}-${nowIso().replaceAll(':', '')}.bak`);
  migrate(connection, MIGRATIONS);
}

/** The key of a new file: its salt is ours, so that a passphrase never has to be written into SQL. */
function newKey(file: string, key: Exclude<RegistryKey, 'none'>): string {
  const salt = randomBytes(SQLCIPHER.salt);
  if ('rawKey' in key) return keyLiteral(key.rawKey, salt);
  if (key.passphrase === '') throw new CoopError('passphrase_required', 'usage', {file});
  return keyLiteral(rawKeyOf(key.passphrase, salt), salt);
}

function knownKey(file: string, key: RegistryKey): string {
  const salt = readSalt(file);
  assertMayBeRegistry(file);
  if (key === 'none' || ('passphrase' in key && key.passphrase === ''))
    throw new CoopError('passphrase_required', 'usage', {file});
  const rawKey = 'rawKey' in key ? key.rawKey : rawKeyOf(key.passphrase, salt);
  assertKeyFits(file, rawKey);
  return keyLiteral(rawKey, salt);
}

function connect(file: string, key?: string, readonly = false): Connection {
  try {
    const db = new Database(file, {readonly, fileMustExist: true, timeout: BUSY_TIMEOUT_MS});
    try {
      if (key !== undefined) {
        db.pragma(`cipher = 'sqlcipher'`);
        db.pragma('legacy = 4');
        db.pragma(`key = "${key}"`);
      }
      // FULL: a commit survives a power cut. Temporary data stay in memory: on disk they would not be encrypted.
      for (const setting of ['synchronous = FULL', 'foreign_keys = ON', 'temp_store = MEMORY', 'trusted_schema = OFF'])
        db.pragma(setting);
      db.prepare('SELECT count(*) FROM sqlite_schema').get();
      return new Connection(file, db);
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    throw translate(error, file);
  }
}
