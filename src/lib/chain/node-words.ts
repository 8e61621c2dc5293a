import {tryPublicKey} from '../signing/keys.js';

/** Readers of a node's own sentences: each gives what the sentence names, and something to show when it is worded otherwise. */

/** The contract's own words without the node's wrapping. */
export function contractText(detail: string): string {
  return detail.replace(/^assertion failure with message: /, '');
}

/** `actor@permission` of the node's text, or the account of "missing authority of X". */
export function authorityIn(detail: string): string {
  const level = /"actor":"([^"]+)","permission":"([^"]+)"/.exec(detail);
  if (level) return `${level[1] ?? ''}@${level[2] ?? ''}`;
  return /missing authority of (\S+)/.exec(detail)?.[1] ?? /permission: (\S+@\S+)/.exec(detail)?.[1] ?? detail;
}

/** Public keys of a node's list, as `PUB_K1_…` joined by commas; a node prints the older spelling (rule 12). */
export function keysIn(detail: string): string {
  const found =
    detail.match(/\b(?:EOS[1-9A-HJ-NP-Za-km-z]{40,60}|PUB_[A-Z0-9]{2}_[1-9A-HJ-NP-Za-km-z]{40,60})\b/g) ?? [];
  return found.map((key) => tryPublicKey(key) ?? key).join(', ');
}

/** The account that a node's sentence is about; empty when it names none. */
export function accountIn(detail: string): string {
  const patterns = [
    /(?:actor|account) '([^']+)' does not exist/,
    /account named ([a-z1-5.]{1,13}),/,
    /Fail to retrieve account for ([a-z1-5.]{1,13})/,
    /^account ([a-z1-5.]{1,13}) has insufficient/,
    // get_abi and get_account of an account that is not there (rule 36).
    /^unknown key \(.*\(0 ([a-z1-5.]{0,13})\)$/,
    /^unknown key \(eosio::chain::name\): ([a-z1-5.]{1,13})$/,
  ];
  for (const pattern of patterns) {
    const name = pattern.exec(detail)?.[1];
    if (name !== undefined) return name;
  }
  return '';
}

/** Number or id of the block that a node does not have. */
export function blockIn(detail: string): number | string {
  const name = /block: (\S+)$/.exec(detail)?.[1] ?? '';
  return /^-?\d{1,15}$/.test(name) ? Number(name) : name;
}

/** Number of a contract's refusal by code. */
export function codeIn(detail: string): string {
  return /error code: (\d+)/.exec(detail)?.[1] ?? detail;
}

/** Table that a contract's interface does not have; undefined when the node says something else. */
export function tableIn(detail: string): string | undefined {
  return /^Table (\S*) ?is not specified in the ABI/.exec(detail)?.[1];
}

/** The limit in "transaction net usage is too high: 112 > 0", in bytes. */
export function netLimitIn(detail: string): number {
  return Number(/ > (\d+)/.exec(detail)?.[1] ?? 0);
}
