import type {ActionContext, Row, Table} from '../contract.js';
import {defineContract} from './shared/abi.js';
import {requireCoopOrAdmin} from './shared/authority.js';
import {byName, byNumber, byPair, COUNTS, i128, i64, keyed, nextCount} from './shared/tables.js';
import {hashText, nameValue, pairKey, uint64, type Uint64} from './shared/values.js';

/** Scope of the templates that the whole network shares, and name of their contract. */
const NETWORK = 'draft';

interface DraftRow extends Row {
  registry_id: Uint64;
  version: Uint64;
  default_translation_id: Uint64;
  title: string;
  description: string;
  context: string;
  model: string;
}

interface TranslationRow extends Row {
  id: Uint64;
  draft_id: Uint64;
  lang: string;
  data: string;
}

interface ApprovalRow extends Row {
  registry_id: Uint64;
  version: Uint64;
}

/** Who acts on whose templates: the network's (scope `draft`) or one cooperative's. */
interface OnScope {
  scope: string;
  username: string;
}

interface Texts {
  title: string;
  description: string;
  context: string;
  model: string;
}

/** The edition that a cooperative's members sign: the one it approved, else the network's (PROTOCOL 3.h). */
export function effectiveVersion(context: ActionContext, coopname: string, registryId: bigint): Uint64 {
  const approval = context.table<ApprovalRow>(NETWORK, coopname, 'approvals').get(registryId);
  return approval?.version ?? requireDraft(context, NETWORK, registryId).version;
}

function createdraft(
  context: ActionContext,
  data: OnScope & Texts & {registry_id: Uint64; lang: string; translation_data: string},
): void {
  requireScope(context, data, 'createdraft');
  const {scope, registry_id, lang, title, description, model} = data;
  context.check(!drafts(context, scope).get(BigInt(registry_id)), 'Шаблон с указанным registry_id уже существует');
  const id = addTranslation(context, scope, {draft_id: registry_id, lang, data: data.translation_data});
  drafts(context, scope).put({
    registry_id,
    version: 1,
    default_translation_id: id,
    title,
    description,
    context: data.context,
    model,
  });
}

function editdraft(context: ActionContext, data: OnScope & Texts & {registry_id: Uint64}): void {
  requireScope(context, data, 'editdraft');
  const {scope, registry_id, title, description, model} = data;
  const draft = requireDraft(context, scope, BigInt(registry_id));
  drafts(context, scope).put({...draft, title, description, context: data.context, model});
}

function deldraft(context: ActionContext, data: OnScope & {registry_id: Uint64}): void {
  requireScope(context, data, 'deldraft');
  const id = BigInt(data.registry_id);
  requireDraft(context, data.scope, id);
  const rows = translations(context, data.scope);
  for (const row of rows.all()) if (BigInt(row.draft_id) === id) rows.remove(BigInt(row.id));
  drafts(context, data.scope).remove(id);
}

function createtrans(context: ActionContext, data: OnScope & {registry_id: Uint64; lang: string; data: string}): void {
  requireScope(context, data, 'createtrans');
  const {scope, registry_id, lang} = data;
  requireDraft(context, scope, BigInt(registry_id));
  const key = pairKey(BigInt(registry_id), nameValue(lang));
  context.check(!translations(context, scope).find(3, key), 'Перевод на указанный язык уже существует');
  addTranslation(context, scope, {draft_id: registry_id, lang, data: data.data});
}

function edittrans(context: ActionContext, data: OnScope & {translate_id: Uint64; data: string}): void {
  requireScope(context, data, 'edittrans');
  const translation = requireTranslation(context, data);
  translations(context, data.scope).put({...translation, data: data.data});
}

function deltrans(context: ActionContext, data: OnScope & {translate_id: Uint64}): void {
  requireScope(context, data, 'deltrans');
  const {id, draft_id} = requireTranslation(context, data);
  const draft = requireDraft(context, data.scope, BigInt(draft_id));
  const isDefault = BigInt(draft.default_translation_id) === BigInt(id);
  context.check(!isDefault, 'Основной перевод нельзя удалить');
  translations(context, data.scope).remove(BigInt(id));
}

/** The next edition: members have to sign again. */
function upversion(context: ActionContext, data: OnScope & {registry_id: Uint64}): void {
  requireScope(context, data, 'upversion');
  const draft = requireDraft(context, data.scope, BigInt(data.registry_id));
  drafts(context, data.scope).put({...draft, version: uint64(BigInt(draft.version) + 1n)});
}

/** A cooperative's council has approved an edition of the network's template. */
function approve(
  context: ActionContext,
  data: {
    coopname: string;
    username: string;
    registry_id: Uint64;
    version: Uint64;
    decision_id: Uint64;
    approved_at: string;
    text_hash: string;
  },
): void {
  const {coopname, username, registry_id, version, decision_id, approved_at} = data;
  requireCoopOrAdmin(context, coopname, username, 'approve');
  const draft = requireDraft(context, NETWORK, BigInt(registry_id));
  context.check(
    BigInt(draft.version) === BigInt(version),
    'Утверждаемая редакция не совпадает с действующей редакцией шаблона',
  );
  const row = {registry_id, version, decision_id, approved_at, text_hash: hashText(data.text_hash)};
  context.table<ApprovalRow>(NETWORK, coopname, 'approvals').put(row);
}

/** An event that tells the id of a new translation. */
function newid(context: ActionContext): void {
  context.requireAuth(NETWORK);
}

function requireScope(context: ActionContext, {scope, username}: OnScope, action: string): void {
  if (scope === NETWORK) context.requireAuth('eosio');
  else requireCoopOrAdmin(context, scope, username, action);
}

function requireDraft(context: ActionContext, scope: string, id: bigint): DraftRow {
  const draft = drafts(context, scope).get(id);
  context.check(draft, 'Шаблон документа не найден');
  return draft;
}

function requireTranslation(context: ActionContext, data: {scope: string; translate_id: Uint64}): TranslationRow {
  const translation = translations(context, data.scope).get(BigInt(data.translate_id));
  context.check(translation, 'Перевод не найден');
  return translation;
}

function addTranslation(context: ActionContext, scope: string, row: Omit<TranslationRow, 'id'>): Uint64 {
  const id = nextCount(context, scope, 'translations');
  const {draft_id, lang, data} = row;
  translations(context, scope).put({id, draft_id: draft_id as Uint64, lang: lang as string, data: data as string});
  context.send({account: NETWORK, name: 'newid', data: {scope, id}});
  return id;
}

function drafts(context: ActionContext, scope: string): Table<DraftRow> {
  return context.table(NETWORK, scope, 'drafts');
}

function translations(context: ActionContext, scope: string): Table<TranslationRow> {
  return context.table(NETWORK, scope, 'translations');
}

const byRegistryId = byNumber('registry_id');

/** Templates of documents and their approved editions (PROTOCOL 3.h). */
export const draft = defineContract({
  account: NETWORK,
  tables: {
    counts: COUNTS,
    drafts: keyed(byRegistryId),
    translations: keyed(byNumber('id'), i64(byNumber('draft_id')), i128(byPair(byNumber('draft_id'), byName('lang')))),
    approvals: keyed(byRegistryId),
  },
  actions: {createdraft, editdraft, deldraft, createtrans, edittrans, deltrans, upversion, approve, newid},
});
