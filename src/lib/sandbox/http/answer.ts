import {NodeError, renderError} from '../chain/exceptions.js';

/** What goes back over HTTP: a status and a value that is printed as JSON. */
export interface Answer {
  status: number;
  body: unknown;
}

/** An answer, or what comes instead of one: any text of any type. */
export type Reply = Answer | {status: number; text: string; type: string};

const MESSAGES: Record<number, string> = {
  400: 'Invalid Request',
  401: 'UnAuthorized',
  404: 'Not Found',
  409: 'Conflict',
  500: 'Internal Service Error',
};

/** A node's error envelope (recorded answers, rule 3). */
export function errorAnswer(error: NodeError): Answer {
  const message = error.exception === 'unknown_block_exception' ? 'Unknown Block' : (MESSAGES[error.status] ?? '');
  return {status: error.status, body: {code: error.status, message, error: renderError(error)}};
}

/** trace_api's own kind of error: the text is the message, the rest is empty. */
export function traceError(status: number, message: string): Answer {
  return {status, body: {code: status, message, error: {code: 0, name: '', what: '', details: []}}};
}

/** The answer to a path that the node does not have. */
export function unknownEndpoint(): Answer {
  const frame = {format: 'Unknown Endpoint', file: 'beast_http_session.hpp', line: 204, method: 'handle_request'};
  return errorAnswer(new NodeError('exception', [frame], 404));
}

/** What a node says of an account or contract that it does not find in its own tables; always HTTP 500. */
export function unknownKey(text: string): NodeError {
  return new NodeError('exception', [
    {format: `unknown key ${text}`, file: 'http_plugin.cpp', line: 423, method: 'handle_exception'},
  ]);
}
