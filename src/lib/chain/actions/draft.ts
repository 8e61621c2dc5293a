import type {AccountName} from '../../domain/account.js';
import type {ActionInput} from '../../domain/records.js';
import {PLATFORM_SCOPE} from '../../domain/template.js';
import {action} from './authority.js';

/** A template's texts as the contract takes them; `model` is the JSON text of the schema. */
export interface DraftTexts {
  scope: AccountName;
  registry_id: number;
  title: string;
  description: string;
  context: string;
  model: string;
}

/** Publishes a template with its first translation; `translation_data` is JSON text, key → phrase. */
export function createdraft(args: DraftTexts & {lang: string; translation_data: string}): ActionInput {
  const {scope, registry_id, lang, title, description, context, model, translation_data} = args;
  const texts = {lang, title, description, context, model, translation_data};
  return byOwner(scope, 'createdraft', {registry_id, ...texts});
}

/** Replaces a template's texts; the edition number stays. */
export function editdraft(args: DraftTexts): ActionInput {
  const {scope, registry_id, title, description, context, model} = args;
  return byOwner(scope, 'editdraft', {registry_id, title, description, context, model});
}

/** Adds a translation. */
export function createtrans(args: {scope: AccountName; registry_id: number; lang: string; data: string}): ActionInput {
  const {scope, registry_id, lang, data} = args;
  return byOwner(scope, 'createtrans', {registry_id, lang, data});
}

/** Replaces a translation. */
export function edittrans(args: {scope: AccountName; translate_id: number; data: string}): ActionInput {
  const {scope, translate_id, data} = args;
  return byOwner(scope, 'edittrans', {translate_id, data});
}

/** Raises the edition number: members have to sign again. */
export function upversion(args: {scope: AccountName; registry_id: number}): ActionInput {
  return byOwner(args.scope, 'upversion', {registry_id: args.registry_id});
}

/** Records that the cooperative's council approved an edition; decision_id 0 is an approval of paper days. */
export function approve(args: {
  coopname: AccountName;
  registry_id: number;
  version: number;
  decision_id: number;
  approved_at: string;
  text_hash: string;
}): ActionInput {
  const {coopname, registry_id, version, decision_id, approved_at, text_hash} = args;
  const data = {coopname, username: coopname, registry_id, version, decision_id, approved_at, text_hash};
  return action('draft', 'approve', coopname, data);
}

/** Platform templates are the system's, a cooperative's own are the cooperative's. */
function byOwner(scope: AccountName, name: string, data: Record<string, unknown>): ActionInput {
  const owner = scope === PLATFORM_SCOPE ? 'eosio' : scope;
  return action('draft', name, owner, {scope, username: owner, ...data});
}
