import {expect} from 'chai';
import {execFile} from 'node:child_process';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {globalHelp, helpTexts} from '../../src/lib/ui/messages/help/index.js';
import {LANGUAGES} from '../../src/lib/ui/messages/types.js';
import {Machine, ROOT} from '../support/e2e.js';

interface Flag {
  name: string;
  char?: string;
  type: 'boolean' | 'option';
  helpGroup?: string;
  options?: string[];
  multiple?: boolean;
}

interface Command {
  id: string;
  args: Record<string, {name: string; required?: boolean; options?: string[]; multiple?: boolean}>;
  flags: Record<string, Flag>;
}

const manifest = JSON.parse(readFileSync(join(ROOT, 'oclif.manifest.json'), 'utf8')) as {
  commands: Record<string, Command>;
};
const commands = Object.values(manifest.commands);
const wordsOf = ({id}: Command): string => id.replaceAll(':', ' ');
const CYRILLIC = /[а-яё]/i;

describe('help', function () {
  this.timeout(60_000);
  const machine = new Machine();

  it('has an entry for every command, and none for others', () => {
    expect(Object.keys(helpTexts)).to.have.members(commands.map(wordsOf));
  });

  for (const lang of LANGUAGES) {
    describe(`in the language ${lang}`, () => {
      const right = (text: string | undefined): boolean =>
        text !== undefined &&
        text.trim() !== '' &&
        !/undefined|TODO/.test(text) &&
        (lang === 'ru' || !CYRILLIC.test(text));

      for (const command of commands) {
        const words = wordsOf(command);
        it(`explains ${words}, its arguments, flags and examples`, () => {
          const entry = helpTexts[words]!;
          const texts = entry[lang];
          const common: Readonly<Record<string, string | undefined>> = globalHelp[lang].flags;
          expect(right(texts.summary), 'summary').to.equal(true);
          expect(texts.summary).not.to.match(/\.$/);
          if (lang === 'ru') expect(texts.summary).to.match(CYRILLIC);
          if (texts.description !== undefined) expect(right(texts.description), 'description').to.equal(true);
          for (const name of Object.keys(command.args)) expect(right(texts.args?.[name]), name).to.equal(true);
          for (const name of Object.keys(command.flags)) {
            expect(right(texts.flags?.[name] ?? common[name]), `--${name}`).to.equal(true);
          }
          expect(Object.keys(command.args)).to.include.members(Object.keys(texts.args ?? {}));
          expect(Object.keys(command.flags)).to.include.members(Object.keys(texts.flags ?? {}));
          expect(entry.examples).not.to.deep.equal([]);
          expect(texts.examples).to.have.length(entry.examples.length);
          for (const text of texts.examples) expect(right(text), text).to.equal(true);
        });
      }

      it('is printed for a command by --help, -h and help, with every flag and example', async () => {
        const ways = [
          ['member', 'apply', '--help'],
          ['member', 'apply', '-h'],
          ['help', 'member', 'apply'],
          ['member', 'apply', 'someone', '--json', '--help'],
        ];
        const pages = await Promise.all(ways.map((args) => machine.run(args, {lang})));
        const [page] = pages.map(({stdout}) => stdout);
        expect(new Set(pages.map(({stdout}) => stdout)).size).to.equal(1);
        expect(pages.map(({status, stderr}) => `${status}${stderr}`)).to.deep.equal(['0', '0', '0', '0']);
        const {args, flags} = manifest.commands['member:apply']!;
        for (const name of Object.keys(args)) expect(page).to.include(name.toUpperCase());
        for (const name of Object.keys(flags)) expect(page).to.include(`--${name}`);
        for (const line of helpTexts['member apply']!.examples) expect(page).to.include(`$ ${line}`);
        expect(page).to.include(globalHelp[lang].exitStatus);
      });

      it('lists all commands, or those of a topic', async () => {
        const [all, none, topic] = await Promise.all([
          machine.run(['--help'], {lang}),
          machine.run([], {lang}),
          machine.run(['council', '--help'], {lang}),
        ]);
        expect(none.stdout).to.equal(all.stdout);
        for (const command of commands) {
          expect(all.stdout).to.match(new RegExp(`^ {2}${wordsOf(command)} {2,}\\S`, 'm'));
        }
        const listed = [...topic.stdout.matchAll(/^ {2}(council \w+) {2}/gm)].map(([, words]) => words);
        expect(listed).to.have.members(commands.map(wordsOf).filter((words) => words.startsWith('council ')));
        expect(topic.stdout).not.to.include('member add');
      });
    });
  }

  it('gives examples that can be typed: real commands, arguments and flags', () => {
    for (const [words, {examples}] of Object.entries(helpTexts)) {
      for (const line of examples) expect(problemsOf(line, words), line).to.deep.equal([]);
    }
  });

  it('names nothing but real commands in messages and hints', () => {
    const folder = join(ROOT, 'src/lib/ui/messages');
    const prose = /^coopctl (and|can|does|knows|or|registry)\b/;
    for (const name of readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter((file) =>
      file.endsWith('.ts'),
    )) {
      const named = readFileSync(join(folder, name), 'utf8').matchAll(/coopctl [a-z]+( [a-z-]+)?/g);
      for (const [words] of [...named].filter(([text]) => !prose.test(text))) {
        const [, first = '', second = ''] = words.split(' ');
        expect(helpTexts, `${name}: ${words}`).to.satisfy(
          (texts: object) => first in texts || `${first} ${second}` in texts,
        );
      }
    }
  });

  it('says its version', async () => {
    const {version} = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {version: string};
    for (const args of [['--version'], ['-v']]) {
      expect(await machine.run(args)).to.include({status: 0, stdout: `coopctl ${version}\n`});
    }
  });

  it('takes its language from --lang, then COOPCTL_LANG, then the locale', async () => {
    const first = async (args: string[], env: Record<string, string | undefined>): Promise<string> =>
      (await machine.run([...args, 'sandbox', 'status'], {env})).stdout.split('\n')[0] ?? '';
    const [russian, english] = [/Песочница/, /sandbox/i];
    expect(await first([], {LANG: undefined})).to.match(russian);
    expect(await first([], {LANG: 'C.UTF-8'})).to.match(russian);
    expect(await first([], {LANG: 'de_DE.UTF-8'})).to.match(english);
    expect(await first([], {LANG: 'ru_RU.UTF-8', COOPCTL_LANG: 'en'})).to.match(english);
    expect(await first(['--lang', 'ru'], {COOPCTL_LANG: 'en'})).to.match(russian);
  });

  it('takes global flags before the command as well as after it', async () => {
    const folder = machine.path('sandbox');
    for (const args of [
      ['--json', '--lang', 'en', 'sandbox', 'status'],
      ['sandbox', 'status', '--lang=en', '--json'],
      ['--registry', 'x.coop', '--json', 'sandbox', 'status'],
    ]) {
      const {status, stdout} = await machine.run(args);
      expect(status).to.equal(0);
      expect(JSON.parse(stdout)).to.deep.equal({ok: true, result: {running: false, folder}, warnings: []});
    }
  });

  it('writes no escape codes where there is no terminal, with NO_COLOR or --no-color', async () => {
    const runs = await Promise.all([
      machine.run(['document', 'types']),
      machine.run(['document', 'types', '--no-color']),
      machine.run(['document', 'types'], {env: {NO_COLOR: '1'}}),
    ]);
    for (const {stdout, stderr} of runs) expect(stdout + stderr).not.to.include('\u001b');
    expect(new Set(runs.map(({stdout}) => stdout)).size).to.equal(1);
  });

  it('is the same as the committed reference; schemas and manifest are fresh', async () => {
    const check = (script: string, ...args: string[]) =>
      promisify(execFile)(process.execPath, [join(ROOT, 'scripts', script), ...args], {cwd: ROOT});
    await Promise.all([check('reference.js', '--check'), check('manifest.js')]);
    await check('schemas.js', '--check');
  });
});

/** What is wrong with a line of an example. */
function problemsOf(line: string, expected: string): string[] {
  const [program, ...typed] = line.split(' ');
  const command = commands.find((known) => wordsOf(known) === expected)!;
  const words = expected.split(' ');
  if (program !== 'coopctl' || !words.every((word, index) => typed[index] === word)) return ['another command'];
  const problems: string[] = [];
  const args: string[] = [];
  for (let index = words.length; index < typed.length; index++) {
    const word = typed[index]!;
    const flag = command.flags[word.replace(/^--/, '')];
    if (!word.startsWith('-')) args.push(word);
    else if (!flag) problems.push(`unknown ${word}`);
    else if (flag.type === 'option') {
      const value = typed[++index];
      if (value === undefined) problems.push(`${word} without value`);
      if (flag.options && !flag.options.includes(value ?? '')) problems.push(`${word} ${value ?? ''}`);
    }
  }
  const known = Object.values(command.args);
  if (args.length > known.length && known.at(-1)?.multiple !== true) problems.push('arguments too many');
  for (const [index, {name, required, options}] of known.entries()) {
    const value = args[index];
    if (required === true && value === undefined) problems.push(`no ${name}`);
    if (value !== undefined && options && !options.includes(value)) problems.push(`${name} ${value}`);
  }
  return problems;
}
