import {formatAssetForDocument, parseAsset} from '../../../domain/asset.js';
import type {DocumentMeta} from '../../../domain/document.js';
import {amountInWords} from '../../../domain/russian.js';
import {displayTime} from '../../../domain/time.js';
import type {FactsAt} from '../facts.js';
import type {DocumentModel} from './model.js';
import {namedPerson, printedPerson} from './persons.js';

/** What every model has. */
export function common(facts: FactsAt, meta: DocumentMeta): DocumentModel {
  return {meta, coop: cooperative(facts), vars: facts.vars(), created_at: displayTime(meta.created_at)};
}

/** `coop` of DOCUMENTS 2.6: own facts, what the chain says, chairman and council. */
function cooperative(facts: FactsAt): DocumentModel {
  const {organization_type: type, bank_account, represented_by, ...own} = facts.cooperative();
  const {council, ...chain} = facts.onChain();
  const chairman = facts.chairman();
  return {
    ...own,
    ...chain,
    type,
    represented_by: printedPerson(facts.coopname, represented_by),
    defaultBankAccount: bank_account,
    chairman: printedPerson(chairman.account, chairman.person),
    members: council.map(({username, position}) => ({
      ...printedPerson(username, facts.councilPerson(username)),
      is_chairman: position === 'chairman',
    })),
    totalMembers: council.length,
  };
}

/** `decision` of protocols: the votes, and the moment of the protocol (DOCUMENTS 2.4). */
export function decision(facts: FactsAt, meta: DocumentMeta): DocumentModel {
  const {decision_id, ...votes} = facts.decision(Number(meta.decision_id));
  const [date = '', time = ''] = displayTime(meta.created_at).split(' ');
  return {id: decision_id, date, time, ...votes};
}

/** A section of the cooperative with the person who heads it. */
export function branch(facts: FactsAt, braname: string): DocumentModel {
  const {chairman, ...own} = facts.branch(braname);
  return {...own, ...(chairman === undefined ? {} : {chairman: namedPerson(facts, chairman)})};
}

/** `branch` when the meta names one. */
export function branchOf(facts: FactsAt, {braname}: DocumentMeta): DocumentModel {
  return typeof braname === 'string' ? {branch: branch(facts, braname)} : {};
}

/** An amount of the chain with two decimals: `100.00 RUB`. */
export function printedAmount(amount: string): string {
  const asset = parseAsset(amount);
  return asset === undefined ? amount : formatAssetForDocument(asset);
}

/** An amount in figures, and in words when it is in roubles (DOCUMENTS 2.5). */
export function amountOf(amount: string): DocumentModel {
  const asset = parseAsset(amount);
  const in_words = asset === undefined ? undefined : amountInWords(asset);
  return {text: printedAmount(amount), ...(in_words === undefined ? {} : {in_words})};
}

/** A parameter of the meta that its own rule has made a text. */
export function text(meta: DocumentMeta, name: string): string {
  const value = meta[name];
  return typeof value === 'string' ? value : '';
}
