import type {NetworkProfile} from '../chain/index.js';
import {checkOwnProfile, readOwnProfiles, saveDefaultProfile, saveOwnProfile} from '../config/index.js';
import {CoopError, isCoopError} from '../domain/errors.js';
import type {Workspace} from '../processes/workspace.js';
import {keepRegistryProfile, networkProfile, registryChain} from './session.js';

/** A network that is to be used from now on. */
export interface NetworkWish {
  name: string;
  /** Addresses to keep under the name. */
  endpoints?: string[];
  chain_id?: string;
}

/**
 * Chooses a network for the registry, or for new ones where there is none, after a look at its chain; new addresses are
 * kept in the user's configuration. `reached` is false when no node has answered yet. Throws `registry_of_other_chain`,
 * `wrong_chain`, `profile_unknown`, and what is wrong with name, addresses or chain id.
 */
export async function useNetwork(
  {name, endpoints, chain_id}: NetworkWish,
  work: Workspace | undefined,
  onTrouble: (trouble: CoopError) => void,
): Promise<{profile: NetworkProfile; reached: boolean}> {
  const {connect, resolveProfile} = await import('../chain/index.js');
  const env = process.env;
  const isChanged = endpoints !== undefined || chain_id !== undefined;
  const change = {...(endpoints ? {endpoints} : {}), ...(chain_id === undefined ? {} : {chain_id})};
  if (isChanged) checkOwnProfile(name, {endpoints: [], ...change});
  const own = readOwnProfiles(env);
  const known = isChanged
    ? resolveProfile(name, change, {...own, [name]: {endpoints: [], ...own[name], ...change}})
    : await networkProfile(name);
  const pinned = known.chain_id?.toLowerCase();
  const node = connect({url: known.endpoints, ...(pinned === undefined ? {} : {chain_id: pinned}), onTrouble});
  const found = await chainOf(() => node.info());
  const chain = found ?? pinned;
  const expected = work && registryChain(work.registry);
  if (work && expected !== undefined && chain !== undefined && chain !== expected) {
    const {file} = work.registry;
    throw new CoopError('registry_of_other_chain', 'conflict', {file, profile: name, expected, found: chain});
  }
  if (isChanged) {
    const {endpoints: addresses} = known;
    saveOwnProfile(env, name, {endpoints: addresses, ...(chain === undefined ? {} : {chain_id: chain})});
  }
  if (work) keepRegistryProfile(work.registry, name);
  else saveDefaultProfile(env, name);
  return {profile: {...known, ...(chain === undefined ? {} : {chain_id: chain})}, reached: found !== undefined};
}

/** The chain that a network serves; undefined when it is out of reach. */
async function chainOf(info: () => Promise<{chain_id: string}>): Promise<string | undefined> {
  try {
    return (await info()).chain_id;
  } catch (error) {
    if (isCoopError(error) && error.kind === 'unreachable') return undefined;
    throw error;
  }
}
