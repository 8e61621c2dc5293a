import Database from 'better-sqlite3';
import type {OutboxEntry} from '../../src/lib/domain/records.js';
import {Connection} from '../../src/lib/registry/connection.js';
import {migrate} from '../../src/lib/registry/migrate.js';
import {MIGRATIONS} from '../../src/lib/registry/migrations/index.js';
import {Outbox} from '../../src/lib/registry/outbox.js';

/** The registry's own outbox in a database that lives as long as the test. */
export class MemoryOutboxStore extends Outbox {
  constructor() {
    const connection = new Connection(':memory:', new Database(':memory:'));
    migrate(connection, MIGRATIONS);
    super(connection);
  }

  /** All entries, the oldest first. */
  get entries(): OutboxEntry[] {
    return this.list({limit: 1_000_000});
  }
}
