import {expect} from 'chai';
import {spawn, spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {stripVTControlCharacters} from 'node:util';
import {createRegistry, openRegistry} from '../../src/lib/registry/index.js';
import {Machine, PROGRAM} from '../support/e2e.js';

const PASSPHRASE = 'корабль-lastochka 12';
const CTRL_C = '\u0003';
const ARROW_DOWN = '\u001b[B';

/** What a person sees and types: waits for the words, then types the answer. */
type Dialogue = readonly (readonly [words: string, answer: string])[];

/** `script` of util-linux gives a program a terminal; that of other systems has other options. */
const SCRIPT = spawnSync('script', ['--version'], {encoding: 'utf8'});

describe('on a terminal', function () {
  this.timeout(60_000);
  const machine = new Machine();
  const FILE = 'coop.coop';

  before(function () {
    if (SCRIPT.status !== 0 || !SCRIPT.stdout.includes('util-linux')) {
      process.stdout.write('      skipped: there is no `script` of util-linux to make a terminal with\n');
      this.skip();
    }
    createRegistry(
      machine.path(FILE),
      {passphrase: PASSPHRASE},
      {coopname: 'romashkacoop', profile: 'sandbox'},
    ).close();
  });

  /** Runs the program on a terminal of 120 columns. `screen` is what was shown, without escape codes; `raw` is with them. */
  function onTerminal(
    args: readonly string[],
    dialogue: Dialogue,
    env: Record<string, string> = {},
  ): Promise<{status: number; screen: string; raw: string}> {
    const quoted = [process.execPath, PROGRAM, ...args].map((word) => `'${word}'`).join(' ');
    const command = ['-q', '-e', '-c', `stty cols 120 rows 40; exec ${quoted}`, '/dev/null'];
    return new Promise((resolve, reject) => {
      const child = spawn('script', command, {
        cwd: machine.folder,
        env: {...machine.env, LANG: 'ru_RU.UTF-8', TERM: 'xterm-256color', SHELL: '/bin/sh', ...env},
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      let [raw, seen, step] = ['', 0, 0];
      const stuck = setTimeout(() => {
        child.kill('SIGKILL');
        reject(
          new Error(`the terminal waits for ${dialogue[step]?.[0] ?? 'the end'}:\n${stripVTControlCharacters(raw)}`),
        );
      }, 40_000);
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        raw += text;
        const [words, answer] = dialogue[step] ?? [];
        const at = words === undefined ? -1 : stripVTControlCharacters(raw).indexOf(words, seen);
        if (words === undefined || answer === undefined || at === -1) return;
        seen = at + words.length;
        step++;
        child.stdin.write(answer === CTRL_C ? answer : `${answer}\r`);
      });
      child.on('error', reject);
      child.on('close', (status) => {
        clearTimeout(stuck);
        resolve({status: status ?? -1, raw, screen: stripVTControlCharacters(raw).replaceAll('\r', '')});
      });
    });
  }

  const phrase = ['Парольная фраза', PASSPHRASE] as const;

  it('asks for a member in Russian, and again only for what is wrong', async () => {
    const {status, screen} = await onTerminal(
      ['member', 'add'],
      [
        phrase,
        ['Кто вступает', ''],
        ['Фамилия', 'Терминалова'],
        ['Имя', 'Ольга'],
        ['Отчество', ''],
        ['Дата рождения', '31.02.1990'],
        ['Адрес', '999003, Примерская область, г. Примерск, ул. Экранная, д. 1'],
        ['Телефон', '8 (900) 000-00-77'],
        ['Электронная почта', 'terminalova@example.test'],
        ['Паспорт: серия', ''],
        ['(31.02.1990)', '28.02.1990'],
      ],
    );
    expect(status, screen).to.equal(0);
    expect(screen).to.include('✗ Дата рождения (ДД.ММ.ГГГГ): нужна настоящая дата');
    expect(screen).to.include('✓ Записан в реестр под аккаунтом').and.to.include('coopctl card issue');
    expect(screen).not.to.include(PASSPHRASE);
    const registry = openRegistry(machine.path(FILE), {passphrase: PASSPHRASE}, {readonly: true});
    const [record] = registry.members.list({search: 'терминалова'});
    registry.close();
    expect(record?.member).to.deep.include({birthdate: '28.02.1990', phone: '+79000000077', middle_name: ''});
    expect(record?.member).not.to.have.property('passport');
  });

  it('asks for the gender that a name does not tell, proposes its cases, and takes a correction', async () => {
    const reading = <T>(read: (registry: ReturnType<typeof openRegistry>) => T): T => {
      const registry = openRegistry(machine.path(FILE), {passphrase: PASSPHRASE}, {readonly: true});
      try {
        return read(registry);
      } finally {
        registry.close();
      }
    };
    const account = reading(({members}) => members.list({search: 'терминалова'})[0]?.account ?? '');
    const {status, screen} = await onTerminal(
      ['member', 'names', account],
      [
        phrase,
        ['мужчина или женщина', ARROW_DOWN],
        ['(Терминаловой Ольги)', ''],
        ['(Терминаловой Ольге)', 'Терминаловой'],
        ['слов столько же', ' Ольге'],
        ['(Терминалову Ольгу)', ''],
        ['(Терминаловой Ольгой)', ''],
      ],
    );
    expect(status, screen).to.equal(0);
    expect(reading(({members}) => members.get(account)?.member)).to.deep.include({
      names: {
        genitive: 'Терминаловой Ольги',
        dative: 'Терминаловой Ольге',
        accusative: 'Терминалову Ольгу',
        instrumental: 'Терминаловой Ольгой',
      },
    });
  });

  it('proposes the cases of a new name, and keeps them on yes', async () => {
    const {status, screen} = await onTerminal(
      ['member', 'add'],
      [
        phrase,
        ['Кто вступает', ''],
        ['Фамилия', 'Падежов'],
        ['Имя', 'Олег'],
        ['Отчество', 'Склонович'],
        ['Дата рождения', '28.02.1990'],
        ['Адрес', '999003, Примерская область, г. Примерск, ул. Экранная, д. 2'],
        ['Телефон', '8 (900) 000-00-78'],
        ['Электронная почта', 'padezhov@example.test'],
        ['Паспорт: серия', ''],
        ['Падежи для документов верны', 'y'],
      ],
    );
    expect(status, screen).to.equal(0);
    expect(screen).to.include('Падежова Олега Склоновича');
    const registry = openRegistry(machine.path(FILE), {passphrase: PASSPHRASE}, {readonly: true});
    const [record] = registry.members.list({search: 'падежов'});
    registry.close();
    expect(record?.member).to.have.nested.property('names.dative', 'Падежову Олегу Склоновичу');
  });

  it('ends with status 130 and one clean line on Ctrl-C, in a form and at a secret', async () => {
    for (const [args, dialogue] of [
      [
        ['member', 'add'],
        [phrase, ['Кто вступает', CTRL_C]],
      ],
      [['status'], [['Парольная фраза', CTRL_C]]],
    ] as const) {
      const {status, screen} = await onTerminal(args, dialogue);
      expect(status).to.equal(130);
      const told = screen.slice(screen.indexOf('✗'));
      expect(screen.match(/✗/g), screen).to.have.length(1);
      expect(told.trim().split('\n').length, told).to.be.at.most(2);
      expect(screen).not.to.match(/Error|at .*\(|ExitPrompt|undefined/);
    }
  });

  it('says that it was interrupted when Ctrl-C comes while it works', async () => {
    const preview = ['template', 'preview', '50@built-in', '--out', 'never.pdf'];
    const {status, screen} = await onTerminal(preview, [['Рисую документ', CTRL_C]]);
    expect(status, screen).to.equal(130);
    expect(screen).to.match(/✗ Прервано[^\n]*\n[^\n]+\n/);
    expect(existsSync(machine.path('never.pdf'))).to.equal(false);
  });

  it('leaves the cursor visible after Ctrl-C', async () => {
    const {raw} = await onTerminal(['member', 'add'], [phrase, ['Кто вступает', CTRL_C]]);
    expect(raw.lastIndexOf('\u001b[?25h')).to.be.at.least(raw.lastIndexOf('\u001b[?25l'));
  });

  it('does nothing that cannot be undone unless the answer is yes', async () => {
    const sandbox = await machine.json<{folder: string}>(['sandbox', 'start', '--idle-minutes', '5']);
    await machine.json(['sandbox', 'stop']);
    const chain = machine.path('sandbox', 'chain.sqlite');
    const {status, screen} = await onTerminal(['sandbox', 'reset'], [[sandbox.folder, 'n']]);
    expect(status, screen).to.equal(130);
    expect(existsSync(chain)).to.equal(true);
    expect((await onTerminal(['sandbox', 'reset'], [[sandbox.folder, 'y']])).status).to.equal(0);
    expect(existsSync(chain)).to.equal(false);
  });

  it('asks nothing with --no-input', async () => {
    const {status, screen} = await onTerminal(['status', '--no-input'], []);
    expect(status).to.equal(2);
    expect(screen).to.include('COOPCTL_PASSPHRASE');
  });

  it('shows colours, and none with NO_COLOR or --no-color', async () => {
    const colour = /\u001b\[[\d;]+m/;
    expect((await onTerminal(['document', 'types'], [])).raw).to.match(colour);
    expect((await onTerminal(['document', 'types'], [], {NO_COLOR: '1'})).raw).not.to.match(colour);
    expect((await onTerminal(['document', 'types', '--no-color'], [])).raw).not.to.match(colour);
    expect((await onTerminal(['document', 'types'], [], {TERM: 'dumb'})).status).to.equal(0);
    expect((await onTerminal(['member', 'foo'], [], {NO_COLOR: '1'})).raw).not.to.match(colour);
  });
});
