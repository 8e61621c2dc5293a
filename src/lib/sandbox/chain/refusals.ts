import {NodeError, type ExceptionName} from './exceptions.js';

/** `contract::check` failed: 3050003. */
export function assertion(message: string): NodeError {
  return new NodeError('eosio_assert_message_exception', [
    {
      format: 'assertion failure with message: ${s}',
      data: {s: message},
      file: 'cf_system.cpp',
      line: 14,
      method: 'eosio_assert',
    },
  ]);
}

/** A contract's `require_auth` failed: 3090004. */
export function missingAuthority(account: string): NodeError {
  return new NodeError('missing_auth_exception', [
    {
      format: 'missing authority of ${account}',
      data: {account},
      file: 'apply_context.cpp',
      line: 256,
      method: 'require_authorization',
    },
  ]);
}

/** The entry that a node adds to every exception of a running action. */
export function pendingConsole(error: NodeError): NodeError {
  return error.with({
    format: 'pending console output: ${console}',
    data: {console: ''},
    file: 'apply_context.cpp',
    line: 124,
    method: 'exec_one',
  });
}

/** The simulated contract itself broke: what a wasm trap is on a node. */
export function contractTrap(): NodeError {
  return new NodeError('wasm_execution_error', [
    {format: 'eos-vm system failure', file: 'eos-vm.cpp', line: 155, method: 'apply'},
  ]);
}

/** A refusal of the native account rules. */
export function accountRefusal(name: ExceptionName, format: string, data: Record<string, unknown>): NodeError {
  return new NodeError(name, [{format, data, file: 'eosio_contract.cpp', line: 93, method: 'apply_eosio_newaccount'}]);
}

/** An exception of the transaction as a whole, before any action runs. */
export function transactionRefusal(
  name: ExceptionName,
  format: string,
  data: Record<string, unknown>,
  line: number,
  method: string,
): NodeError {
  return new NodeError(name, [{format, data, file: 'transaction_context.cpp', line, method}]);
}

/** An exception of the authorization rules. */
export function authorizationRefusal(
  name: ExceptionName,
  format: string,
  data: Record<string, unknown>,
  line: number,
  method = 'check_authorization',
): NodeError {
  return new NodeError(name, [{format, data, file: 'authorization_manager.cpp', line, method}]);
}
