import {resolve} from 'node:path';
import {Args, Flags} from '@oclif/core';
import {
  bulkFlags,
  bulkLines,
  bulkOptions,
  concludeBulk,
  requireNoBulkFlags,
  type BulkContext,
  type BulkResult,
} from '../../lib/cli/bulk.js';
import {CoopCommand, type GlobalFlags} from '../../lib/cli/command.js';
import {optionalCardFlags} from '../../lib/cli/flags.js';
import type {DocumentMeta, SignatureInfo} from '../../lib/domain/document.js';
import {CoopError, isCoopError} from '../../lib/domain/errors.js';
import type {Draft} from '../../lib/processes/documents/generate.js';
import type {DocumentOrder} from '../../lib/processes/documents/order.js';
import type {Workspace} from '../../lib/processes/workspace.js';
import type {OpenCard} from '../../lib/signing/index.js';
import {documentTexts} from '../../lib/ui/messages/texts/document.js';

/** Facts that were recorded with a document. */
export interface RecordedFact {
  /** `branches`, `meetings`, `propertyRequests`, `projects`, `paymentMethods`, `decisionFacts` or `payload`. */
  kind: string;
  /** What later documents refer to them by: a hash, an id, an account. */
  key: string;
}

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

export default class DocumentGenerate extends CoopCommand<DocumentGenerateResult> {
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

  async run(): Promise<DocumentGenerateResult> {
    const {flags, args} = await this.input(DocumentGenerate);
    const {members, member, link} = flags;
    if (members !== undefined) return this.#makeMany(args.type, {...flags, members});
    if (member === undefined) throw new CoopError('missing_flag', 'usage', {name: 'member', command: this.words});
    this.checkAccount('member', member);
    requireNoBulkFlags(flags, '--members', this.words);
    this.requireNew(flags.out);
    const input = await this.#input(flags.from, flags.decision);
    const work = await this.open(flags);
    const card = flags.card === undefined ? undefined : await this.card(work, {...flags, card: flags.card});
    const links = link === undefined ? {} : {links: link};
    const draft = await this.#make(work, {registry_id: args.type, username: member, input, ...links}, card);
    if (flags.out !== undefined) this.writeNew(flags.out, draft.pdf);
    const {doc_hash, hash, meta, envelope} = draft.document;
    const signatures = envelope?.signatures ?? [];
    const {awaitedSigners} = await import('../../lib/processes/documents/signers.js');
    const awaits = awaitedSigners(work.registry, draft.document);
    const file = flags.out === undefined ? {} : {file: flags.out};
    return {doc_hash, hash, meta, signatures, awaits, recorded: recordedIn(draft), ...file};
  }

  /** The file's data; a decision that is named takes the place of one that is described. */
  async #input(file: string | undefined, decision_id: number | undefined): Promise<Record<string, unknown>> {
    const {readDataFile} = await import('../../lib/cli/input-file.js');
    const data = file === undefined ? {} : await readDataFile(file);
    if (typeof data !== 'object' || data === null || Array.isArray(data)) {
      throw new CoopError('file_not_data', 'invalid', {file: file ?? ''});
    }
    if (decision_id === undefined) return data as Record<string, unknown>;
    const {decision: _described, ...rest} = data as Record<string, unknown>;
    return {...rest, decision_id};
  }

  /** Makes the document; on a terminal asks for the forms of names that it needs, and goes on. */
  async #make(work: Workspace, order: DocumentOrder, card: OpenCard | undefined): Promise<Draft> {
    const {orderDocument} = await import('../../lib/processes/documents/order.js');
    for (;;) {
      try {
        return await orderDocument(work, order, card);
      } catch (error) {
        if (!isCoopError(error, 'name_form_missing') || !this.terminal.interactive) throw error;
        this.progress.stop();
        const {account, cases} = error.params;
        const [{askNameForms}, {confirmForms}, {needMember}] = await Promise.all([
          import('../../lib/cli/names.js'),
          import('../../lib/processes/names.js'),
          import('../../lib/processes/need.js'),
        ]);
        const {member} = needMember(work.registry, account);
        await confirmForms(work, account, await askNameForms(account, member, this.language, cases));
      }
    }
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
    const input = await this.#input(flags.from, flags.decision);
    const work = await this.open(flags);
    const card = flags.card === undefined ? undefined : await this.card(work, {...flags, card: flags.card});
    const source = members === '-' ? members : resolve(members);
    const context = this.#context(flags);
    await work.step('documents');
    const ended = await generateMany(
      work,
      {registry_id, source, input, links: flags.link ?? []},
      readMembers(members),
      {...bulkOptions(context), card, out, total},
    );
    return concludeBulk(work, ended, context);
  }

  #context(flags: BulkContext['flags']): BulkContext {
    return {kind: 'generate', flags, language: this.language, progress: this.progress};
  }

  protected render(result: DocumentGenerateResult): void {
    if ('problems' in result) {
      const [head, ...more] = bulkLines(result, 'generate', this.language);
      this.done(head);
      for (const line of more) this.print(`  ${line}`);
    } else this.#show(result);
  }

  #show({doc_hash, meta, signatures, awaits, recorded, file}: GeneratedDocument): void {
    const texts = this.texts(documentTexts);
    this.done(texts.generated(doc_hash.slice(0, 16), meta.title));
    if (file !== undefined) this.print(`  ${texts.written(file)}`);
    for (const {kind, key} of recorded) this.print(`  ${texts.recorded(kind, key)}`);
    if (signatures.length === 0) this.print(`  ${texts.unsigned}`);
    for (const account of awaits) this.print(`  ${texts.awaits(account, doc_hash.slice(0, 16))}`);
  }
}

function recordedIn({facts = {}, document}: Draft): RecordedFact[] {
  const {payload, ...stores} = facts;
  // Ways of payment are kept under their member, and referred to without him.
  const keys = Object.entries(stores).flatMap(([kind, byKey]) =>
    Object.keys(byKey).map((key) => ({kind, key: key.replace(`${document.meta.username}:`, '')})),
  );
  return payload === undefined ? keys : [...keys, {kind: 'payload', key: String(document.meta.doc_data_hash)}];
}
