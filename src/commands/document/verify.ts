import {Args, Flags} from '@oclif/core';
import type {NodeClient} from '../../lib/chain/index.js';
import {
  bulkFlags,
  bulkOptions,
  concludeBulk,
  requireNoBulkFlags,
  type BulkContext,
  type BulkResult,
} from '../../lib/cli/bulk.js';
import {BulkCommand} from '../../lib/cli/bulk-command.js';
import type {GlobalFlags} from '../../lib/cli/command.js';
import {documentScan, scanFlags} from '../../lib/cli/document-scan.js';
import {CoopError} from '../../lib/domain/errors.js';
import type {Check} from '../../lib/domain/records.js';
import type {Signatory} from '../../lib/processes/documents/verify-copy.js';
import type {Verification} from '../../lib/processes/documents/verify-target.js';
import type {Workspace} from '../../lib/processes/workspace.js';
import {checkTexts} from '../../lib/ui/messages/texts/checks.js';
import {copyTexts} from '../../lib/ui/messages/texts/copies.js';
import {documentTexts} from '../../lib/ui/messages/texts/document.js';

/** What `document verify` returns: for one target what was verified, for all documents the counts. */
export type DocumentVerifyResult = VerifiedTarget | BulkResult;

/** One target as it was verified; a failed check is an error of integrity instead, with the same checks. */
export type VerifiedTarget = Omit<Verification, 'notes'>;

export default class DocumentVerify extends BulkCommand<VerifiedTarget> {
  static override args = {document: Args.string()};
  static override flags = {
    envelope: Flags.string({helpValue: 'FILE'}),
    chain: Flags.boolean({exclusive: ['offline']}),
    offline: Flags.boolean(),
    standalone: Flags.boolean(),
    attachments: Flags.boolean({exclusive: ['envelope']}),
    ...scanFlags,
    ...bulkFlags,
  };
  protected readonly kind = 'verify';

  async run(): Promise<DocumentVerifyResult> {
    const {flags, args} = await this.input(DocumentVerify);
    const command = this.words;
    if (flags.all) {
      if (args.document !== undefined)
        throw new CoopError('flags_exclude', 'usage', {flags: ['DOCUMENT', '--all'], command});
      return this.#all(flags);
    }
    if (args.document === undefined) throw new CoopError('missing_argument', 'usage', {names: ['DOCUMENT'], command});
    requireNoBulkFlags(flags, '--all', command);
    const texts = this.texts(copyTexts);
    const {verifyTarget} = await import('../../lib/processes/documents/verify-target.js');
    const {notes, ...result} = await verifyTarget(
      {
        target: args.document,
        attachmentsOnly: flags.attachments,
        ...(flags.envelope === undefined ? {} : {envelope: flags.envelope}),
      },
      {
        open: async (ask) =>
          flags.standalone ? undefined : ask ? this.openIfThere(flags) : this.openUnasked(flags, texts.notOpened),
        node: (work, selfProving) => this.#chain(work, selfProving, flags),
      },
    );
    for (const note of notes) this.caution(note === 'offline' ? this.texts(documentTexts).offline : texts.notes[note]);
    return result;
  }

  async #all(
    flags: GlobalFlags & BulkContext['flags'] & Parameters<typeof documentScan>[0] & {chain: boolean; offline: boolean},
  ): Promise<BulkResult> {
    const scan = documentScan(flags, this.words);
    const work = await this.open(flags);
    const {verifyAll} = await import('../../lib/processes/bulk/verify.js');
    const context = this.context(flags);
    await work.step('verify');
    const node = await this.#chain(work, false, flags);
    if (node === undefined) this.caution(this.texts(documentTexts).offline);
    return concludeBulk(work, await verifyAll(work, {...bulkOptions(context), scan, node}), context);
  }

  protected renderOne({kind, doc_hash, chain_checked, documents = [], ...result}: VerifiedTarget): void {
    const {verified, intact} = this.texts(documentTexts);
    const {genuine, attachmentsOnly, packageGenuine} = this.texts(copyTexts);
    const said = {
      document: chain_checked ? verified : intact,
      signed_copy: genuine,
      attachments: attachmentsOnly,
      package: () => packageGenuine(documents.length),
    };
    this.done(said[kind](doc_hash.slice(0, 16)));
    for (const {file, title, ...document} of [{file: '', title: '', ...result}, ...documents]) {
      if (file !== '') this.print(`\n${this.terminal.paint.bold(title)}  ${file}`);
      this.#show(document);
    }
  }

  #show({checks, signatories}: {checks: Check[]; signatories: Signatory[]}): void {
    const texts = this.texts(copyTexts);
    for (const {id, detail} of checks) {
      this.print(`  ${this.terminal.paint.green('✓')} ${this.texts(checkTexts)(id)}${detail ? `: ${detail}` : ''}`);
    }
    for (const {account, name, public_key, signed_at} of signatories) {
      this.print(`  ${texts.signedBy(name === undefined ? account : `${name} (${account})`, signed_at, public_key)}`);
    }
  }

  async #chain(
    work: Workspace | undefined,
    selfProving: boolean,
    flags: GlobalFlags & {chain: boolean; offline: boolean},
  ): Promise<NodeClient | undefined> {
    if (flags.offline || (selfProving && !flags.chain)) return undefined;
    if (work === undefined) {
      const {connectProfile} = await import('../../lib/cli/session.js');
      return connectProfile(flags.profile ?? this.settings.profile ?? 'sandbox', {onTrouble: this.onTrouble});
    }
    const {nodeAtHand} = await import('../../lib/processes/chain-facts.js');
    return flags.chain ? work.node() : nodeAtHand(work);
  }
}
