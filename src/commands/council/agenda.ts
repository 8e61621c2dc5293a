import {ListCommand} from '../../lib/cli/list-command.js';
import {listFlags} from '../../lib/cli/flags.js';
import type {DecisionRecord} from '../../lib/domain/records.js';
import {councilTexts, nextStep} from '../../lib/ui/messages/texts/council.js';
import {decisionTypeTexts, yesNo} from '../../lib/ui/messages/texts/words.js';

/** One open decision; the name is from the registry, and empty when it does not have the person. */
export interface AgendaItem extends DecisionRecord {
  name: string;
}

/** What `council agenda` returns. */
export interface CouncilAgendaResult {
  decisions: AgendaItem[];
}

export default class CouncilAgenda extends ListCommand<CouncilAgendaResult, AgendaItem> {
  static override flags = {columns: listFlags.columns, csv: listFlags.csv};

  async run(): Promise<CouncilAgendaResult> {
    const {flags} = await this.input(CouncilAgenda);
    const work = await this.open(flags);
    const {nameOf, readAgenda} = await import('../../lib/processes/council.js');
    const decisions = await readAgenda(work);
    return {decisions: decisions.map((decision) => ({...decision, name: nameOf(work, decision.username)}))};
  }

  protected columns() {
    const {headings} = this.texts(councilTexts);
    const types = this.texts(decisionTypeTexts);
    const said = this.texts(yesNo);
    return [
      {key: 'decision_id', heading: headings.id, value: (item: AgendaItem) => String(item.decision_id)},
      {key: 'type', heading: headings.question, value: (item: AgendaItem) => types[item.type] ?? item.type},
      {key: 'username', heading: headings.account, value: (item: AgendaItem) => item.username},
      {key: 'name', heading: headings.about, value: (item: AgendaItem) => item.name},
      {key: 'votes_for', heading: headings.for, value: (item: AgendaItem) => String(item.votes_for.length)},
      {key: 'votes_against', heading: headings.against, value: (item: AgendaItem) => String(item.votes_against.length)},
      {key: 'approved', heading: headings.approved, value: (item: AgendaItem) => said(item.approved)},
      {key: 'authorized', heading: headings.authorized, value: (item: AgendaItem) => said(item.authorized)},
    ];
  }

  protected rows({decisions}: CouncilAgendaResult): AgendaItem[] {
    return decisions;
  }

  protected override note({decisions: [first]}: CouncilAgendaResult): string | undefined {
    return first && nextStep(this.texts(councilTexts), first);
  }

  protected empty(): string {
    return this.texts(councilTexts).no_decisions;
  }
}
