import {mkdirSync} from 'node:fs';
import {dirname} from 'node:path';
import {CoopError} from '../domain/errors.js';
import {writeFileAtomic} from '../domain/atomic.js';
import {readConfigFile, userConfigFile} from './files.js';

/** A network that the user has named, as his configuration file keeps it. */
export interface OwnProfile {
  /** HTTP addresses of nodes, the preferred one first. */
  endpoints: string[];
  /** Pinned at first use. */
  chain_id?: string;
}

/** What a network may be called. */
const NAME = /^[a-z][a-z0-9-]{0,30}$/;

/** The user's own networks and changes to built-in ones, by name. Throws `config_invalid`. */
export function readOwnProfiles(env: NodeJS.ProcessEnv): Record<string, OwnProfile> {
  const file = userConfigFile(env);
  const {profiles = {}} = readConfigFile(file);
  if (!isObject(profiles)) throw new CoopError('config_invalid', 'usage', {file, key: 'profiles'});
  return Object.fromEntries(
    Object.entries(profiles).map(([name, value]) => {
      if (!isOwnProfile(value)) throw new CoopError('config_invalid', 'usage', {file, key: `profiles.${name}`});
      return [name, value];
    }),
  );
}

/** This machine's sandbox tells its address and chain itself. */
const SANDBOX = 'sandbox';

/** Throws `profile_name_invalid`, `sandbox_network_fixed`, `endpoint_invalid`, `chain_id_invalid`. */
export function checkOwnProfile(name: string, {endpoints, chain_id}: OwnProfile): void {
  if (!NAME.test(name)) throw new CoopError('profile_name_invalid', 'usage', {name});
  if (name === SANDBOX) throw new CoopError('sandbox_network_fixed', 'usage', {});
  for (const url of endpoints) if (!isEndpoint(url)) throw new CoopError('endpoint_invalid', 'usage', {url});
  if (chain_id !== undefined && !isChainId(chain_id)) throw new CoopError('chain_id_invalid', 'usage', {chain_id});
}

/** Keeps a network under a name. Throws as `checkOwnProfile`. */
export function saveOwnProfile(env: NodeJS.ProcessEnv, name: string, profile: OwnProfile): void {
  checkOwnProfile(name, profile);
  const {endpoints, chain_id} = profile;
  const own = {endpoints, ...(chain_id === undefined ? {} : {chain_id: chain_id.toLowerCase()})};
  change(env, (config) => ({
    ...config,
    profiles: {...(isObject(config.profiles) ? config.profiles : {}), [name]: own},
  }));
}

/** Makes a network the one of new registries. */
export function saveDefaultProfile(env: NodeJS.ProcessEnv, profile: string): void {
  change(env, (config) => ({...config, profile}));
}

/** Addresses that stand above those of every network, for scripts: `COOPCTL_ENDPOINTS`, separated by commas. */
export function endpointsOfEnvironment(env: NodeJS.ProcessEnv): string[] {
  const urls = (env.COOPCTL_ENDPOINTS ?? '').split(',').map((url) => url.trim());
  const given = urls.filter((url) => url !== '');
  for (const url of given) if (!isEndpoint(url)) throw new CoopError('endpoint_invalid', 'usage', {url});
  return given;
}

function change(env: NodeJS.ProcessEnv, edit: (config: Record<string, unknown>) => Record<string, unknown>): void {
  const file = userConfigFile(env);
  mkdirSync(dirname(file), {recursive: true, mode: 0o700});
  writeFileAtomic(file, `${JSON.stringify(edit(readConfigFile(file)), null, 2)}\n`);
}

function isOwnProfile(value: unknown): value is OwnProfile {
  if (!isObject(value) || !Array.isArray(value.endpoints)) return false;
  const {endpoints, chain_id} = value;
  return (
    endpoints.every((url) => typeof url === 'string' && isEndpoint(url)) &&
    (chain_id === undefined || (typeof chain_id === 'string' && isChainId(chain_id)))
  );
}

/** HTTP, without a password in it: it would be printed with every error. */
function isEndpoint(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined && /^https?:$/.test(url.protocol) && url.username === '' && url.search === '';
}

function isChainId(text: string): boolean {
  return /^[0-9a-f]{64}$/i.test(text);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
