import {expect} from 'chai';
import {splitArguments} from '../../../src/lib/cli/main.js';
import {usageError} from '../../../src/lib/cli/usage.js';
import {chooseLanguage, languageFlag} from '../../../src/lib/ui/language.js';

describe('Raw arguments', () => {
  it('are the words of the command, then the rest', () => {
    expect(splitArguments(['member', 'list', '--limit', '5'])).to.deep.equal({
      words: ['member', 'list'],
      rest: ['--limit', '5'],
      help: false,
    });
  });

  it('may have global flags before the command', () => {
    const {words, rest} = splitArguments(['--lang', 'en', '--json', 'member', 'show', 'abc']);
    expect(words).to.deep.equal(['member', 'show', 'abc']);
    expect(rest).to.deep.equal(['--lang', 'en', '--json']);
  });

  it('ask for help anywhere but behind --', () => {
    expect(splitArguments(['member', '-h']).help).to.equal(true);
    expect(splitArguments(['--help']).help).to.equal(true);
    expect(splitArguments(['member', 'show', '--', '--help']).help).to.equal(false);
  });
});

describe('The language', () => {
  it('is the flag, then COOPCTL_LANG, then the configuration, then the locale, then Russian', () => {
    const env = {COOPCTL_LANG: 'en', LANG: 'ru_RU.UTF-8'};
    expect(chooseLanguage('ru', env, 'en')).to.equal('ru');
    expect(chooseLanguage(undefined, env, 'ru')).to.equal('en');
    expect(chooseLanguage(undefined, {LANG: 'en_US.UTF-8'}, 'ru')).to.equal('ru');
    expect(chooseLanguage(undefined, {LANG: 'de_DE.UTF-8'})).to.equal('en');
    expect(chooseLanguage(undefined, {LC_ALL: 'ru_RU.UTF-8', LANG: 'en_US.UTF-8'})).to.equal('ru');
    expect(chooseLanguage(undefined, {LANG: 'C.UTF-8'})).to.equal('ru');
    expect(chooseLanguage(undefined, {})).to.equal('ru');
  });

  it('is found in arguments that cannot be parsed otherwise', () => {
    expect(languageFlag(['nonsense', '--lang', 'en'])).to.equal('en');
    expect(languageFlag(['--lang=en', 'x'])).to.equal('en');
    expect(languageFlag(['x', '--', '--lang', 'en'])).to.equal(undefined);
  });
});

describe('Errors of the framework', () => {
  class NonExistentFlagsError extends Error {
    readonly flags = ['--passphrase=tiger'];
  }

  it('never repeat a value that was typed', () => {
    const error = usageError(new NonExistentFlagsError('Nonexistent flag: --passphrase=tiger'), 'status');
    expect(error?.params).to.deep.equal({flags: ['--passphrase'], command: 'status'});
  });

  it('are left alone when they are no parse errors', () => {
    expect(usageError(new TypeError('x is not a function'), 'status')).to.equal(undefined);
  });
});
