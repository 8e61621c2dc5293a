import {CoopError} from '../domain/errors.js';
import type {PulledEdition, Template, TemplateApproval, TemplateChoice} from '../domain/template.js';
import type {Connection} from './connection.js';
import './errors.js';
import {json, text} from './row.js';
import {VersionStore} from './versions.js';

/** Hashes that a beginning is compared with at most; a registry has some dozens. */
const SEARCHED = 2;

/** Texts of templates by the hash of their canonical JSON, and which of them were pulled, approved and chosen. */
export class Templates {
  /** What the chain had; key: `<scope>:<registry_id>`. */
  readonly pulled: VersionStore<PulledEdition>;
  /** What the council approved; key: registry_id. */
  readonly approvals: VersionStore<TemplateApproval>;
  /** What new documents are made from, where it is not the built-in edition; key: registry_id. */
  readonly choices: VersionStore<TemplateChoice>;
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.pulled = new VersionStore(connection, 'pulled_templates');
    this.approvals = new VersionStore(connection, 'template_approvals');
    this.choices = new VersionStore(connection, 'template_choices');
  }

  /** Block from which a change made now holds, for these three: a node that lags behind must not go back in time. */
  nextBlock(head: number): number {
    return Math.max(head, ...[this.pulled, this.approvals, this.choices].map((store) => store.newestBlock() ?? 0));
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

  /** The hash that begins so; undefined for none. Throws `template_ambiguous` for several. */
  findHash(beginning: string): string | undefined {
    const [found, another] = this.#connection.all(
      'SELECT template_hash FROM templates WHERE template_hash >= ? AND template_hash < ? || char(1114111) LIMIT ?',
      [beginning, beginning, SEARCHED],
      (row) => text(row, 'template_hash'),
    );
    if (another !== undefined) throw new CoopError('template_ambiguous', 'invalid', {hash: beginning});
    return found;
  }
}
