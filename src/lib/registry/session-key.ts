import {lstatSync, mkdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {removeUnfinished, writeFileAtomic} from '../domain/atomic.js';
import {CoopError} from '../domain/errors.js';
import {sha256Hex} from '../domain/hash.js';
import './errors.js';
import {readSalt, SQLCIPHER} from './sqlcipher.js';

const OTHERS = 0o077;

/** Keeps the raw key of a registry for some minutes in the user's runtime folder. Returns when it ends, ISO 8601. */
export function rememberKey(file: string, rawKey: Uint8Array, minutes: number): string {
  const expires_at = new Date(Date.now() + minutes * 60_000).toISOString();
  const kept = {salt: readSalt(file).toString('hex'), key: Buffer.from(rawKey).toString('hex'), expires_at};
  writeFileAtomic(keyFile(file), JSON.stringify(kept));
  return expires_at;
}

/**
 * The kept raw key and its end; undefined when there is none, it has expired, it is of another file under this name, or
 * others could have written it. What is of no use any more is removed.
 */
export function recallKey(file: string): {rawKey: Buffer; expires_at: string} | undefined {
  const path = keyFile(file);
  const kept = parse(readOwn(path));
  if (!kept) return undefined;
  if (Date.parse(kept.expires_at) > Date.now() && kept.salt === readSalt(file).toString('hex'))
    return {rawKey: Buffer.from(kept.key, 'hex'), expires_at: kept.expires_at};
  rmSync(path, {force: true});
  return undefined;
}

/** Forgets a kept key, also what a killed command has left of one. Returns false when there was none. */
export function forgetKey(file: string): boolean {
  const path = keyFile(file);
  removeUnfinished(path, '', 0);
  const kept = lstatSync(path, {throwIfNoEntry: false}) !== undefined;
  rmSync(path, {force: true});
  return kept;
}

function keyFile(file: string): string {
  return join(runtimeFolder(), `${sha256Hex(resolve(file))}.key`);
}

/** The user's own folder for what lasts a session. Throws `key_folder_unsafe` when others own it or may enter it. */
function runtimeFolder(): string {
  const uid = process.getuid?.();
  const runtime = process.env.XDG_RUNTIME_DIR;
  const folder = runtime ? join(runtime, 'coopctl') : join(tmpdir(), `coopctl-${uid ?? 'user'}`);
  mkdirSync(folder, {recursive: true, mode: 0o700});
  const found = lstatSync(folder);
  const foreign = uid !== undefined && (found.uid !== uid || (found.mode & OTHERS) !== 0);
  if (!found.isDirectory() || foreign) throw new CoopError('key_folder_unsafe', 'denied', {folder});
  return folder;
}

/** Text of a file that only its owner may read or write; no symbolic link is followed. */
function readOwn(path: string): string | undefined {
  const found = lstatSync(path, {throwIfNoEntry: false});
  const own = found?.isFile() === true && (process.getuid === undefined || (found.mode & OTHERS) === 0);
  return own ? readFileSync(path, 'utf8') : undefined;
}

function parse(text = ''): {salt: string; key: string; expires_at: string} | undefined {
  const match = /^\{"salt":"([0-9a-f]+)","key":"([0-9a-f]+)","expires_at":"([0-9T:.Z-]+)"\}$/.exec(text);
  const [, salt, key, expires_at] = match ?? [];
  if (salt === undefined || expires_at === undefined || key?.length !== SQLCIPHER.key * 2) return undefined;
  return {salt, key, expires_at};
}
