import {Flags} from '@oclif/core';
import {listFlags} from '../../lib/cli/flags.js';
import {endOf, extentWarnings, packageType, shortHash} from '../../lib/cli/history-view.js';
import {ListCommand} from '../../lib/cli/list-command.js';
import {FLOW_STATES, type FlowState} from '../../lib/domain/packages.js';
import {displayBlockTime} from '../../lib/domain/time.js';
import type {FlowEntry, HistoryExtent} from '../../lib/processes/history.js';
import {flowTexts, historyTexts} from '../../lib/ui/messages/texts/history.js';

/** What `document flow` returns: packages in the order in which the chain first spoke of them. */
export interface DocumentFlowResult extends HistoryExtent {
  packages: FlowEntry[];
  /** How many packages there are in each state. */
  counts: Partial<Record<FlowState, number>>;
}

export default class DocumentFlow extends ListCommand<DocumentFlowResult, FlowEntry> {
  static override flags = {
    state: Flags.option({options: FLOW_STATES})(),
    type: Flags.string({helpValue: 'NAME'}),
    member: Flags.string({helpValue: 'ACCOUNT'}),
    after: Flags.string({helpValue: 'HASH'}),
    limit: listFlags.limit,
    columns: listFlags.columns,
    csv: listFlags.csv,
  };

  async run(): Promise<DocumentFlowResult> {
    const {flags} = await this.input(DocumentFlow);
    this.checkAccount('member', flags.member);
    const {registry} = await this.open(flags);
    const {countFlow, historyExtent, listFlow, needPackage} = await import('../../lib/processes/history.js');
    const {state, type, member, limit} = flags;
    const packages = await listFlow(registry, {
      limit,
      ...(state === undefined ? {} : {state}),
      ...(type === undefined ? {} : {type}),
      ...(member === undefined ? {} : {username: member}),
      ...(flags.after === undefined ? {} : {after: needPackage(registry, flags.after).package}),
    });
    const extent = historyExtent(registry);
    for (const warning of extentWarnings(extent, this.language)) this.caution(warning);
    return {packages, counts: await countFlow(registry), ...extent};
  }

  protected columns() {
    const {headings} = this.texts(historyTexts);
    const time = (at: string | undefined): string => (at === undefined ? '' : displayBlockTime(at));
    return [
      {
        key: 'package',
        heading: headings.package,
        value: (row: FlowEntry) => shortHash(row.package),
        csv: (row: FlowEntry) => row.package,
      },
      {key: 'type', heading: headings.type, value: ({type}: FlowEntry) => packageType(type, this.language)},
      {key: 'username', heading: headings.member, value: ({username}: FlowEntry) => username},
      {key: 'state', heading: headings.state, value: (row: FlowEntry) => this.stateOf(row)},
      {
        key: 'documents',
        heading: headings.documents,
        value: ({documents}: FlowEntry) => String(documents.length),
        spare: 2,
      },
      {key: 'opened_at', heading: headings.opened, value: ({opened_at}: FlowEntry) => time(opened_at), spare: 4},
      {
        key: 'submitted_at',
        heading: headings.submitted,
        value: ({submitted_at}: FlowEntry) => time(submitted_at),
        spare: 6,
      },
      {key: 'decided_at', heading: headings.decided, value: ({decided_at}: FlowEntry) => time(decided_at), spare: 5},
      {key: 'ended_at', heading: headings.ended, value: (row: FlowEntry) => time(endOf(row)), spare: 1},
      {key: 'expires_at', heading: headings.expires, value: ({expires_at}: FlowEntry) => time(expires_at), spare: 3},
    ];
  }

  protected rows({packages}: DocumentFlowResult): FlowEntry[] {
    return packages;
  }

  protected empty(): string {
    return this.texts(historyTexts).no_packages;
  }

  protected override note({packages}: DocumentFlowResult): string | undefined {
    const last = packages.at(-1);
    const {limit} = this.given as {limit: number};
    return last === undefined || packages.length < limit
      ? undefined
      : this.texts(historyTexts).more(shortHash(last.package));
  }

  private stateOf({state, documents, complete}: FlowEntry): string {
    const texts = this.texts(historyTexts);
    const hasProblems = documents.some(({problems}) => problems.length > 0);
    const notes = [...(hasProblems ? [texts.problems] : []), ...(complete ? [] : [texts.incomplete])];
    return [this.texts(flowTexts)[state], ...notes].join(', ');
  }
}
