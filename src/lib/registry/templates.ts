import {CoopError} from '../domain/errors.js';
import type {PulledEdition, Template, TemplateApproval, TemplateChoice} from '../domain/template.js';
import type {Connection} from './connection.js';
import './errors.js';
import {json, text} from './row.js';
import {VersionStore} from './versions.js';

/** Hashes that a beginning is compared with at most; a registry has some dozens. */
const SEARCHED = 2;

/** Templates that are kept as objects. */
const KEPT = 64;

/** Texts of templates by the hash of their canonical JSON, and which of them were pulled, approved and chosen. */
export class Templates {
  /** What the chain had; key: `<scope>:<registry_id>`. */
  readonly pulled: VersionStore<PulledEdition>;
  /** What the council approved; key: registry_id. */
  readonly approvals: VersionStore<TemplateApproval>;
  /** What new documents are made from, where it is not the built-in edition; key: registry_id. */
  readonly choices: VersionStore<TemplateChoice>;
  readonly #connection: Connection;
  readonly #read = new Map<string, Template>();

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

  /** The text with this hash; the same object again, as what is compiled of a template is kept by its object. */
  get(template_hash: string): Template | undefined {
    const known = this.#read.get(template_hash);
    if (known) return known;
    const query = 'SELECT template FROM templates WHERE template_hash = ?';
    const found = this.#connection.get(query, [template_hash], (row) => json(row, 'template') as Template);
    if (found && this.#read.size >= KEPT) this.#read.clear();
    if (found) this.#read.set(template_hash, found);
    return found;
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
