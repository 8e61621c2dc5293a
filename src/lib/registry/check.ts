import type {Check} from '../domain/records.js';
import type {AuditLog} from './audit.js';
import type {Connection} from './connection.js';
import type {Documents} from './documents.js';
import type {Payloads} from './payloads.js';

/** How many damaged things a check names. */
const NAMED = 5;

/**
 * Checks the whole file: every page (and with it, if encrypted, its HMAC), indexes, references, the audit chain, and
 * the hash of every stored PDF and private payload. Reads everything: slow on a large registry.
 */
export function checkRegistry(
  connection: Connection,
  {audit, documents, payloads}: {audit: AuditLog; documents: Documents; payloads: Payloads},
): Check[] {
  const integrity = [...connection.iterate('PRAGMA integrity_check')].map((row) => String(row.integrity_check));
  const orphans = [...connection.iterate('PRAGMA foreign_key_check')].map((row) => String(row.table));
  return [
    outcome('registry_integrity', integrity[0] === 'ok' ? [] : integrity),
    outcome('registry_references', orphans),
    audit.verify(),
    outcome('registry_documents', documents.damaged()),
    outcome('registry_payloads', payloads.damaged()),
  ];
}

function outcome(id: string, damaged: readonly string[]): Check {
  return damaged.length === 0 ? {id, ok: true} : {id, ok: false, detail: damaged.slice(0, NAMED).join(', ')};
}
