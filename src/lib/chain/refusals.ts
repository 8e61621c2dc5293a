import {CoopError} from '../domain/errors.js';
import {cleanText, type Answer} from './answer.js';
import type {Endpoint, NodeFailure} from './http.js';
import {meaningOf, type Meaning} from './meanings.js';
import {accountIn, authorityIn, blockIn, codeIn, contractText, keysIn, netLimitIn, tableIn} from './node-words.js';
import type {Resource} from './refusal-errors.js';

/** A failure with what was asked for: where, and with which actions (`contract::action`, empty for reads). */
interface Refused extends NodeFailure {
  endpoint: Endpoint;
  path: string;
  action: string;
}

const RESOURCES: Record<number, Resource> = {
  3080001: 'ram',
  3080002: 'net',
  3080004: 'cpu',
  3080007: 'net',
  3080008: 'cpu',
};

/** `max_transaction_net_usage` of a chain with the usual settings: a transaction over it is too large for any account. */
const LARGEST_TRANSACTION = 524_288;

/** Words of `eosio.token` when an account has too little (PROTOCOL 1.6): English, whatever the other contracts speak. */
const TOO_FEW_TOKENS = ['no balance object found', 'overdrawn balance'];

/** What a contract's decoder says when the arguments are not those that its code reads. */
const CANNOT_READ = 'datastream attempted to read past the end';

/** First number of the codes that compiled contracts use for themselves: an action that is not theirs. */
const NO_SUCH_ACTION = '8000000000000000000';

/**
 * Our error for a node's failure (recorded answers, rules 20–28). `actions` names the transaction's actions, empty for
 * reads. For a transaction the kind is `refused`: the node has examined it and will not take it; or `unreachable`: not
 * now, the same bytes may be sent again.
 */
export function refusal(failure: NodeFailure, endpoint: Endpoint, path: string, actions = ''): CoopError {
  const refused = {...failure, endpoint, path, action: actions};
  const meaning = failure.status === 429 ? 'busy' : meaningOf(failure.code);
  const error = meaning === undefined ? unknown(refused) : ERRORS[meaning](refused);
  const keepsKind = actions === '' || error.kind === 'unreachable';
  return keepsKind ? error : new CoopError(error.code, 'refused', error.params);
}

/**
 * Our error for an answer that is not of a node at all: a proxy's or a balancer's page. The kind is always `unreachable`:
 * nothing tells whether the node behind it has seen the request.
 */
export function pageInstead(status: number, endpoint: Endpoint, path: string): CoopError {
  const {url} = endpoint;
  const detail = `HTTP ${status}`;
  if (status === 429 || status === 503) return new CoopError('node_busy', 'unreachable', {url, detail});
  if (status === 404 || status === 405) return new CoopError('node_lacks_api', 'unreachable', {url, path});
  if ([401, 402, 403, 451].includes(status)) {
    return new CoopError('node_access_denied', 'unreachable', {url, status});
  }
  return endpoint.failed(path, detail);
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
  const message = format.replace(/\$\{([^}]+)\}/g, (whole, name: string) => textOf(values[name]) ?? whole);
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

const ERRORS: Record<Meaning, (refused: Refused) => CoopError> = {
  account: unknownAccount,
  account_taken: ({action, message}) =>
    new CoopError('account_name_taken', 'conflict', {action, account: accountIn(message)}),
  action_unknown: ({action}) => new CoopError('action_not_found', 'not_found', {action}),
  authority: missingAuthority,
  blacklist: ({endpoint: {url}, action, message: detail}) =>
    new CoopError('blacklisted', 'denied', {url, action, detail}),
  block: ({message}) => new CoopError('block_unknown', 'not_found', {block_num: blockIn(message)}),
  broken: ({action, message: detail}) => new CoopError('contract_broken', 'refused', {action, detail}),
  busy: ({endpoint: {url}, message: detail}) => new CoopError('node_busy', 'unreachable', {url, detail}),
  contract: contractError,
  contract_code: contractCode,
  declined: ({endpoint: {url}, action, path, message: detail}) =>
    new CoopError('node_declined', 'refused', {url, action: action === '' ? path : action, detail}),
  duplicate: ({message: detail}) => new CoopError('duplicate_transaction', 'refused', {detail}),
  expired: ({message: detail}) => new CoopError('transaction_expired', 'refused', {detail}),
  extra_signature: ({action, message}) =>
    new CoopError('signature_unneeded', 'refused', {action, keys: keysIn(message)}),
  greylist: ({endpoint: {url}, action, code}) =>
    new CoopError('resources_greylisted', 'refused', {url, action, resource: RESOURCES[code] ?? 'cpu'}),
  key: keyError,
  permission: ({action, message}) =>
    new CoopError('permission_missing', 'not_found', {action, permission: authorityIn(message)}),
  permission_unfit: ({action, message: detail}) => new CoopError('permission_unfit', 'denied', {action, detail}),
  referenced: referenceError,
  request: requestError,
  resource: resourceError,
  signature: badSignature,
  table: tableError,
  tapos: ({message: detail}) => new CoopError('tapos_mismatch', 'refused', {detail}),
  too_far: ({endpoint: {url}, message: detail}) => new CoopError('expiration_too_far', 'refused', {url, detail}),
  too_large: tooLarge,
  transaction: malformed,
  unfit: unfit,
  unspecified: unspecifiedError,
};

function unknown({code, message: detail}: Refused): CoopError {
  return new CoopError('chain_refused', 'refused', {code, detail});
}

function unknownAccount({message}: Refused): CoopError {
  return new CoopError('account_unknown', 'not_found', {account: accountIn(message)});
}

function contractError(refused: Refused): CoopError {
  const text = contractText(refused.message);
  if (text === CANNOT_READ) return unfit(refused);
  const code = TOO_FEW_TOKENS.includes(text) ? 'tokens_short' : 'contract_refused';
  return new CoopError(code, 'refused', {action: refused.action, text});
}

function contractCode({action, message}: Refused): CoopError {
  const number = codeIn(message);
  if (number === NO_SUCH_ACTION) return new CoopError('action_not_found', 'refused', {action});
  return new CoopError('contract_error_code', 'refused', {action, number});
}

function unfit({action, message}: Refused): CoopError {
  return new CoopError('action_data_unfit', 'refused', {action, detail: contractText(message)});
}

function missingAuthority({action, message}: Refused): CoopError {
  return new CoopError('authority_missing', 'denied', {action, authority: authorityIn(message)});
}

/** No key at all, or a key that is not of this permission: also the sign of another chain (rule 23). */
function keyError(refused: Refused): CoopError {
  const {action, message} = refused;
  const keys = keysIn(message);
  if (keys === '') return missingAuthority(refused);
  return new CoopError('key_not_accepted', 'denied', {action, authority: authorityIn(message), keys});
}

/** 3040000: what the transaction names does not exist, or it is put together wrongly. */
function referenceError(refused: Refused): CoopError {
  if (accountIn(refused.message) !== '') return unknownAccount(refused);
  return refused.message.includes('non-existent permission') ? ERRORS.permission(refused) : malformed(refused);
}

/** Something that the node cannot read: a transaction, its signature, or the question itself. */
function requestError(refused: Refused): CoopError {
  const {action, endpoint, path, message: detail} = refused;
  if (/signature is not canonical/i.test(detail)) return badSignature(refused);
  if (action !== '') return malformed(refused);
  return new CoopError('request_not_understood', 'invalid', {url: endpoint.url, path, detail});
}

function resourceError(refused: Refused): CoopError {
  const {code, endpoint, action, message: detail} = refused;
  const resource = RESOURCES[code] ?? 'cpu';
  if (resource === 'net' && netLimitIn(detail) >= LARGEST_TRANSACTION) return tooLarge(refused);
  // Only "account cpu limit" is the account's own; every other limit is the node's, the chain's or the transaction's.
  if (resource === 'cpu' && !/account cpu limit|billable CPU time/.test(detail)) {
    return new CoopError('execution_too_long', 'refused', {url: endpoint.url, action, detail});
  }
  return new CoopError('resources_exhausted', 'refused', {action, account: accountIn(detail), resource, detail});
}

function badSignature({action, message: detail}: Refused): CoopError {
  return new CoopError('signature_invalid', 'refused', {action, detail});
}

function tableError(refused: Refused): CoopError {
  const table = tableIn(refused.message);
  return table === undefined ? requestError(refused) : new CoopError('table_unknown', 'not_found', {table});
}

function tooLarge({action, message: detail}: Refused): CoopError {
  return new CoopError('transaction_too_large', 'refused', {action, detail});
}

function malformed({action, message: detail}: Refused): CoopError {
  return new CoopError('transaction_malformed', 'refused', {action, detail});
}

/** Code 0 says nothing; the words do, as far as they are known. What remains is the node's own trouble. */
function unspecifiedError(refused: Refused): CoopError {
  const {status, endpoint, path, message: detail} = refused;
  const {url} = endpoint;
  if (isUnknownAccount(refused)) return unknownAccount(refused);
  if (detail.startsWith('Trace API: ')) return new CoopError('node_lacks_record', 'not_found', {url, detail});
  if (status === 404) return new CoopError('node_lacks_api', 'unreachable', {url, path});
  return status === 400 ? requestError(refused) : endpoint.failed(path, detail);
}
