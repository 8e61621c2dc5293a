import type {AccountName} from '../domain/account.js';
import {keysOfPerson, LEAK_RULES, privateValues, type PersonFacts, type PrivateValue} from '../privacy/index.js';
import type {Registry} from '../registry/index.js';

/** So many persons are indexed in one transaction. */
const STRETCH = 500;

/**
 * Everything private that the registry knows of somebody, member or not: all versions of his facts, for what was private
 * once is private still, and the ways in which money reaches him.
 */
export function valuesOf(registry: Registry, account: AccountName): PrivateValue[] {
  const {individuals, entrepreneurs, organizations, paymentMethods} = registry;
  const facts: PersonFacts[] = [
    ...individuals.history(account).map(({data}) => data),
    ...entrepreneurs.history(account).map(({data}) => data),
    ...organizations.history(account).map(({data}) => data),
    ...paymentMethods.list(`${account}:`).map(({data}) => data.data),
  ];
  const values = privateValues(facts, account);
  return [...new Map(values.map((value) => [`${value.kind} ${value.form} ${value.value}`, value])).values()];
}

/** Makes the keys of everybody whose facts have changed since; `onProgress` hears how many are done. */
export function refreshLeakIndex(registry: Registry, onProgress?: (done: number) => void): void {
  let done = 0;
  for (;;) {
    const accounts = registry.leakIndex.pending(LEAK_RULES, STRETCH);
    if (accounts.length === 0) return;
    registry.transaction(() => {
      for (const account of accounts) {
        registry.leakIndex.put(account, keysOfPerson(valuesOf(registry, account)), LEAK_RULES);
      }
    });
    done += accounts.length;
    onProgress?.(done);
  }
}
