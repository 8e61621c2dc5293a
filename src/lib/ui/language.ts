import {LANGUAGES, type Language} from './messages/types.js';

const isLanguage = (value: string): value is Language => (LANGUAGES as readonly string[]).includes(value);

/**
 * Language of the interface: `--lang`, `COOPCTL_LANG`, the configuration, then `LC_ALL`, `LC_MESSAGES`, `LANG`, else
 * Russian. A locale of another country than these two means English; the locales `C` and `POSIX` say nothing.
 */
export function chooseLanguage(flag: string | undefined, env: NodeJS.ProcessEnv, configured?: string): Language {
  for (const wish of [flag, env.COOPCTL_LANG, configured]) {
    const name = wish?.toLowerCase().slice(0, 2) ?? '';
    if (isLanguage(name)) return name;
  }
  const locale = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value !== undefined && value !== '');
  if (locale === undefined || /^(C|POSIX)(\.|$)/.test(locale)) return 'ru';
  return locale.toLowerCase().startsWith('ru') ? 'ru' : 'en';
}

/** The value of `--lang` in raw arguments, also when they cannot be parsed otherwise. */
export function languageFlag(argv: readonly string[]): string | undefined {
  const end = argv.indexOf('--');
  const words = end === -1 ? argv : argv.slice(0, end);
  for (const [index, word] of words.entries()) {
    if (word === '--lang') return words[index + 1];
    if (word.startsWith('--lang=')) return word.slice('--lang='.length);
  }
  return undefined;
}
