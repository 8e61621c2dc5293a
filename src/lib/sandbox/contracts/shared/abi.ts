import {readFileSync} from 'node:fs';
import type {ActionContext, Contract} from '../../contract.js';

interface Abi extends Record<string, unknown> {
  structs: {name: string; base: string; fields: {name: string; type: string}[]}[];
  actions: {name: string; type: string}[];
}

type Rules = Contract['actions'];

const cache = new Map<string, Abi>();

/** The published interface of a contract, without the remark on where it comes from. */
function loadAbi(account: string): Abi {
  const known = cache.get(account);
  if (known) return known;
  const text = readFileSync(new URL(`../../abi/${account}.json`, import.meta.url), 'utf8');
  const {____comment, ...abi} = JSON.parse(text) as Abi;
  cache.set(account, abi);
  return abi;
}

/** Text of the refusal of an action that a real contract has and this one has not. */
export function notSimulated(account: string, action: string): string {
  return `sandbox: action ${account}::${action} is not simulated`;
}

/**
 * A contract from its rules. Every action of the ABI without a rule refuses loudly, so that nothing succeeds silently.
 * Throws TypeError for a rule whose action the ABI does not know.
 */
export function defineContract(parts: Omit<Contract, 'abi'>): Contract {
  const abi = loadAbi(parts.account);
  const names = abi.actions.map((action) => action.name);
  for (const name of Object.keys(parts.actions)) {
    if (!names.includes(name)) throw new TypeError(`${parts.account} has no action ${name}`);
  }
  const refusals: Rules = Object.fromEntries(
    names.map((name) => [
      name,
      (context: ActionContext) => {
        context.check(false, notSimulated(parts.account, name));
      },
    ]),
  );
  return {...parts, abi, actions: {...refusals, ...parts.actions}};
}

/**
 * Sends a callback whose arguments are known by position only, as contracts pack them: the ABI of the target names them.
 * Fails when the target is no contract of the sandbox.
 */
export function sendCallback(context: ActionContext, contract: string, action: string, values: unknown[]): void {
  context.check(SIMULATED.has(contract), notSimulated(contract, action));
  const fields = loadAbi(contract).structs.find((struct) => struct.name === action)?.fields ?? [];
  context.send({
    account: contract,
    name: action,
    data: Object.fromEntries(fields.map((field, position) => [field.name, values[position]])),
  });
}

const SIMULATED = new Set(['registrator', 'soviet', 'gateway', 'wallet', 'ledger2']);
