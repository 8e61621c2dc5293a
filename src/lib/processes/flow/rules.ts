import type {PackageRole} from '../../domain/packages.js';
import type {HistoryAction} from '../../domain/records.js';

/** What an action does to the package that it speaks of. */
export type FlowStep = 'opened' | 'paid' | 'submitted' | 'authorized' | 'decided' | 'resolved' | 'declined' | 'added';

/** How an action is read: which process it speaks of, what it does to it, and which document it brings. */
export interface FlowRule {
  step: FlowStep;
  /** Dotted path of the process's hash; without it the action names a decision. */
  hash?: string;
  /** Name of the kind of package; `action` says that the argument of this name tells it. */
  type?: string | {argument: 'action'};
  document?: {field: string; role: PackageRole};
  /** The council has to decide. */
  waits?: boolean;
}

const told = {argument: 'action'} as const;
const statement = {field: 'statement', role: 'statement'} as const;
const main = {field: 'document', role: 'statement'} as const;
const protocol = {field: 'document', role: 'decision'} as const;

/** Agreements and the like: they need no decision, and their document is the process. */
const atOnce = (type: string): FlowRule => ({step: 'resolved', hash: 'document.hash', type, document: main});

/**
 * Actions that speak of packages (PROTOCOL 3.a to 3.i). The registry's events tell everything where there are traces; the
 * cooperative's own actions tell the most of it where there are none.
 */
export const FLOW_RULES: Readonly<Record<string, FlowRule>> = {
  'soviet::newpackage': {step: 'opened', hash: 'package', type: told},
  'soviet::newsubmitted': {step: 'submitted', hash: 'package', type: told, document: main},
  'soviet::newresolved': {step: 'resolved', hash: 'package', type: told, document: main},
  'soviet::newdecision': {step: 'decided', hash: 'package', type: told, document: protocol},
  'soviet::newdeclined': {step: 'declined', hash: 'package', document: main},
  'soviet::newact': {step: 'added', hash: 'package', type: told, document: {field: 'document', role: 'act'}},
  'soviet::newlink': {step: 'added', hash: 'package', type: told, document: {field: 'document', role: 'link'}},
  'soviet::authorize': {step: 'authorized', document: protocol},
  'soviet::exec': {step: 'resolved'},
  'soviet::declinedec': {step: 'declined'},
  'soviet::cancelexprd': {step: 'declined'},
  'soviet::declinedoc': {step: 'declined', hash: 'hash', document: main},
  'soviet::freedecision': {
    step: 'submitted',
    hash: 'document.hash',
    type: 'freedecision',
    document: main,
    waits: true,
  },
  'soviet::sndagreement': atOnce('sndagreement'),
  'soviet::selectbranch': atOnce('selectbranch'),
  'wallet::signagree': atOnce('signagree'),
  'wallet::createwthd': {
    step: 'submitted',
    hash: 'withdraw_hash',
    type: 'createwthd',
    document: statement,
    waits: true,
  },
  'wallet::declinewthd': {step: 'declined', hash: 'withdraw_hash'},
  'registrator::reguser': {step: 'opened', hash: 'registration_hash', type: 'joincoop', document: statement},
  'registrator::declinereg': {step: 'declined', hash: 'registration_hash'},
  'registrator::declinepay': {step: 'declined', hash: 'registration_hash'},
  'registrator::exitcoop': {step: 'submitted', hash: 'exit_hash', type: 'leavecoop', document: statement, waits: true},
  'registrator::exitagree': {step: 'added', hash: 'exit_hash', document: {field: 'annulment', role: 'link'}},
  'registrator::declinexit': {step: 'declined', hash: 'exit_hash'},
  'gateway::incomplete': {step: 'paid', hash: 'income_hash'},
  'gateway::indecline': {step: 'declined', hash: 'income_hash'},
  'meet::createmeet': {
    step: 'submitted',
    hash: 'hash',
    type: 'creategm',
    document: {field: 'proposal', role: 'statement'},
    waits: true,
  },
  'meet::declmeet': {step: 'declined', hash: 'hash'},
  'meet::vote': {step: 'added', hash: 'hash', document: {field: 'ballot', role: 'link'}},
};

/** The rule of an action; undefined for one that speaks of no package of this cooperative. */
export function ruleOf({account, name, data}: HistoryAction, coopname: string): FlowRule | undefined {
  const rule = FLOW_RULES[`${account}::${name}`];
  return data.coopname === coopname ? rule : undefined;
}

const NO_HASH = /^0{64}$/;

/** Hash of the process that an action names itself, lower case; undefined when it names a decision, or nothing. */
export function processIn({data}: HistoryAction, {hash: path, document}: FlowRule): string | undefined {
  if (path === undefined) return undefined;
  const named = hashAt(data, path);
  // A declined agreement has no package of its own: its document is the process (PROTOCOL 3.c).
  return named ?? (document === undefined ? undefined : hashAt(data, `${document.field}.hash`));
}

/** Number of the decision that an action names. */
export function decisionIn({data}: HistoryAction): number | undefined {
  const id = Number(data.decision_id ?? 0);
  return Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

function hashAt(data: Record<string, unknown>, path: string): string | undefined {
  let value: unknown = data;
  for (const key of path.split('.')) {
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  }
  const isHash = typeof value === 'string' && /^[0-9a-f]{64}$/i.test(value) && !NO_HASH.test(value);
  return isHash ? (value as string).toLowerCase() : undefined;
}
