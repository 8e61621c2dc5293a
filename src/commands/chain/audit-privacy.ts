import {Flags} from '@oclif/core';
import {CoopCommand} from '../../lib/cli/command.js';
import {EXIT_STATUS} from '../../lib/domain/errors.js';
import type {PrivacyAudit, PrivacyFinding} from '../../lib/processes/audit-privacy.js';
import {privacyTexts} from '../../lib/ui/messages/texts/privacy.js';
import {formatTable} from '../../lib/ui/table.js';

/** What `chain audit-privacy` returns. */
export type ChainAuditPrivacyResult = PrivacyAudit;

/** So many findings are shown to people; JSON has all. */
const SHOWN = 100;

export default class ChainAuditPrivacy extends CoopCommand<ChainAuditPrivacyResult> {
  static override flags = {'from-block': Flags.integer({min: 1, helpValue: 'N'})};

  async run(): Promise<ChainAuditPrivacyResult> {
    const {flags} = await this.input(ChainAuditPrivacy);
    const texts = this.texts(privacyTexts);
    const work = await this.open(flags);
    const {auditPrivacy} = await import('../../lib/processes/audit-privacy.js');
    await this.progress.step(texts.looking);
    const audit = await auditPrivacy(work, {
      fromBlock: flags['from-block'],
      onProgress: (actions) => {
        this.progress.count(() => texts.looked(actions));
      },
    });
    if (audit.rows === undefined) this.caution(texts.no_node);
    if (audit.actions === 0) this.caution(texts.no_history);
    if (!audit.clean) process.exitCode = EXIT_STATUS.integrity;
    return audit;
  }

  protected async render({clean, actions, rows = 0, findings}: ChainAuditPrivacyResult): Promise<void> {
    const texts = this.texts(privacyTexts);
    if (clean) {
      this.done(texts.clean(actions, rows));
      return;
    }
    const columns = [
      {key: 'block_num', heading: texts.headings.block, value: (f: PrivacyFinding) => String(f.block_num ?? '')},
      {
        key: 'transaction_id',
        heading: texts.headings.transaction,
        value: (f: PrivacyFinding) => f.transaction_id?.slice(0, 16) ?? '',
      },
      {key: 'source', heading: texts.headings.source, value: (f: PrivacyFinding) => f.source},
      {key: 'path', heading: texts.headings.path, value: (f: PrivacyFinding) => f.path},
      {key: 'kind', heading: texts.headings.kind, value: (f: PrivacyFinding) => f.kind},
      {key: 'account', heading: texts.headings.account, value: (f: PrivacyFinding) => f.account ?? ''},
    ];
    this.print(await formatTable(columns, findings.slice(0, SHOWN), this.terminal.paint.bold));
    this.print(`${this.terminal.paint.red('✗')} ${texts.found(findings.length, actions, rows)}`);
    if (findings.length > SHOWN) this.print(texts.more(findings.length - SHOWN));
    this.print(texts.what_to_do);
  }
}
