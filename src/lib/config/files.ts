import {readFileSync} from 'node:fs';
import {homedir} from 'node:os';
import {join} from 'node:path';
import {CoopError} from '../domain/errors.js';

/** The user's configuration file (XDG base directories). */
export function userConfigFile(env: NodeJS.ProcessEnv): string {
  return join(env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'coopctl', 'config.json');
}

/** The object in a configuration file; {} when there is none. Throws `file_not_readable`, `config_invalid`. */
export function readConfigFile(file: string): Record<string, unknown> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new CoopError('file_not_readable', 'usage', {file, reason: (error as NodeJS.ErrnoException).code ?? ''});
  }
  return parseObject(text, file);
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
