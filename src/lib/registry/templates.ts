import type {Template} from '../domain/template.js';
import type {Connection} from './connection.js';
import {json} from './row.js';

/** Editions of templates that documents were made from, by the hash of their canonical JSON. */
export class Templates {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Keeps a template; a known hash changes nothing. */
  save(template_hash: string, template: Template): void {
    this.#connection.transaction(() =>
      this.#connection.run(
        'INSERT INTO templates (template_hash, template) VALUES (?, ?) ON CONFLICT DO NOTHING',
        template_hash,
        JSON.stringify(template),
      ),
    );
  }

  get(template_hash: string): Template | undefined {
    return this.#connection.get(
      'SELECT template FROM templates WHERE template_hash = ?',
      [template_hash],
      (row) => json(row, 'template') as Template,
    );
  }
}
