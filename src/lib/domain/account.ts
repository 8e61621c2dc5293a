import {randomInt} from 'node:crypto';

/** An account name of the chain; for members twelve letters a–z (PROTOCOL 1.3). */
export type AccountName = string;

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';

/** True when the chain accepts `name` as an account name: 1–12 of `a-z1-5.`, not ending in a dot. */
export function isAccountName(name: string): boolean {
  return /^[a-z1-5.]{0,11}[a-z1-5]$/.test(name);
}

/** A random name of a member's or branch's account: twelve letters a–z (PROTOCOL 1.3). */
export function randomAccountName(): AccountName {
  return Array.from({length: 12}, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
