import {fileURLToPath} from 'node:url';
import {Config} from '@oclif/core';
import {CoopError} from '../domain/errors.js';
import {chooseLanguage, languageFlag} from '../ui/language.js';
import type {Language} from '../ui/messages/types.js';
import {asCoopError, reportError} from './output.js';

const VALUE_FLAGS = ['--lang', '--registry', '--profile', '--as', '--passphrase-file'];

/** Splits raw arguments: global flags that stand before the command move behind it, so that both orders work. */
export function splitArguments(argv: readonly string[]): {words: string[]; rest: string[]; help: boolean} {
  const leading: string[] = [];
  let index = 0;
  for (; argv[index]?.startsWith('-') === true && argv[index] !== '--'; index++) {
    leading.push(argv[index] ?? '');
    if (VALUE_FLAGS.includes(argv[index] ?? '')) leading.push(argv[++index] ?? '');
  }
  const tail = argv.slice(index);
  const firstFlag = tail.findIndex((word) => word.startsWith('-'));
  const words = firstFlag === -1 ? tail : tail.slice(0, firstFlag);
  const rest = [...(firstFlag === -1 ? [] : tail.slice(firstFlag)), ...leading];
  const end = rest.indexOf('--');
  const help = (end === -1 ? rest : rest.slice(0, end)).some((word) => word === '--help' || word === '-h');
  return {words, rest: rest.filter((word) => word !== '--help' && word !== '-h'), help};
}

/**
 * Runs one command line. The framework's own dispatcher is not used: its errors lose the exit status, repeat the
 * arguments and know one language only (docs/decisions). `root` is the URL of the program's file.
 */
export async function main(argv: readonly string[], root: string): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  const language = chooseLanguage(languageFlag(argv), process.env);
  let fail: (error: Error) => void = () => undefined;
  // Node.js would end without a word when nothing is left that could bring the work to its end.
  const stuck = new Promise<never>((_resolve, reject) => (fail = reject));
  const tell = (): void => {
    fail(new Error('the program has nothing more to wait for, and is not done'));
  };
  process.once('beforeExit', tell);
  try {
    await Promise.race([dispatch(argv, root, language), stuck]);
  } catch (error) {
    await reportError(asCoopError(error), {json: argv.includes('--json'), language});
  } finally {
    process.off('beforeExit', tell);
  }
}

/** Finds what is asked for, a command or help, and runs it. */
async function dispatch(argv: readonly string[], root: string, language: Language): Promise<void> {
  const config = await Config.load({root: fileURLToPath(root)});
  const {words, rest, help} = splitArguments(argv);
  const asked = words[0] === 'help' ? words.slice(1) : words;
  if (help || words[0] === 'help' || words.length === 0) {
    if (asked.length > 0 && commandLength(config, asked) === 0 && !isTopic(config, asked)) {
      throw unknownCommand(config, asked);
    }
    const {showHelp} = await import('./help.js');
    showHelp(config, asked, language);
    return;
  }
  const length = commandLength(config, words);
  if (length === 0) {
    if (isTopic(config, words) && !rest.includes('--json')) {
      const {showHelp} = await import('./help.js');
      showHelp(config, words, language);
      process.exitCode = 2;
      return;
    }
    throw unknownCommand(config, words);
  }
  await config.runCommand(words.slice(0, length).join(':'), [...words.slice(length), ...rest]);
}

/** How many of the first words name a command; 0 for none. */
function commandLength(config: Config, words: readonly string[]): number {
  for (let length = words.length; length > 0; length--) {
    if (config.findCommand(words.slice(0, length).join(':'))) return length;
  }
  return 0;
}

const isTopic = (config: Config, words: readonly string[]): boolean =>
  words.length === 1 && config.commandIDs.some((id) => id.startsWith(`${words[0] ?? ''}:`));

function unknownCommand(config: Config, words: readonly string[]): CoopError {
  const known = config.commandIDs.map((id) => id.replaceAll(':', ' '));
  const typed = words.slice(0, 2).join(' ');
  const ranked = known.map((id) => ({id, far: distance(typed, id)})).sort((a, b) => a.far - b.far);
  const [near] = ranked;
  const command = words[0] ?? '';
  return new CoopError('unknown_command', 'usage', {
    command: known.some((id) => id.startsWith(`${command} `)) ? typed : command,
    ...(near !== undefined && near.far <= Math.min(3, Math.max(1, typed.length / 3)) ? {near: near.id} : {}),
  });
}

/** Levenshtein distance of two short words. */
function distance(a: string, b: string): number {
  let row = Array.from({length: b.length + 1}, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
