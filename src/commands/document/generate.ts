import {resolve} from 'node:path';
import {Args, Flags} from '@oclif/core';
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
import {optionalCardFlags} from '../../lib/cli/flags.js';
import {orderInput} from '../../lib/cli/input-file.js';
import type {DocumentMeta, SignatureInfo} from '../../lib/domain/document.js';
import {CoopError} from '../../lib/domain/errors.js';
import type {Draft} from '../../lib/processes/documents/generate.js';
import type {DocumentOrder, RecordedFact} from '../../lib/processes/documents/order.js';
import type {Workspace} from '../../lib/processes/workspace.js';
import type {OpenCard} from '../../lib/signing/index.js';
import {documentTexts} from '../../lib/ui/messages/texts/document.js';

/** What `document generate` returns: for one member the document, for a list of them the counts. */
export type DocumentGenerateResult = GeneratedDocument | BulkResult;

/** One document as it was made. */
export interface GeneratedDocument {
  doc_hash: string;
  hash: string;
  meta: DocumentMeta;
  signatures: SignatureInfo[];
  /** Accounts that still have to sign, in their order. */
  awaits: string[];
  /** Facts from the input that are now in the registry. */
  recorded: RecordedFact[];
  /** Where the PDF was written, when asked for. */
  file?: string;
}

/** Flags of a list of members. */
type BulkFlags = GlobalFlags &
  BulkContext['flags'] & {members: string} & Partial<Record<'from' | 'card' | 'pin-file' | 'out', string>> & {
    decision?: number | undefined;
    link?: string[] | undefined;
  };

export default class DocumentGenerate extends BulkCommand<GeneratedDocument> {
  static override args = {type: Args.integer({required: true})};
  static override flags = {
    member: Flags.string({helpValue: 'ACCOUNT', exclusive: ['members']}),
    members: Flags.string({helpValue: 'FILE'}),
    from: Flags.string({helpValue: 'FILE'}),
    decision: Flags.integer({min: 1, helpValue: 'ID'}),
    link: Flags.string({multiple: true, helpValue: 'HASH'}),
    out: Flags.string({helpValue: 'FILE'}),
    ...optionalCardFlags,
    ...bulkFlags,
  };
  protected readonly kind = 'generate';

  async run(): Promise<DocumentGenerateResult> {
    const {flags, args} = await this.input(DocumentGenerate);
    const {members, member, link} = flags;
    if (members !== undefined) return this.#makeMany(args.type, {...flags, members});
    if (member === undefined) throw new CoopError('missing_flag', 'usage', {name: 'member', command: this.words});
    this.checkAccount('member', member);
    requireNoBulkFlags(flags, '--members', this.words);
    this.requireNew(flags.out);
    const input = await orderInput(flags.from, flags.decision);
    const work = await this.open(flags);
    const card = flags.card === undefined ? undefined : await this.card(work, {...flags, card: flags.card});
    const links = link === undefined ? {} : {links: link};
    const draft = await this.#make(work, {registry_id: args.type, username: member, input, ...links}, card);
    if (flags.out !== undefined) this.writeNew(flags.out, draft.pdf);
    const {doc_hash, hash, meta, envelope} = draft.document;
    const signatures = envelope?.signatures ?? [];
    const [{awaitedSigners}, {recordedFacts}] = await Promise.all([
      import('../../lib/processes/documents/signers.js'),
      import('../../lib/processes/documents/order.js'),
    ]);
    const awaits = awaitedSigners(work.registry, draft.document);
    const file = flags.out === undefined ? {} : {file: flags.out};
    return {doc_hash, hash, meta, signatures, awaits, recorded: recordedFacts(draft), ...file};
  }

  /** Makes the document; on a terminal asks for the forms of names that it needs, and goes on. */
  async #make(work: Workspace, order: DocumentOrder, card: OpenCard | undefined): Promise<Draft> {
    const {orderDocument} = await import('../../lib/processes/documents/order.js');
    const make = (): Promise<Draft> => orderDocument(work, order, card);
    if (!this.terminal.interactive) return make();
    const {askingNameForms} = await import('../../lib/cli/names.js');
    return askingNameForms(work, this.language, make, () => {
      this.progress.stop();
    });
  }

  /** One document for each member of a list. */
  async #makeMany(registry_id: number, flags: BulkFlags): Promise<BulkResult> {
    const [{generateMany}, {countMembers, readMembers}] = await Promise.all([
      import('../../lib/processes/bulk/generate.js'),
      import('../../lib/processes/bulk/members-list.js'),
    ]);
    const {members, out} = flags;
    const total = await countMembers(members);
    if (total === 0) throw new CoopError('members_empty', 'invalid', {file: members});
    const input = await orderInput(flags.from, flags.decision);
    const work = await this.open(flags);
    const card = flags.card === undefined ? undefined : await this.card(work, {...flags, card: flags.card});
    const source = members === '-' ? members : resolve(members);
    const context = this.context(flags);
    await work.step('documents');
    const ended = await generateMany(
      work,
      {registry_id, source, input, links: flags.link ?? []},
      readMembers(members),
      {...bulkOptions(context), card, out, total},
    );
    return concludeBulk(work, ended, context);
  }

  protected renderOne({doc_hash, meta, signatures, awaits, recorded, file}: GeneratedDocument): void {
    const texts = this.texts(documentTexts);
    this.done(texts.generated(doc_hash.slice(0, 16), meta.title));
    if (file !== undefined) this.print(`  ${texts.written(file)}`);
    for (const {kind, key} of recorded) this.print(`  ${texts.recorded(kind, key)}`);
    if (signatures.length === 0) this.print(`  ${texts.unsigned}`);
    for (const account of awaits) this.print(`  ${texts.awaits(account, doc_hash.slice(0, 16))}`);
  }
}
