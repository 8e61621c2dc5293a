import Database from 'better-sqlite3';
import {expect} from 'chai';
import {readFileSync, writeFileSync} from 'node:fs';
import {parse, stringify} from 'yaml';
import type {MemberApplyResult} from '../../src/commands/member/apply.js';
import {Cooperative, PASSPHRASE, PIN} from '../support/e2e-cooperative.js';
import {type Failure, readEnvelope, type RunOptions} from '../support/e2e.js';

/** Traces of a text that was put together wrongly, or of an error that nobody foresaw. */
const BROKEN = /undefined|\[object|NaN|Error:| at .*\(|неожиданная|unexpected/i;

/** What a wrong use must end in: the code, and the exit status of DESIGN section 4. */
type Outcome = readonly [code: string, status: number];

describe('wrong use', function () {
  this.timeout(60_000);
  const coop = new Cooperative();

  const told = new Set<string>();

  /**
   * Runs the command as a script in Russian and, for each code once, as a person in English. Both must tell the same
   * error and leave everything as it was. `text` is what the Russian message and hint say.
   */
  async function refuses(
    args: readonly string[],
    [code, status]: Outcome,
    options: RunOptions = {},
  ): Promise<Failure & {text: string}> {
    const before = await coop.state();
    const script = coop.failure(args, {...options, lang: 'ru'});
    const person = told.has(code) ? undefined : coop.run(args, {...options, lang: 'en'});
    told.add(code);
    const [failure, english] = [await script, await person];
    expect(failure, JSON.stringify(failure)).to.include({code, status});
    const text = `${failure.message}\n${failure.hint}`;
    expect(text)
      .to.match(/[а-я]{3}/)
      .and.not.to.match(BROKEN);
    if (english) {
      expect(english).to.include({status, stdout: ''});
      expect(english.stderr)
        .to.match(/^✗ [^\n]+(\n {2}[^\n]+)+\n$/m)
        .and.not.to.match(BROKEN);
      expect(english.stderr).not.to.match(/[а-яё]/i);
    }
    expect(await coop.state()).to.deep.equal(before);
    return {...failure, text};
  }

  const file = (name: string, text: string | Uint8Array): string => {
    writeFileSync(coop.path(name), text);
    return name;
  };

  /** A file of the examples with some changes. */
  const changed = (name: string, example: string, change: (data: Record<string, never>) => void): string => {
    const data = parse(readFileSync(coop.path('examples', example), 'utf8')) as Record<string, never>;
    change(data);
    return file(name, stringify(data));
  };

  describe('of the command line', () => {
    it('names the command that was probably meant', async () => {
      expect((await refuses(['member', 'lst'], ['unknown_command', 2])).text).to.include('coopctl member list');
      expect((await refuses(['stats'], ['unknown_command', 2])).hint).to.include('coopctl status');
    });

    it('suggests nothing when nothing is near', async () => {
      expect((await refuses(['foo'], ['unknown_command', 2])).text).not.to.include('Может быть');
    });

    it('asks for the rest of a topic', async () => {
      await coop.failure(['member']).then(({code}) => expect(code).to.equal('unknown_command'));
      const {status, stdout} = await coop.run(['member']);
      expect(status).to.equal(2);
      expect(stdout).to.include('member add');
    });

    it('does not answer a wrong question for help with help', async () => {
      await Promise.all([
        refuses(['help', 'membr'], ['unknown_command', 2]),
        refuses(['membr', '--help'], ['unknown_command', 2]),
      ]);
    });

    const wrong: [name: string, args: string[], code: string, says: string][] = [
      ['an unknown flag', ['member', 'list', '--fancy'], 'unknown_flag', '--fancy'],
      ['a missing argument', ['member', 'show'], 'missing_argument', 'ACCOUNT'],
      ['words too many', ['member', 'list', 'one', 'two'], 'unexpected_argument', '2'],
      ['a choice that is none', ['council', 'vote', '1', 'maybe', '--card', 'a'], 'bad_option', 'for, against'],
      ['a value that is none', ['member', 'list', '--status', 'rich'], 'bad_option', '--status'],
      ['a language that is none', ['--lang', 'fr', 'status'], 'bad_option', '--lang'],
      ['a word for a number', ['council', 'show', 'first'], 'number_expected', 'council show'],
      ['a number too small', ['member', 'list', '--limit', '0'], 'number_expected', '1'],
      ['a flag without its value', ['member', 'list', '--search'], 'flag_value_missing', '--search'],
      ['a missing flag', ['document', 'generate', '4'], 'missing_flag', '--member'],
      ['a missing card', ['council', 'vote', '1', 'for'], 'missing_flag', '--card'],
      ['a missing file of data', ['member', 'add'], 'missing_flag', '--from'],
      ['two ways at once', ['document', 'regenerate', '--all', '--out', 'x.pdf'], 'flags_exclude', '--all и --out'],
      ['one and all', ['document', 'verify', 'aabbccdd', '--all'], 'flags_exclude', 'DOCUMENT и --all'],
      ['a flag of many for one', ['document', 'verify', 'aabbccdd', '--type', '4'], 'flag_alone', '--all'],
      ['erasing unasked', ['sandbox', 'reset'], 'needs_yes', '--yes'],
      ['an unknown network', ['chain', 'info', '--profile', 'moon'], 'profile_unknown', 'sandbox'],
    ];
    for (const [name, args, code, says] of wrong) {
      it(`refuses ${name}`, async () => {
        expect((await refuses(args, [code, 2])).text).to.include(says);
      });
    }

    it('never repeats a word that may be a secret', async () => {
      const secret = 'tiger-in-the-wrong-place';
      for (const args of [
        ['member', 'list', secret],
        ['member', 'list', `--pass=${secret}`],
        ['council', 'vote', secret, 'for'],
        ['council', 'vote', '1', secret],
        ['member', 'list', '--limit', secret],
        ['status', '--lang', secret],
      ]) {
        for (const {stdout, stderr} of await Promise.all([coop.run(args), coop.run([...args, '--json'])])) {
          expect(stdout + stderr).not.to.include(secret);
        }
      }
    });
  });

  describe('before there is anything', () => {
    it('tells that the sandbox does not run, and makes no registry', async () => {
      await Promise.all([
        refuses(['init', coop.file, '--from', 'examples/romashka.yaml'], ['sandbox_not_running', 8]),
        refuses(['chain', 'info', '--profile', 'sandbox'], ['sandbox_not_running', 8]),
      ]);
    });

    it('tells that there is no registry', async () => {
      await Promise.all([
        refuses(['status'], ['registry_not_here', 3]),
        refuses(['status', '--registry', 'none.coop'], ['registry_not_found', 3]),
      ]);
    });

    it('opens no file that is no registry', async () => {
      file('letter.txt', 'Уважаемый председатель!\n'.repeat(500));
      await refuses(['status', '--registry', 'letter.txt'], ['not_a_registry', 4]);
      file('empty.txt', '');
      await refuses(['status', '--registry', 'empty.txt'], ['not_a_registry', 4]);
      const other = new Database(coop.path('other.sqlite'));
      other.exec('CREATE TABLE members (account TEXT)');
      other.close();
      await refuses(['status', '--registry', 'other.sqlite'], ['not_a_registry', 4]);
    });
  });

  describe('of a new cooperative', () => {
    before(() => coop.startSandbox());

    it('refuses private values in what the chain publishes', async () => {
      const from = changed('leaky.yaml', 'romashka.yaml', (data) => {
        Object.assign(data, {description: 'Пишите Анне Примеровой'});
      });
      const init = ['init', coop.file, '--from', from, '--profile', 'sandbox'];
      expect((await refuses(init, ['private_value_in_action', 5])).text).to.include('description');
    });

    it('names every wrong field at once', async () => {
      const from = changed('bad.yaml', 'romashka.yaml', (data: Record<string, object>) => {
        Object.assign(data.organization!, {phone: '12', details: {inn: '9901000011', ogrn: '1', kpp: ''}});
        Object.assign(data.bank_account!, {account_number: '40703810700000000018'});
        Object.assign(data, {coopname: 'ROMASHKA', colour: 'white'});
      });
      const init = ['init', coop.file, '--from', from, '--profile', 'sandbox'];
      const {text, details} = await refuses(init, ['invalid_data', 4]);
      for (const field of ['coopname', 'colour', 'organization.phone', 'organization.details.inn']) {
        expect(text).to.include(`${field}:`);
      }
      expect((details as {field: string}[]).map(({field}) => field)).to.include.members([
        ...['coopname', 'colour', 'organization.phone', 'organization.details.inn', 'organization.details.ogrn'],
        ...['organization.details.kpp', 'bank_account.account_number'],
      ]);
    });

    it('wants a PIN that is worth the name', async () => {
      const init = ['init', coop.file, '--from', 'examples/romashka.yaml', '--profile', 'sandbox'];
      await refuses(init, ['weak_pin', 4], {env: {COOPCTL_PIN: '1234'}});
    });
  });

  describe('of a registry', () => {
    before(() => coop.init());

    it('opens with the right passphrase only', async () => {
      const with_ = (COOPCTL_PASSPHRASE: string | undefined) => ({env: {COOPCTL_PASSPHRASE}});
      await Promise.all([
        refuses(['status'], ['wrong_passphrase', 5], with_(`${PASSPHRASE} `)),
        refuses(['unlock'], ['wrong_passphrase', 5], with_('another')),
        refuses(['status'], ['secret_needed', 2], with_(undefined)),
        refuses(['status'], ['secret_empty', 2], with_('')),
        refuses(['status', '--passphrase-file', 'no.txt'], ['file_not_readable', 2]),
      ]);
    });

    it('is not founded a second time', async () => {
      const init = ['init', coop.file, '--from', 'examples/romashka.yaml', '--profile', 'sandbox'];
      await refuses(init, ['registry_exists', 6]);
    });

    it('of a newer schema stays closed', async () => {
      const copy = coop.path('newer.sqlite');
      coop.reading((registry) => {
        registry.copyTo(copy);
      });
      const db = new Database(copy);
      db.pragma(`cipher = 'sqlcipher'`);
      db.pragma('legacy = 4');
      db.pragma(`key = '${PASSPHRASE}'`);
      db.pragma('user_version = 999');
      db.close();
      const bytes = readFileSync(copy);
      expect((await refuses(['status', '--registry', 'newer.sqlite'], ['registry_newer', 6])).text).to.include('999');
      expect(readFileSync(copy).equals(bytes)).to.equal(true);
    });

    it('takes no data that are wrong, and says all that is', async () => {
      const from = changed('wrong.yaml', 'member-entrepreneur.yaml', (data: Record<string, object>) => {
        Object.assign(data.details!, {inn: '990123456773', ogrn: '325990000000017'});
        Object.assign(data.bank_account!, {account_number: '40802810300000000026'});
        Object.assign(data, {phone: 'позвоните', birthdate: '31.02.1985', email: 'at'});
      });
      const {details} = await refuses(['member', 'add', '--from', from], ['invalid_data', 4]);
      expect((details as {field: string}[]).map(({field}) => field)).to.have.members([
        ...['birthdate', 'phone', 'email', 'details.inn', 'details.ogrn', 'bank_account.account_number'],
      ]);
      const unreadable = file('unreadable.yaml', 'a: [1, 2\nb: }');
      await Promise.all([
        refuses(['member', 'add', '--from', unreadable], ['file_not_data', 4]),
        refuses(['member', 'add', '--from', 'nothing.yaml'], ['file_not_readable', 2]),
      ]);
    });

    it('does not know everybody', async () => {
      await Promise.all([
        refuses(['member', 'show', 'nobody'], ['member_not_found', 3]),
        refuses(['document', 'show', 'abcdef12'], ['document_not_found', 3]),
        refuses(['council', 'show', '77'], ['decision_not_found', 3]),
        refuses(['outbox', 'wait', '77'], ['outbox_entry_not_found', 3]),
        refuses(['outbox', 'show', '77'], ['outbox_entry_not_found', 3]),
        refuses(['outbox', 'cancel', '77', '--yes'], ['outbox_entry_not_found', 3]),
      ]);
    });
  });

  describe('of the main job', () => {
    let account = '';
    let payment = '';
    const apply = (card = coop.card(account)): string[] => ['member', 'apply', account, '--card', card];
    const vote = (seat: number): string[] => ['council', 'vote', '1', 'for', '--card', coop.card(coop.council[seat]!)];
    const authorize = (seat: number): string[] => [
      ...['council', 'authorize', '1', '--card'],
      coop.card(coop.council[seat]!),
    ];

    before(async () => {
      await coop.json(['unlock', '--minutes', '30']);
      account = await coop.enter();
    });

    it('the same person is not entered with other data', async () => {
      const from = changed('again.yaml', 'member.yaml', (data) => {
        Object.assign(data, {phone: '+79000000099'});
      });
      expect((await refuses(['member', 'add', '--from', from], ['member_exists', 6])).text).to.include(account);
    });

    it('a second card is not issued', async () => {
      await refuses(['card', 'issue', account, '--out', 'elsewhere'], ['card_issued_already', 6]);
    });

    it('nobody applies without his own card and its PIN', async () => {
      await Promise.all([
        refuses(['member', 'apply', account], ['missing_flag', 2]),
        refuses(apply(), ['wrong_pin', 5], {env: {COOPCTL_PIN: '739165'}}),
        refuses(apply(), ['secret_needed', 2], {env: {COOPCTL_PIN: undefined}}),
        refuses(apply(coop.card(coop.council[0]!)), ['card_of_another', 4]),
        refuses(apply('examples/member.yaml'), ['not_a_card', 4]),
      ]);
    });

    it('nothing is decided that is not on the agenda', async () => {
      await Promise.all([
        refuses(vote(0), ['decision_not_found', 3]),
        refuses(['council', 'execute', '1'], ['decision_not_found', 3]),
      ]);
    });

    it('nobody applies twice', async () => {
      payment = (await coop.apply(account)).payment.hash;
      expect((await refuses(apply(), ['already_applied', 6])).text).to.include('coopctl payment');
    });

    it('no payment is confirmed twice, and none by a mere scrap of its hash', async () => {
      await refuses(['payment', 'confirm', payment.slice(0, 7)], ['payment_not_found', 3]);
      await coop.json(['payment', 'confirm', payment]);
      await refuses(['payment', 'confirm', payment], ['payment_not_pending', 6]);
    });

    it('only the council votes, each once', async () => {
      // Reading the agenda keeps it in the registry, also for a wrong vote.
      await coop.json(['council', 'agenda']);
      await refuses(['council', 'vote', '1', 'for', '--card', coop.card(account)], ['not_in_council', 5]);
      await coop.json(vote(1));
      await Promise.all([
        refuses(vote(1), ['already_voted', 6]),
        refuses(['council', 'vote', '1', 'against', ...vote(1).slice(4)], ['already_voted', 6]),
      ]);
    });

    it('nothing is authorised without a majority, nor executed', async () => {
      expect((await refuses(authorize(0), ['no_majority', 6])).text).to.include('1 из 3');
      await refuses(['council', 'execute', '1'], ['not_authorized', 6]);
    });

    it('only the chairman authorises, and nothing is executed before that', async () => {
      await coop.json(vote(0));
      await refuses(authorize(2), ['not_chairman', 5]);
      expect((await refuses(['council', 'execute', '1'], ['not_authorized', 6])).text).to.include('authorize 1');
    });

    it('nothing is authorised or executed twice', async () => {
      await coop.json(authorize(0));
      await refuses(authorize(0), ['already_authorized', 6]);
      await coop.json(['council', 'execute', '1']);
      await Promise.all([
        refuses(['council', 'execute', '1'], ['decision_closed', 6]),
        refuses(vote(2), ['decision_closed', 6]),
        refuses(apply(), ['already_applied', 6]),
      ]);
    });

    it('a document without its data is not made', async () => {
      const generate = (...args: string[]): string[] => ['document', 'generate', ...args, '--member'];
      await Promise.all([
        refuses([...generate('501'), account], ['parameter_missing', 2]),
        refuses([...generate('501', '--decision', '9'), account], ['facts_missing', 4]),
        refuses([...generate('100'), 'nobody'], ['member_not_found', 3]),
        refuses([...generate('7'), account], ['document_type_unknown', 3]),
      ]);
    });

    it('no file is written over', async () => {
      const doc_hash = coop.reading(({documents}) => documents.list({limit: 1})[0]?.doc_hash ?? '');
      file('mine.pdf', 'mine');
      await Promise.all([
        refuses(['document', 'regenerate', doc_hash, '--out', 'mine.pdf'], ['file_exists', 6]),
        refuses(['document', 'generate', '4', '--member', account, '--out', 'mine.pdf'], ['file_exists', 6]),
      ]);
      expect(readFileSync(coop.path('mine.pdf'), 'utf8')).to.equal('mine');
    });

    it('without the sandbox nothing leaves, what is signed waits, and the registry can still be read', async () => {
      const second = await coop.enter('examples/member-organization.yaml');
      await coop.json(['sandbox', 'stop']);
      coop.url = '';
      await Promise.all([
        refuses(['council', 'agenda'], ['sandbox_not_running', 8]),
        refuses(['council', 'show', '99'], ['sandbox_not_running', 8]),
        refuses(['outbox', 'cancel', '1'], ['outbox_not_cancellable', 6]),
        refuses(['outbox', 'cancel', '1', '--yes'], ['outbox_not_cancellable', 6]),
      ]);
      const {state, outbox_id} = await coop.json<MemberApplyResult>([
        ...['member', 'apply', second, '--card', coop.card(second)],
      ]);
      expect(state).to.equal('queued');
      await refuses(['outbox', 'send', String(outbox_id)], ['sandbox_not_running', 8]);
      await refuses(['outbox', 'cancel', String(outbox_id)], ['needs_yes', 2]);
      expect(await coop.json(['status'])).not.to.have.property('chain');
      expect(await coop.json(['member', 'show', account])).to.include({status: 'accepted'});
    });
  });

  describe('in all of this', () => {
    it('no secret was printed, nor personal data of anybody in an error', () => {
      const printed = coop.printed();
      const key = coop.reading(({keys}) => keys.get(coop.coopname, 'active')?.private_key ?? '');
      for (const secret of [PASSPHRASE, PIN, '739165', key, 'PVT_K1_']) expect(printed).not.to.include(secret);
      expect(printed).not.to.match(/\b5[HJK][1-9A-HJ-NP-Za-km-z]{49}\b/);
      const errors = coop.runs
        .filter(({status}) => status !== 0)
        .map((run) => (run.stdout.startsWith('{') ? JSON.stringify(readEnvelope(run)) : run.stdout + run.stderr));
      const texts = [
        'Новичков',
        'Примеров',
        'Ремеслова',
        '9000000004',
        '001234',
        'example.test',
        '990123456',
        'Лютиковая',
      ];
      for (const text of texts) expect(errors.filter((error) => error.includes(text))).to.deep.equal([]);
    });
  });
});
