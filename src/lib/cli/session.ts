import type {NetworkProfile, NodeClient} from '../chain/index.js';
import {endpointsOfEnvironment, readOwnProfiles, saveOwnProfile} from '../config/index.js';
import {CoopError} from '../domain/errors.js';
import {Workspace, type Step} from '../processes/workspace.js';
import {isEncrypted, openRegistry, recallKey, type Registry, type RegistryKey} from '../registry/index.js';

/** What opening a registry for a command needs. */
export interface SessionOptions {
  file: string;
  /** Network named by flag or environment; it stands above the registry's own. */
  profile: string | undefined;
  /** Network of the configuration, for a registry that has none of its own. */
  fallback: string | undefined;
  actor: string | undefined;
  /** Asked for only when the file is encrypted and its key is not kept by `unlock`. */
  passphrase: () => Promise<string>;
  onStep: (step: Step) => Promise<void>;
  /** Hears of each node that is left for another one. */
  onTrouble: (trouble: CoopError) => void;
}

/** Settings of a registry: the network that it was put on, and its chain when it was not known at the foundation. */
const PROFILE = 'network.profile';
const CHAIN = 'network.chain_id';

/** The network that a registry's commands use, as far as the registry says. */
export function registryProfile({settings, identity}: Registry): string | undefined {
  return settings.get(PROFILE) ?? identity.profile;
}

/** The chain that a registry belongs to; undefined before its first use. */
export function registryChain({settings, identity}: Registry): string | undefined {
  return identity.chain_id ?? settings.get(CHAIN);
}

/** Puts a registry on another network of its chain. */
export function keepRegistryProfile({settings}: Registry, profile: string): void {
  settings.set(PROFILE, profile);
}

/** Opens the registry and makes the workspace that processes work with. */
export async function openWorkspace(options: SessionOptions): Promise<Workspace> {
  const registry = openRegistry(options.file, await registryKey(options.file, options.passphrase));
  const {actor, onStep, onTrouble} = options;
  const connect = async (): Promise<NodeClient> => {
    const chain_id = registryChain(registry);
    const name = options.profile ?? registryProfile(registry) ?? options.fallback ?? 'sandbox';
    const node = await connectProfile(name, {chain_id, onTrouble});
    if (chain_id === undefined) registry.settings.set(CHAIN, (await node.info()).chain_id);
    return node;
  };
  return new Workspace({registry, actor, connect, onStep});
}

/** The key of an existing registry: none for a plain file, else the kept one, else by passphrase. */
async function registryKey(file: string, passphrase: () => Promise<string>): Promise<RegistryKey> {
  if (!isEncrypted(file)) return 'none';
  const kept = recallKey(file);
  return kept === undefined ? {passphrase: await passphrase()} : {rawKey: kept.rawKey};
}

/** How a network is opened. */
export interface ProfileOptions {
  /** Chain that it must be, when the caller knows. */
  chain_id?: string | undefined;
  onTrouble?: ((trouble: CoopError) => void) | undefined;
}

/**
 * Opens a network by its profile. The chain id of a network of the user's own is pinned at its first use.
 * Throws `profile_unknown`, `sandbox_not_running`, `profile_without_address`.
 */
export async function connectProfile(name: string, {chain_id, onTrouble}: ProfileOptions = {}): Promise<NodeClient> {
  const {connect} = await import('../chain/index.js');
  const profile = await networkProfile(name, chain_id);
  const pinned = profile.chain_id === undefined ? {} : {chain_id: profile.chain_id};
  const node = connect({url: profile.endpoints, ...pinned, ...(onTrouble ? {onTrouble} : {})});
  const own = readOwnProfiles(process.env)[name];
  if (own && own.chain_id === undefined && profile.chain_id === undefined) {
    saveOwnProfile(process.env, name, {...own, chain_id: (await node.info()).chain_id});
  }
  return node;
}

/** A profile with the addresses to use: those of `COOPCTL_ENDPOINTS`, the running sandbox's, or its own. */
export async function networkProfile(name: string, chain_id?: string): Promise<NetworkProfile> {
  const {resolveProfile} = await import('../chain/index.js');
  const given = endpointsOfEnvironment(process.env);
  const own = readOwnProfiles(process.env);
  const isRunningHere = name === 'sandbox' && given.length === 0 && own.sandbox === undefined;
  const endpoints = isRunningHere ? [await sandboxUrl()] : given;
  const known = {
    ...(chain_id === undefined ? {} : {chain_id}),
    ...(endpoints.length === 0 ? {} : {endpoints}),
  };
  return resolveProfile(name, known, own);
}

async function sandboxUrl(): Promise<string> {
  const {sandboxFolder, sandboxStatus} = await import('../sandbox/index.js');
  const folder = sandboxFolder(process.env);
  const status = await sandboxStatus(folder);
  if (!status.running || status.url === undefined) throw new CoopError('sandbox_not_running', 'unreachable', {folder});
  return status.url;
}
