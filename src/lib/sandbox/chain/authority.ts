import type {Authority} from '../contract.js';
import type {Accounts} from './accounts.js';

/** An actor and his permission: what an action declares. */
export interface Level {
  actor: string;
  permission: string;
}

/** How deep permissions may refer to others' permissions (`max_authority_depth`). */
const MAX_DEPTH = 6;

interface Part {
  weight: number;
  holds: () => boolean;
}

/**
 * Decides whether keys, and permissions given without keys (`eosio.code` of an inline action), satisfy permissions. Keys
 * that helped are remembered: a signature that helps nobody is irrelevant.
 */
export class AuthorityChecker {
  private readonly accounts: Accounts;
  private readonly keys: ReadonlySet<string>;
  private readonly provided: ReadonlySet<string>;
  private used = new Set<string>();

  /** `keys` are `PUB_K1_…`. */
  constructor(accounts: Accounts, keys: Iterable<string>, provided: Level[] = []) {
    this.accounts = accounts;
    this.keys = new Set(keys);
    this.provided = new Set(provided.map(levelText));
  }

  /** True when the level is satisfied; then the keys that it took count as used. */
  satisfied(level: Level): boolean {
    const before = new Set(this.used);
    if (this.holds(level, 0)) return true;
    this.used = before;
    return false;
  }

  usedKeys(): string[] {
    return [...this.used];
  }

  unusedKeys(): string[] {
    return [...this.keys].filter((key) => !this.used.has(key));
  }

  private holds(level: Level, depth: number): boolean {
    if (this.provided.has(levelText(level))) return true;
    if (depth >= MAX_DEPTH) return false;
    const permission = this.accounts.permission(level.actor, level.permission);
    return permission !== undefined && this.reaches(permission.authority, depth);
  }

  /** Heaviest parts first, keys before accounts, as far as the threshold needs them; waits need delays, which give nothing here. */
  private reaches(authority: Authority, depth: number): boolean {
    const parts: Part[] = [
      ...authority.keys.map(({key, weight}) => ({weight, holds: () => this.useKey(key)})),
      ...authority.accounts.map(({permission, weight}) => ({weight, holds: () => this.holds(permission, depth + 1)})),
    ].sort((a, b) => b.weight - a.weight);
    const before = new Set(this.used);
    let total = 0;
    for (const part of parts) {
      if (part.holds()) total += part.weight;
      if (total >= authority.threshold) return true;
    }
    this.used = before;
    return false;
  }

  private useKey(key: string): boolean {
    if (!this.keys.has(key)) return false;
    this.used.add(key);
    return true;
  }
}

/** True when `permission` is `lower` or one of its ancestors: what may stand in for it. */
export function covers(accounts: Accounts, actor: string, permission: string, lower: string): boolean {
  for (let name = lower; name !== ''; name = accounts.permission(actor, name)?.parent ?? '') {
    if (name === permission) return true;
  }
  return false;
}

/** True when an authority can be satisfied at all and is written as a node wants it: parts sorted, none twice. */
export function isWellFormed(authority: Authority, keyBytes: (key: string) => string): boolean {
  const keys = authority.keys.map(({key}) => keyBytes(key));
  const levels = authority.accounts.map(({permission}) => permission);
  const weights = [...authority.keys, ...authority.accounts, ...authority.waits].map(({weight}) => weight);
  return (
    authority.threshold > 0 &&
    weights.reduce((sum, weight) => sum + weight, 0) >= authority.threshold &&
    isAscending(keys) &&
    isAscending(levels.map((level) => `${level.actor.padEnd(13, '.')}${level.permission}`))
  );
}

function isAscending(texts: string[]): boolean {
  return texts.every((text, index) => index === 0 || (texts[index - 1] ?? '') < text);
}

/** `actor@permission`. */
export function levelText(level: Level): string {
  return `${level.actor}@${level.permission}`;
}
