import type {NodeClient} from '../chain/index.js';
import {CoopError} from '../domain/errors.js';
import {Workspace, type Step} from '../processes/workspace.js';
import {isEncrypted, openRegistry, recallKey, type RegistryKey} from '../registry/index.js';

/** What opening a registry for a command needs. */
export interface SessionOptions {
  file: string;
  /** Network named by flag or configuration; else the one that the registry was made with. */
  profile: string | undefined;
  actor: string | undefined;
  /** Asked for only when the file is encrypted and its key is not kept by `unlock`. */
  passphrase: () => Promise<string>;
  onStep: (step: Step) => Promise<void>;
}

/** Opens the registry and makes the workspace that processes work with. */
export async function openWorkspace(options: SessionOptions): Promise<Workspace> {
  const registry = openRegistry(options.file, await registryKey(options.file, options.passphrase));
  const {profile, chain_id} = registry.identity;
  return new Workspace({
    registry,
    actor: options.actor,
    connect: () => connectProfile(options.profile ?? profile ?? 'sandbox', chain_id),
    onStep: options.onStep,
  });
}

/** The key of an existing registry: none for a plain file, else the kept one, else by passphrase. */
async function registryKey(file: string, passphrase: () => Promise<string>): Promise<RegistryKey> {
  if (!isEncrypted(file)) return 'none';
  const kept = recallKey(file);
  return kept === undefined ? {passphrase: await passphrase()} : {rawKey: kept.rawKey};
}

/** Opens a network by its profile. Throws `profile_unknown`, `sandbox_not_running`, `profile_without_address`. */
export async function connectProfile(name: string, chain_id?: string): Promise<NodeClient> {
  const {connect, resolveProfile} = await import('../chain/index.js');
  const pinned = chain_id === undefined ? {} : {chain_id};
  const {endpoints, ...profile} = resolveProfile(name, {
    ...pinned,
    ...(name === 'sandbox' ? {endpoints: [await sandboxUrl()]} : {}),
  });
  const [url] = endpoints;
  if (url === undefined) throw new CoopError('profile_without_address', 'conflict', {name});
  return connect({url, ...(profile.chain_id === undefined ? {} : {chain_id: profile.chain_id})});
}

async function sandboxUrl(): Promise<string> {
  const {sandboxFolder, sandboxStatus} = await import('../sandbox/index.js');
  const folder = sandboxFolder(process.env);
  const status = await sandboxStatus(folder);
  if (!status.running || status.url === undefined) throw new CoopError('sandbox_not_running', 'unreachable', {folder});
  return status.url;
}
