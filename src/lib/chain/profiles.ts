import {CoopError} from '../domain/errors.js';

/** A network that coopctl can work with. */
export interface NetworkProfile {
  name: string;
  /** HTTP addresses of nodes, the preferred one first. */
  endpoints: string[];
  /** Chain id that the nodes must have; absent until it is pinned at first use. */
  chain_id?: string;
  /** True for chains where nothing has legal force. */
  development: boolean;
}

/** Built-in networks (PROTOCOL 1.7); the sandbox's address is only known where it runs. */
const BUILT_IN: Record<string, Omit<NetworkProfile, 'name' | 'development'>> = {
  sandbox: {endpoints: []},
  mainnet: {
    endpoints: ['https://api.coopenomics.world'],
    chain_id: '6e37f9ac0f0ea717bfdbf57d1dd5d7f0e2d773227d9659a63bbf86eec0326c1b',
  },
  testnet: {
    endpoints: ['https://api-testnet.coopenomics.world', 'https://testnet.coopenomics.world/api'],
    chain_id: 'f0364a3f9fd913081f1c0b05c6f8f50a59b2ba60bb928cb321ba3a9a36316624',
  },
};

/** Names of the built-in networks. */
export const PROFILE_NAMES: readonly string[] = Object.keys(BUILT_IN);

/** Networks that the user has named or changed. */
export type OwnProfiles = Readonly<Record<string, Pick<NetworkProfile, 'endpoints' | 'chain_id'>>>;

/**
 * A profile by its name: a built-in one, or one of the user's own; own addresses of a built-in network replace its. What
 * the caller knows better (a pinned chain id, the sandbox's address) stands above both.
 * Throws `profile_unknown`, and `profile_without_address` when no endpoint is known.
 */
export function resolveProfile(
  name: string,
  known: Partial<Pick<NetworkProfile, 'endpoints' | 'chain_id'>> = {},
  own: OwnProfiles = {},
): NetworkProfile {
  const builtIn = Object.hasOwn(BUILT_IN, name) ? BUILT_IN[name] : undefined;
  const chosen = Object.hasOwn(own, name) ? own[name] : undefined;
  const names = [...new Set([...PROFILE_NAMES, ...Object.keys(own)])];
  if (!builtIn && !chosen) throw new CoopError('profile_unknown', 'usage', {name, known: names.join(', ')});
  const named = [known.endpoints, chosen?.endpoints, builtIn?.endpoints];
  const endpoints = named.find((urls) => (urls?.length ?? 0) > 0) ?? [];
  const profile = {name, ...builtIn, ...chosen, ...known, endpoints};
  if (profile.endpoints.length === 0) throw new CoopError('profile_without_address', 'conflict', {name});
  return {...profile, development: profile.chain_id !== BUILT_IN.mainnet?.chain_id};
}
