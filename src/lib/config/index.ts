import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {CoopError} from '../domain/errors.js';
import {readConfigFile, userConfigFile} from './files.js';

export {userConfigFile} from './files.js';
export {
  checkOwnProfile,
  endpointsOfEnvironment,
  readOwnProfiles,
  saveDefaultProfile,
  saveOwnProfile,
  type OwnProfile,
} from './profiles.js';

/** What a configuration file may say; every key is optional. */
export interface Config {
  registry?: string;
  profile?: string;
  lang?: string;
  /** Account in whose name changes are recorded. */
  as?: string;
}

const KEYS = ['registry', 'profile', 'lang', 'as'] as const;

/**
 * Settings by precedence: environment `COOPCTL_*`, then `coopctl.config.json` of the working folder, then the user's
 * file. Flags stand above all of them and are applied by the caller. Throws CoopError `config_invalid`.
 */
export function loadConfig(folder: string, env: NodeJS.ProcessEnv): Config {
  const fromEnv: Config = {};
  for (const key of KEYS) {
    const value = env[`COOPCTL_${key.toUpperCase()}`];
    if (value !== undefined && value !== '') fromEnv[key] = value;
  }
  return {...readConfig(userConfigFile(env)), ...readConfig(join(folder, 'coopctl.config.json')), ...fromEnv};
}

/** Network that the environment names, `COOPCTL_PROFILE`. */
export function profileOfEnvironment(env: NodeJS.ProcessEnv): string | undefined {
  return env.COOPCTL_PROFILE === '' ? undefined : env.COOPCTL_PROFILE;
}

function readConfig(file: string): Config {
  const data = readConfigFile(file);
  const config: Config = {};
  for (const key of KEYS) {
    const value = data[key];
    if (value === undefined) continue;
    if (typeof value !== 'string') throw new CoopError('config_invalid', 'usage', {file, key});
    config[key] = value;
  }
  return config;
}

/**
 * The registry to work on: the one named by flag or configuration, else the only `*.coop` file of the folder.
 * Throws CoopError `registry_not_here` or `registry_not_chosen`.
 */
export function chooseRegistry(named: string | undefined, folder: string): string {
  if (named !== undefined) return named;
  const found = readdirSync(folder).filter((name) => name.endsWith('.coop'));
  const [only] = found;
  if (only === undefined) throw new CoopError('registry_not_here', 'not_found', {folder});
  if (found.length > 1) throw new CoopError('registry_not_chosen', 'usage', {found});
  return only;
}
