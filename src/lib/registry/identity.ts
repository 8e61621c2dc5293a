import {randomUUID} from 'node:crypto';
import type {AccountName} from '../domain/account.js';
import {CoopError} from '../domain/errors.js';
import {nowIso} from '../domain/time.js';
import type {Connection} from './connection.js';
import './errors.js';
import {given, maybeText, text} from './row.js';

/** Whose registry a new file is. */
export interface RegistryOwner {
  coopname: AccountName;
  /** Id of the chain, hex; when known. */
  chain_id?: string;
  /** Name of the network profile that its commands use. */
  profile?: string;
}

/** Whose registry a file is; written once. */
export interface RegistryIdentity extends RegistryOwner {
  /** Random UUID of this registry; its copies keep it. */
  registry_id: string;
  created_at: string;
}

/** Writes the identity of a new registry. */
export function writeIdentity(connection: Connection, {coopname, chain_id, profile}: RegistryOwner): void {
  connection.run(
    'INSERT INTO identity (id, registry_id, coopname, chain_id, profile, created_at) VALUES (1, ?, ?, ?, ?, ?)',
    randomUUID(),
    coopname,
    chain_id ?? null,
    profile ?? null,
    nowIso(),
  );
}

/** Reads the identity. Throws `registry_damaged` when it is missing. */
export function readIdentity(connection: Connection): RegistryIdentity {
  const identity = connection.get('SELECT * FROM identity', [], (row) => ({
    registry_id: text(row, 'registry_id'),
    coopname: text(row, 'coopname'),
    ...given('chain_id', maybeText(row, 'chain_id')),
    ...given('profile', maybeText(row, 'profile')),
    created_at: text(row, 'created_at'),
  }));
  if (!identity) throw new CoopError('registry_damaged', 'integrity', {file: connection.file, detail: 'identity'});
  return identity;
}
