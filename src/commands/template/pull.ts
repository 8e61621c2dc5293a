import {Args, Flags} from '@oclif/core';
import {CoopCommand} from '../../lib/cli/command.js';
import {errorText} from '../../lib/cli/output.js';
import {CoopError} from '../../lib/domain/errors.js';
import type {PulledTemplate} from '../../lib/processes/templates/pull.js';
import {templateTexts} from '../../lib/ui/messages/texts/template.js';

/** What became of one template; `error` says why it was refused. */
export interface PulledSummary extends Omit<PulledTemplate, 'error'> {
  error?: {code: string; message: string; problems?: unknown};
}

/** What `template pull` returns. */
export interface TemplatePullResult {
  scope: string;
  templates: PulledSummary[];
  /** How many there are of each state. */
  counts: Record<PulledTemplate['state'], number>;
}

export default class TemplatePull extends CoopCommand<TemplatePullResult> {
  static override args = {ids: Args.integer({multiple: true, min: 1})};
  static override flags = {
    all: Flags.boolean(),
    scope: Flags.string({helpValue: 'draft|COOPNAME', default: 'draft'}),
    use: Flags.boolean(),
  };

  async run(): Promise<TemplatePullResult> {
    const {flags, args} = await this.input(TemplatePull);
    this.checkAccount('scope', flags.scope);
    const ids = [args.ids ?? []].flat();
    if (flags.all && ids.length > 0) {
      throw new CoopError('flags_exclude', 'usage', {flags: ['IDS', '--all'], command: this.words});
    }
    const work = await this.open(flags);
    const {pullTemplates} = await import('../../lib/processes/templates/pull.js');
    const pulled = await pullTemplates(work, {
      which: flags.all ? 'all' : ids.length > 0 ? ids : 'known',
      scope: flags.scope,
      use: flags.use,
    });
    const templates = await Promise.all(pulled.map((template) => this.#summary(template)));
    const counts = {new: 0, changed: 0, unchanged: 0, refused: 0, missing: 0};
    for (const {state} of templates) counts[state] += 1;
    const {taken, details} = {taken: counts.new + counts.changed + counts.unchanged, details: templates};
    if (templates.length > 0 && taken === 0) {
      if (!this.json) this.#list(templates);
      const kind = counts.missing === templates.length ? 'not_found' : 'invalid';
      throw new CoopError('templates_not_pulled', kind, {count: templates.length, details});
    }
    if (this.json) this.#warn(templates);
    return {scope: flags.scope, templates, counts};
  }

  protected render({templates, counts}: TemplatePullResult): void {
    this.#list(templates);
    this.done(this.texts(templateTexts).pulled(counts));
  }

  #list(templates: readonly PulledSummary[]): void {
    const {states, notAdopted, sameEdition, inUse, approvals} = this.texts(templateTexts);
    for (const found of templates) {
      const {registry_id, state, title = '', version, approval, error, adopted, not_adopted} = found;
      const facts = [
        version === undefined ? '' : `${version}`,
        approval === undefined || approval === 'not_required' ? '' : approvals[approval],
        adopted === true ? inUse : '',
        not_adopted === undefined ? '' : notAdopted[not_adopted],
        found.same_edition === true ? sameEdition : '',
      ].filter((fact) => fact !== '');
      this.print(`${String(registry_id).padStart(5)}  ${states[state]}  ${[title, ...facts].join(' · ')}`);
      if (error) this.print(`       ${error.message.replaceAll('\n', '\n       ')}`);
    }
  }

  /** What must not be overlooked by a script either. */
  #warn(templates: readonly PulledSummary[]): void {
    const {notAdopted, sameEdition} = this.texts(templateTexts);
    for (const {registry_id, error, not_adopted, same_edition} of templates) {
      if (error) this.caution(error.message);
      else if (not_adopted !== undefined) this.caution(`${registry_id}: ${notAdopted[not_adopted]}`);
      if (same_edition === true) this.caution(`${registry_id}: ${sameEdition}`);
    }
  }

  async #summary({error, ...template}: PulledTemplate): Promise<PulledSummary> {
    if (!error) return template;
    const {message} = await errorText(error, this.language);
    const {problems} = error.params as {problems?: unknown};
    return {...template, error: {code: error.code, message, ...(problems === undefined ? {} : {problems})}};
  }
}
