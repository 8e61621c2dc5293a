import type {AccountName} from '../../domain/account.js';
import type {CouncilSeat} from '../../domain/cooperative.js';
import type {Envelope} from '../../domain/document.js';
import type {ActionInput} from '../../domain/records.js';
import {action} from './authority.js';

/** A council member's signed vote (PROTOCOL 3.a.4). */
export interface Vote {
  coopname: AccountName;
  username: AccountName;
  decision_id: number;
  /** UTC, `YYYY-MM-DDTHH:MM:SS`. */
  signed_at: string;
  signed_hash: string;
  signature: string;
  public_key: string;
  /** Permission of the key; `active` for a person's own vote. */
  permission?: string;
}

/** Sends an agreement that is bound to no program: signature, privacy, user (PROTOCOL 3.c). */
export function sndagreement(args: {
  coopname: AccountName;
  username: AccountName;
  agreement_type: string;
  document: Envelope;
}): ActionInput {
  const {coopname, username, agreement_type, document} = args;
  const data = {coopname, administrator: coopname, username, agreement_type, document};
  return action('soviet', 'sndagreement', coopname, data);
}

/** A vote for a decision; the cooperative sends it, the consent is the signature inside. */
export function votefor(vote: Vote): ActionInput {
  return voteAction('votefor', vote);
}

/** A vote against a decision. */
export function voteagainst(vote: Vote): ActionInput {
  return voteAction('voteagainst', vote);
}

/** The chairman's approval of an approved decision, with the signed protocol. Calling it twice takes it back. */
export function authorize(args: {
  coopname: AccountName;
  chairman: AccountName;
  decision_id: number;
  document: Envelope;
  permission?: string;
}): ActionInput {
  const {coopname, chairman, decision_id, document, permission = 'active'} = args;
  return action('soviet', 'authorize', coopname, {coopname, chairman, decision_id, document, permission});
}

/** Executes an authorised decision; `executer` is only a name for the record. */
export function exec(args: {coopname: AccountName; decision_id: number; executer?: AccountName}): ActionInput {
  const {coopname, decision_id, executer = coopname} = args;
  return action('soviet', 'exec', coopname, {executer, coopname, decision_id});
}

/** Closes a decision that the majority voted down. */
export function declinedec(args: {coopname: AccountName; decision_id: number}): ActionInput {
  const {coopname, decision_id} = args;
  return action('soviet', 'declinedec', coopname, {coopname, decision_id});
}

/** Creates the council, and with it the wallet program and the base agreements (PROTOCOL 3.e step 8). */
export function createboard(args: {
  coopname: AccountName;
  members: CouncilSeat[];
  name: string;
  description: string;
}): ActionInput {
  const {coopname, members, name, description} = args;
  const data = {coopname, username: coopname, type: 'soviet', members, name, description};
  return action('soviet', 'createboard', coopname, data);
}

function voteAction(name: 'votefor' | 'voteagainst', vote: Vote): ActionInput {
  const {coopname, username, decision_id, signed_at, signed_hash, signature, public_key, permission = 'active'} = vote;
  const signed = {signed_at, signed_hash, signature, public_key, permission};
  return action('soviet', name, coopname, {version: '1.0.0', coopname, username, decision_id, ...signed});
}
