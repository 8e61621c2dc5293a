import {CoopError, isCoopError, type ErrorCode, type ErrorKind, type ErrorParams} from '../../domain/errors.js';

/** An error as it crosses from one thread to another: classes do not. */
export type ErrorMessage =
  {code: ErrorCode; kind: ErrorKind; params: ErrorParams[ErrorCode]} | {detail: string; stack?: string};

/** What a thread says: that it is loaded, or how its job ended. */
export type Answer<R> = {ready: true} | {result: R} | {error: ErrorMessage};

/** Any thrown value as a message. */
export function packError(error: unknown): ErrorMessage {
  if (isCoopError(error)) {
    const {code, kind, params} = error;
    return {code, kind, params};
  }
  if (!(error instanceof Error)) return {detail: typeof error};
  return {detail: error.message, ...(error.stack === undefined ? {} : {stack: error.stack})};
}

/** The error of a message: a CoopError with the same code, kind and params, or an error with the same text. */
export function unpackError(message: ErrorMessage): Error {
  if ('code' in message) return new CoopError(message.code, message.kind, message.params);
  const error = new Error(message.detail);
  if (message.stack !== undefined) error.stack = message.stack;
  return error;
}
