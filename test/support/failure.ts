import {expect} from 'chai';
import {isCoopError, type CoopError, type ErrorCode} from '../../src/lib/domain/errors.js';

/** The CoopError with which `act` fails, or its promise; any other error, or none, fails the test. */
export async function failureOf(act: Promise<unknown> | (() => unknown)): Promise<CoopError> {
  try {
    await (typeof act === 'function' ? act() : act);
  } catch (error) {
    if (isCoopError(error)) return error;
    throw error;
  }
  throw new Error('expected a failure');
}

/** The same, which must have the given code. */
export async function failsWith<C extends ErrorCode>(
  code: C,
  act: Promise<unknown> | (() => unknown),
): Promise<CoopError<C>> {
  const error = await failureOf(act);
  expect(error.code).to.equal(code);
  return error as CoopError<C>;
}
