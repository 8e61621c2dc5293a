import {readFileSync, readdirSync} from 'node:fs';
import {homedir} from 'node:os';
import {join} from 'node:path';
import {CoopError} from '../domain/errors.js';

/** What a configuration file may say; every key is optional. */
export interface Config {
  registry?: string;
  profile?: string;
  lang?: string;
  /** Account in whose name changes are recorded. */
  as?: string;
}

const KEYS = ['registry', 'profile', 'lang', 'as'] as const;

/** The user's configuration file (XDG base directories). */
export function userConfigFile(env: NodeJS.ProcessEnv): string {
  return join(env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'coopctl', 'config.json');
}

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

function readConfig(file: string): Config {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new CoopError('file_not_readable', 'usage', {file, reason: (error as NodeJS.ErrnoException).code ?? ''});
  }
  const data = parseObject(text, file);
  const config: Config = {};
  for (const key of KEYS) {
    const value = data[key];
    if (value === undefined) continue;
    if (typeof value !== 'string') throw new CoopError('config_invalid', 'usage', {file, key});
    config[key] = value;
  }
  return config;
}

function parseObject(text: string, file: string): Record<string, unknown> {
  try {
    const data: unknown = JSON.parse(text);
    if (typeof data === 'object' && data !== null && !Array.isArray(data)) return data as Record<string, unknown>;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new CoopError('config_invalid', 'usage', {file, key: '{'});
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
