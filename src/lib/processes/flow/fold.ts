import {DECISION_DAYS, type PackageDocument, type PackageRecord, type PackageState} from '../../domain/packages.js';
import type {HistoryAction} from '../../domain/records.js';
import {decisionIn, processIn, ruleOf, type FlowRule, type FlowStep} from './rules.js';

/** What is wrong with the document that an action carries in a field. */
export interface FoundWrong {
  hash: string;
  doc_hash: string;
  problems: string[];
}

/** What a package is told from. */
export interface FlowSources {
  coopname: string;
  /** Actions that speak of the process or of its decisions, in the chain's order. */
  actions: readonly HistoryAction[];
  /** The document of an action's field, as it was verified; undefined when there is none. */
  documentAt: (action: HistoryAction, field: string) => FoundWrong | undefined;
}

const DAY_MS = 86_400_000;

/**
 * Tells one package from its actions: what was submitted, decided, resolved or declined, when, and by which documents.
 * The same actions always give the same package. Undefined when they only mention the hash.
 */
export function foldPackage(hash: string, {coopname, actions, documentAt}: FlowSources): PackageRecord | undefined {
  const fold = new Fold(hash);
  for (const action of actions) {
    const rule = ruleOf(action, coopname);
    if (rule === undefined) continue;
    const own = processIn(action, rule);
    if (rule.hash !== undefined && own !== hash) continue;
    fold.take(action, rule, rule.document && documentAt(action, rule.document.field));
  }
  return fold.result();
}

class Fold {
  private readonly hash: string;
  private type: string | undefined;
  private username = '';
  private state: PackageState = 'opened';
  private waits = false;
  private times: Partial<Record<PackageState, string>> = {};
  private readonly decisions = new Set<number>();
  private readonly documents = new Map<string, PackageDocument>();
  private first: HistoryAction | undefined;
  private last: HistoryAction | undefined;
  private complete = true;

  constructor(hash: string) {
    this.hash = hash;
  }

  take(action: HistoryAction, rule: FlowRule, document: FoundWrong | undefined): void {
    this.first ??= action;
    this.last = action;
    if (action.global_sequence === undefined) this.complete = false;
    const type = typeOf(action, rule);
    this.type ??= type;
    if (this.username === '') this.username = nameIn(action, 'username');
    // What the package is not about (an annulment beside an exit) belongs to it, but does not move it.
    const isAside = type !== undefined && type !== this.type;
    if (document && rule.document) this.add(action, isAside ? 'link' : rule.document.role, document);
    if (isAside) return;
    const decision = decisionIn(action);
    if (decision !== undefined) this.decisions.add(decision);
    if (rule.waits === true || (rule.step === 'submitted' && decision !== undefined)) this.waits = true;
    this.move(rule.step, action.block_time);
  }

  result(): PackageRecord | undefined {
    const {first, last, type, state, times} = this;
    if (!first || !last || type === undefined) return undefined;
    const {submitted, decided, resolved, declined} = times;
    const isOpen = state === 'submitted' && this.waits && submitted !== undefined;
    return {
      package: this.hash,
      type,
      username: this.username,
      state,
      decision_ids: [...this.decisions].sort((a, b) => a - b),
      documents: [...this.documents.values()],
      opened_at: first.block_time,
      ...(submitted === undefined ? {} : {submitted_at: submitted}),
      ...(decided === undefined ? {} : {decided_at: decided}),
      ...(resolved === undefined ? {} : {resolved_at: resolved}),
      ...(declined === undefined ? {} : {declined_at: declined}),
      ...(isOpen ? {expires_at: later(submitted, DECISION_DAYS)} : {}),
      first_block: first.block_num,
      last_block: last.block_num,
      complete: this.complete,
    };
  }

  private move(step: FlowStep, at: string): void {
    const isOver = this.state === 'resolved' || this.state === 'declined';
    if (step === 'opened' && isOver) {
      // Who applies again does so under the same hash (decision 0011).
      this.state = 'opened';
      this.waits = false;
      this.times = {};
    } else if (step === 'resolved' || step === 'declined') {
      // What needs no decision is submitted and takes effect at once.
      if (step === 'resolved') this.times.submitted ??= at;
      this.enter(step, at);
    } else if (step === 'decided' && isOver) {
      this.times.decided ??= at;
    } else if (isOver) {
      return;
    } else if (step === 'authorized' && this.state === 'decided') {
      // A second authorisation takes the first one back (PROTOCOL 3.a.4).
      delete this.times.decided;
      this.state = 'submitted';
    } else if (step === 'decided' || step === 'authorized') {
      this.enter('decided', at);
    } else if (step === 'submitted' && this.state === 'opened') {
      this.enter('submitted', at);
    } else if (step === 'paid' && this.type === 'joincoop' && this.state === 'opened') {
      // With the money the question goes to the council (PROTOCOL 3.a.2).
      this.waits = true;
      this.enter('submitted', at);
    }
  }

  private enter(state: PackageState, at: string): void {
    this.state = state;
    this.times[state] ??= at;
  }

  private add(action: HistoryAction, role: PackageDocument['role'], {hash, doc_hash, problems}: FoundWrong): void {
    if (this.documents.has(hash)) return;
    const {account, name, transaction_id, block_num, block_id, block_time} = action;
    const place = {action: `${account}::${name}`, transaction_id, block_num, block_id, block_time};
    this.documents.set(hash, {role, doc_hash, hash, ...place, problems});
  }
}

function typeOf(action: HistoryAction, {type}: FlowRule): string | undefined {
  return typeof type === 'object' ? nameIn(action, type.argument) : type;
}

/** A name of the chain among an action's arguments; empty for anything else that a node may tell. */
function nameIn({data}: HistoryAction, argument: string): string {
  const value = data[argument];
  return typeof value === 'string' && /^[a-z1-5.]{1,13}$/.test(value) ? value : '';
}

/** A block's time so many days later, in the same form. */
function later(time: string, days: number): string {
  return new Date(Date.parse(`${time}Z`) + days * DAY_MS).toISOString().slice(0, 23);
}
