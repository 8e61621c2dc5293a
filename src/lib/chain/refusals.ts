import {CoopError} from '../domain/errors.js';
import {cleanText, type Answer} from './answer.js';
import type {Endpoint, NodeFailure} from './http.js';

/**
 * What each error code of a node means to us (recorded answers, rules 20–28). Codes that mean "not now" are told as
 * `node_failed`: the same bytes may be sent again. Everything else that is not named here is `chain_refused`.
 */
type Meaning = 'contract' | 'authority' | 'expired' | 'tapos' | 'duplicate' | 'referenced' | 'account' | 'busy';

const MEANING: Record<number, Meaning> = {
  0: 'busy',
  3040000: 'referenced',
  3040005: 'expired',
  3040007: 'tapos',
  3040008: 'duplicate',
  3050001: 'contract',
  3050003: 'contract',
  3050004: 'contract',
  3060002: 'account',
  3070002: 'contract',
  3080003: 'busy',
  3080005: 'busy',
  3080006: 'busy',
  3081001: 'busy',
  3090003: 'authority',
  3090004: 'authority',
};

const RESOURCES: Record<number, 'ram' | 'net' | 'cpu'> = {3080001: 'ram', 3080002: 'net', 3080004: 'cpu'};

/**
 * Our error for a node's failure. `actions` names the transaction's actions (`contract::action`), empty for reads.
 * kind `refused`: the node has examined the request and will not do it; kind `unreachable`: it may do it later.
 */
export function refusal(failure: NodeFailure, endpoint: Endpoint, path: string, actions = ''): CoopError {
  const {code, message: detail} = failure;
  const resource = RESOURCES[code];
  if (resource) return new CoopError('resources_exhausted', 'refused', {resource, detail});
  switch (MEANING[code]) {
    case 'contract':
      return new CoopError('contract_refused', 'refused', {action: actions, text: contractText(detail)});
    case 'authority':
      return new CoopError('authority_missing', 'refused', {action: actions, authority: authorityIn(detail)});
    case 'expired':
      return new CoopError('transaction_expired', 'refused', {detail});
    case 'tapos':
      return new CoopError('tapos_mismatch', 'refused', {detail});
    case 'duplicate':
      return new CoopError('duplicate_transaction', 'refused', {detail});
    case 'account':
      return new CoopError('account_unknown', 'not_found', {account: /for (\S+)$/.exec(detail)?.[1] ?? ''});
    case 'referenced':
      return referenced(code, detail, actions);
    case 'busy':
      return endpoint.failed(path, detail);
    default:
      return failure.status === 404 || failure.status === 429
        ? endpoint.failed(path, detail)
        : new CoopError('chain_refused', 'refused', {code, detail});
  }
}

/**
 * The failure inside a 202 answer of send_transaction2: a node that does not heed `return_failure_trace: false` gives the
 * trace of the failed transaction, with the text still to be put together (rule 20). Undefined when it succeeded.
 */
export function failureInTrace(answer: Answer): NodeFailure | undefined {
  const except = answer.maybe('processed')?.maybe('except');
  if (!except) return undefined;
  const first = except.maybe('stack')?.list()[0];
  const values = first?.maybe('data')?.record() ?? {};
  const format = first?.get('format').text() ?? except.get('message').text();
  const message = format.replace(/\$\{(\w+)\}/g, (whole, name: string) => textOf(values[name]) ?? whole);
  const [code, name] = [except.get('code').integer(), except.get('name').text()];
  return {status: 500, code, name, message: cleanText(message)};
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** True when the node does not know the account that was asked for (recorded answers, rule 36). */
export function isUnknownAccount({code, message}: NodeFailure): boolean {
  return code === 0 && message.startsWith('unknown key');
}

/** 3040000: an account or permission that the transaction names does not exist. */
function referenced(code: number, detail: string, actions: string): CoopError {
  const account = /(?:actor|account) '([^']+)' does not exist/.exec(detail)?.[1];
  if (account !== undefined) return new CoopError('account_unknown', 'refused', {account});
  if (detail.includes('non-existent permission')) {
    return new CoopError('authority_missing', 'refused', {action: actions, authority: authorityIn(detail)});
  }
  return new CoopError('chain_refused', 'refused', {code, detail});
}

/** The contract's own words without the node's wrapping. */
function contractText(detail: string): string {
  return detail.replace(/^assertion failure with message: /, '');
}

/** `actor@permission` of the node's text, or the account of "missing authority of X". */
function authorityIn(detail: string): string {
  const level = /"actor":"([^"]+)","permission":"([^"]+)"/.exec(detail);
  if (level) return `${level[1] ?? ''}@${level[2] ?? ''}`;
  return /missing authority of (\S+)/.exec(detail)?.[1] ?? detail;
}
