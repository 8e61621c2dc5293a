import {expect} from 'chai';
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {parse, stringify} from 'yaml';
import type {GeneratedDocument} from '../../src/commands/document/generate.js';
import type {DocumentSignResult} from '../../src/commands/document/sign.js';
import type {DocumentTypesResult} from '../../src/commands/document/types.js';
import type {VerifiedTarget} from '../../src/commands/document/verify.js';
import type {MemberNamesResult} from '../../src/commands/member/names.js';
import {Cooperative} from '../support/e2e-cooperative.js';

describe('documents from the examples', function () {
  this.timeout(120_000);
  const coop = new Cooperative();
  const members = {individual: '', entrepreneur: '', organization: ''};

  /** The example file of a type, as a user finds it. */
  const example = (id: number): string => {
    const name = readdirSync(coop.path('examples/documents')).find((file) => file.startsWith(`${id}-`));
    return `examples/documents/${name ?? ''}`;
  };

  /** A file of the examples with some changes. */
  const changed = (name: string, file: string, change: (data: Record<string, unknown>) => void): string => {
    const data = parse(readFileSync(coop.path(file), 'utf8')) as Record<string, unknown>;
    change(data);
    writeFileSync(coop.path(name), stringify(data));
    return name;
  };

  const order = (id: number, member: string, ...more: string[]): string[] => [
    ...['document', 'generate', String(id), '--member', member],
    ...more,
  ];

  const generate = (id: number, member: string, ...more: string[]): Promise<GeneratedDocument> =>
    coop.json<GeneratedDocument>(order(id, member, '--from', example(id), ...more));

  before(async () => {
    await coop.found();
    await coop.json(['unlock', '--minutes', '30']);
    members.individual = await coop.enter();
    members.entrepreneur = await coop.enter('examples/member-entrepreneur.yaml');
    members.organization = await coop.enter('examples/member-organization.yaml');
  });

  it('are told of with their parameters, sections and example files', async () => {
    const {types} = await coop.json<DocumentTypesResult>(['document', 'types']);
    expect(types.length).to.be.greaterThan(38);
    for (const {registry_id, parameters, example: file} of types) {
      const needs = parameters.some(({required}) => required);
      if (needs) expect(file, String(registry_id)).to.include(`${registry_id}-`);
    }
    const ru = await coop.run(['document', 'types', '702']);
    expect(ru.stdout).to.include('receiver').and.to.include('принимающий имущество');
    const en = await coop.run(['document', 'types', '702'], {lang: 'en'});
    expect(en.stdout)
      .to.include('receiver of the property')
      .and.not.to.match(/Подпис/);
    expect(await coop.failure(['document', 'types', '7'])).to.include({code: 'document_type_unknown', status: 3});
  });

  it('are made for each family, and made again byte for byte', async () => {
    for (const id of [101, 190, 304, 320, 600, 802, 900]) {
      const {doc_hash, meta} = await generate(id, members.individual);
      expect(meta).to.include({registry_id: id, username: members.individual});
      expect(await coop.json(['document', 'regenerate', doc_hash])).to.include({identical: true});
    }
  });

  it('are made of entrepreneurs and organisations too', async () => {
    for (const member of [members.entrepreneur, members.organization]) {
      const {meta} = await coop.json<GeneratedDocument>(order(200, member));
      expect(meta.username).to.equal(member);
      const {recorded} = await generate(702, member, '--out', `${member}.pdf`);
      expect(recorded.map(({kind}) => kind)).to.have.members(['propertyRequests', 'decisionFacts']);
      expect(
        readFileSync(coop.path(`${member}.pdf`))
          .subarray(0, 5)
          .toString(),
      ).to.equal('%PDF-');
    }
  });

  it('publish only what may be published: private facts stay in the registry', async () => {
    const {meta, recorded} = await generate(1200, members.individual);
    expect(JSON.stringify(meta)).not.to.include('40702810100000000031');
    const {key} = recorded.find(({kind}) => kind === 'payload')!;
    expect(meta.doc_data_hash).to.equal(key);
    expect(coop.reading(({payloads}) => payloads.get(key))).to.have.property('payment_details');
  });

  it('refer to what is known already', async () => {
    const {recorded} = await generate(700, members.individual);
    const {key} = recorded.find(({kind}) => kind === 'propertyRequests')!;
    const file = changed('known.yaml', example(701), (data) => (data.request = key));
    const made = await coop.json<GeneratedDocument>(order(701, members.individual, '--from', file));
    expect(made.meta.request_id).to.equal(key);
    expect(made.recorded.map(({kind}) => kind)).to.deep.equal(['decisionFacts']);
  });

  it('record the same requisites once', async () => {
    const method = async () => (await generate(900, members.individual)).meta.method_id;
    const methods = () => coop.reading(({paymentMethods}) => paymentMethods.list(`${members.individual}:`).length);
    const first = await method();
    const count = methods();
    expect(await method()).to.equal(first);
    expect(methods()).to.equal(count);
  });

  it('are signed by two, each in his turn', async () => {
    const {individual} = members;
    const [chairman = '', , third = ''] = coop.council;
    const first = await generate(702, individual, '--card', coop.card(individual));
    expect(first.awaits).to.deep.equal([third]);
    const sign = (account: string): string[] => ['document', 'sign', first.doc_hash, '--card', coop.card(account)];
    expect(await coop.failure(sign(individual))).to.include({code: 'already_signed', status: 6});
    const wrong = await coop.failure(sign(chairman));
    expect(wrong).to.include({code: 'wrong_signer', status: 5});
    expect(wrong.message).to.include(third).and.to.include(chairman);
    const both = await coop.json<DocumentSignResult>(sign(third));
    expect(both.signatures.map(({signer}) => signer)).to.deep.equal([individual, third]);
    expect(both.awaits).to.deep.equal([]);
    expect(await coop.failure(sign(chairman))).to.include({code: 'signed_by_all', status: 6});
    const verified = await coop.json<VerifiedTarget>(['document', 'verify', first.doc_hash, '--offline']);
    expect(verified.checks.every(({ok}) => ok)).to.equal(true);
    expect(coop.reading(({audit}) => audit.list({limit: 1000}).some(({act}) => act === 'document.sign'))).to.equal(
      true,
    );
  });

  it('nobody signs first who has to sign second', async () => {
    const [, , third = ''] = coop.council;
    const documents = (): number => coop.reading((registry) => registry.documents.count());
    const count = documents();
    const wrong = order(702, members.individual, '--from', example(702), '--card', coop.card(third));
    expect(await coop.failure(wrong)).to.include({code: 'wrong_signer', status: 5});
    expect(documents()).to.equal(count);
  });

  describe('are refused', () => {
    const problemsOf = (failure: {details?: unknown}): string[] =>
      (failure.details as {field: string; problem: string}[]).map(({field, problem}) => `${field} ${problem}`);

    it('without a parameter, with an unknown one, with a wrong one', async () => {
      const file = (name: string, data: object): string => {
        writeFileSync(coop.path(name), stringify(data));
        return name;
      };
      const failure = (id: number, from: string) => coop.failure(order(id, members.individual, '--from', from));
      const missing = await failure(51, file('missing.yaml', {}));
      expect(missing).to.include({code: 'parameters_wrong', status: 2});
      expect(problemsOf(missing)).to.deep.equal(['convert_amount required']);
      const unknown = await failure(51, file('unknown.yaml', {convert_amount: '10.00 RUB', colour: 'red'}));
      expect(problemsOf(unknown)).to.deep.equal(['colour unknown_field']);
      const wrong = await failure(51, file('wrong.yaml', {convert_amount: '10 AXON'}));
      expect(problemsOf(wrong)).to.deep.equal(['convert_amount bad_amount']);
      expect(await failure(51, file('list.yaml', ['a']))).to.include({code: 'file_not_data', status: 4});
      const en = await coop.run(order(51, members.individual, '--from', 'unknown.yaml'), {lang: 'en'});
      expect(en.stderr).to.include('colour: there is no such field').and.to.include('coopctl document types 51');
    });

    it('of nobody, and where nothing can be written: then there is no document either', async () => {
      const {individual} = members;
      const count = (): number => coop.reading((registry) => registry.documents.count());
      const before = count();
      writeFileSync(coop.path('list.txt'), `${individual}\n`);
      writeFileSync(coop.path('empty.txt'), '\n# nobody\n');
      const list = (...more: string[]): string[] => ['document', 'generate', '4', '--members', ...more];
      for (const [args, code, status] of [
        [order(4, 'nobody'), 'member_not_found', 3],
        [order(4, 'Новичков'), 'account_expected', 2],
        [order(4, individual, '--out', 'list.txt/4.pdf'), 'file_not_writable', 2],
        [order(4, individual, '--workers', '2'), 'flag_alone', 2],
        [list('empty.txt'), 'members_empty', 4],
        [list('list.txt', '--out', 'list.txt'), 'file_not_writable', 2],
        [list('list.txt', '--errors', 'list.txt/errors.csv'), 'file_not_writable', 2],
      ] as const) {
        expect(await coop.failure(args), args.join(' ')).to.include({code, status});
      }
      expect(count()).to.equal(before);
    });

    it('by a file that is no data', async () => {
      for (const [name, text] of Object.entries({
        'alias.yaml': 'a: &a [1]\nb: *a\n',
        'void.yaml': '',
        'bad.yaml': 'a: [1',
      })) {
        writeFileSync(coop.path(name), text);
        const failure = await coop.failure(order(900, members.individual, '--from', name));
        expect(failure, name).to.include({code: 'file_not_data', status: 4});
      }
    });

    it('with a ballot that does not fit its agenda', async () => {
      const from = changed('ballot.yaml', example(303), (data) => (data.answers = [{vote: 'for'}]));
      const failure = await coop.failure(order(303, members.individual, '--from', from));
      expect(problemsOf(failure)).to.deep.equal(['answers not_in_agenda']);
    });

    it('for a wrong kind of member', async () => {
      const failure = await coop.failure(order(327, members.organization, '--from', example(327)));
      expect(failure).to.include({code: 'member_type_wrong', status: 4});
      expect(await coop.failure(order(50, members.individual))).to.include({code: 'member_type_wrong'});
    });

    it('with a private value among what is published', async () => {
      const from = changed('leak.yaml', example(320), (data) => {
        data.questions = [{title: 'О деле Новичкова', decision: 'Решить'}];
      });
      const failure = await coop.failure(order(320, members.individual, '--from', from));
      expect(failure).to.include({code: 'private_value_in_meta', status: 5});
      expect(failure.message).to.include('questions').and.not.to.include('Новичков');
    });
  });

  describe('with names that nobody has confirmed', () => {
    let account = '';

    before(async () => {
      const from = changed('unnamed.yaml', 'examples/member.yaml', (data) => {
        Object.assign(data, {last_name: 'Безымянный', email: 'bez@example.test', phone: '+79000000009'});
        delete data.names;
      });
      account = await coop.enter(from);
    });

    it('are refused with what to do', async () => {
      const failure = await coop.failure(order(900, account, '--from', example(900)));
      expect(failure).to.include({code: 'name_form_missing', status: 4});
      expect(failure.message).to.include('родительный');
      expect(failure.hint).to.include(`coopctl member names ${account}`);
      const en = await coop.run(order(900, account, '--from', example(900)), {lang: 'en'});
      expect(en.stderr)
        .to.include('genitive')
        .and.not.to.match(/[а-яё]/i);
    });

    it('show proposals, take corrections, and are made then', async () => {
      const names = (...more: string[]) => coop.json<MemberNamesResult>(['member', 'names', ...more]);
      const {
        members: [shown],
        recorded,
      } = await names(account);
      expect([shown?.names, recorded]).to.deep.equal([{}, 0]);
      expect(shown?.proposed.genitive).to.equal('Безымянного Семёна Пробовича');
      writeFileSync(coop.path('names.yaml'), 'genitive: Безымянного\n');
      const bad = await coop.failure(['member', 'names', account, '--from', 'names.yaml']);
      expect(bad).to.include({code: 'invalid_data', status: 4});
      writeFileSync(coop.path('names.yaml'), 'genitive: Безымянного Симеона Пробовича\n');
      expect((await names(account, '--from', 'names.yaml')).members[0]?.names).to.deep.equal({
        genitive: 'Безымянного Симеона Пробовича',
      });
      const {doc_hash} = await generate(900, account);
      const unasked = await coop.failure(['member', 'names', '--all']);
      expect(unasked).to.include({code: 'flag_alone', status: 2});
      await names(account, '--accept');
      const {recorded: rest} = await names('--all', '--accept');
      expect(rest).to.equal(0);
      expect(await coop.json(['document', 'regenerate', doc_hash])).to.include({identical: true});
      const versions = coop.reading((registry) => registry.members.history(account).length);
      expect(versions).to.equal(3);
    });
  });
});
