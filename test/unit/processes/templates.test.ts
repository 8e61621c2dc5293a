import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect} from 'chai';
import {connect, actions, type NodeClient, type Row, type RowQuery} from '../../../src/lib/chain/index.js';
import type {Foundation} from '../../../src/lib/domain/cooperative.js';
import {isCoopError} from '../../../src/lib/domain/errors.js';
import type {ActionInput} from '../../../src/lib/domain/records.js';
import {loadTemplate, templateHash} from '../../../src/lib/factory/index.js';
import {generateDocument} from '../../../src/lib/processes/documents/generate.js';
import {regenerate} from '../../../src/lib/processes/documents/regenerate.js';
import {sandboxGenesis} from '../../../src/lib/processes/genesis.js';
import {initialize} from '../../../src/lib/processes/init.js';
import {addMember} from '../../../src/lib/processes/members.js';
import {listEditions} from '../../../src/lib/processes/templates/editions.js';
import {findTemplate} from '../../../src/lib/processes/templates/find.js';
import {pullTemplates, type PulledTemplate} from '../../../src/lib/processes/templates/pull.js';
import {chooseEdition} from '../../../src/lib/processes/templates/use.js';
import {Workspace} from '../../../src/lib/processes/workspace.js';
import {openRegistry, type Registry} from '../../../src/lib/registry/index.js';
import {DEVELOPMENT_KEY, runSandbox} from '../../../src/lib/sandbox/index.js';
import {signerFrom} from '../../../src/lib/signing/index.js';
import {cardLabels} from '../../../src/lib/ui/messages/texts/card.js';
import {failsWith} from '../../support/failure.js';
import {exampleMember, readExample} from '../../support/sample-models.js';

/** A type of the examples whose text needs little. */
const TYPE = 4;

/** Drafts that somebody published beside the sound ones. */
const HOSTILE = [
  {registry_id: 9001, context: '<p>{{ x.constructor }}</p><script>1</script>', model: '{}', translation: '{}'},
  {registry_id: 9002, context: '<p></p>', model: '{"type":', translation: '{}'},
  {registry_id: 9003, context: "{% trans 'a' %}", model: '{}', translation: '["a"]'},
  {registry_id: 9004, context: '<p></p>', model: '{"type":"nothing"}', translation: '{}'},
  {
    registry_id: 9005,
    context: "<p>{% trans 'a' %} {{ forloop.counter }}</p>",
    model: '{}',
    translation: '{"a":"Привет"}',
  },
].map((draft) => ({...draft, version: 1, title: `Чужой ${draft.registry_id}`, description: '', lang: 'ru'}));

/** One cooperative on a sandbox in this process; the tests follow each other. */
describe('templates of the chain', function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'coopctl-templates-'));
  const stop = new AbortController();
  let sandbox: Promise<unknown>;
  let url = '';
  let registry: Registry;
  let account = '';

  const work = (node: NodeClient = connect({url})): Workspace =>
    new Workspace({registry, connect: () => Promise.resolve(node)});

  before(async () => {
    url = await new Promise<string>((resolve, reject) => {
      const onReady = (status: {url?: string}): void => {
        resolve(status.url ?? '');
      };
      const genesis = () => ({drafts: [...sandboxGenesis().drafts, ...HOSTILE]});
      sandbox = runSandbox({folder, genesis, signal: stop.signal, onReady, log: () => undefined});
      sandbox.catch(reject);
    });
    await initialize({
      file: join(folder, 'r.coop'),
      foundation: readExample('romashka.yaml') as Foundation,
      key: 'none',
      profile: 'sandbox',
      connect: () => Promise.resolve(connect({url})),
      pin: '739164',
      labels: cardLabels,
      councilName: 'Совет',
      onStep: () => Promise.resolve(),
    });
    registry = openRegistry(join(folder, 'r.coop'), 'none');
    ({account} = await addMember(work(), exampleMember('individual')));
  });

  after(async () => {
    registry.close();
    stop.abort();
    await sandbox;
    rmSync(folder, {recursive: true});
  });

  let sent = 0;
  const publish = (...inputs: ActionInput[]) =>
    work().submit(`templates.${(sent += 1)}`, inputs, {signers: [signerFrom(DEVELOPMENT_KEY.private_key)]});
  const edit = (change: {title?: string; context?: string}) => {
    const {title, description, context, model} = {...loadTemplate(TYPE), ...change};
    const texts = {scope: 'draft', registry_id: TYPE, title, description, context, model: JSON.stringify(model)};
    return publish(actions.draft.editdraft(texts));
  };
  const approve = (version: number) =>
    work().submit(`templates.${(sent += 1)}`, [
      actions.draft.approve({
        coopname: registry.identity.coopname,
        registry_id: TYPE,
        version,
        decision_id: 0,
        approved_at: '2026-10-07T10:00:00',
        text_hash: 'ab'.repeat(32),
      }),
    ]);
  const pullOne = async (more: {use?: boolean} = {}): Promise<PulledTemplate> =>
    (await pullTemplates(work(), {which: [TYPE], ...more}))[0]!;
  const audited = (act: string): number =>
    registry.audit.list({limit: 1000}).filter((entry) => entry.act === act).length;

  it('are read, kept once, and the same text again is nothing new', async () => {
    const first = await pullTemplates(work(), {which: 'known'});
    expect(new Set(first.map(({state}) => state))).to.deep.equal(new Set(['new']));
    const pulls = audited('template.pull');
    expect(pulls).to.equal(first.length);
    const again = await pullTemplates(work(), {which: 'known'});
    expect(new Set(again.map(({state}) => state))).to.deep.equal(new Set(['unchanged']));
    expect(audited('template.pull')).to.equal(pulls);
    const edition = listEditions(registry).find(({registry_id, source}) => registry_id === TYPE && source === 'chain');
    expect(edition).to.include({
      template_hash: templateHash(loadTemplate(TYPE)),
      in_use: false,
      approval: 'not_approved',
      scope: 'draft',
    });
  });

  it('of which some are hostile: those are refused with the reason, the others taken', async () => {
    const pulled = await pullTemplates(work(), {which: 'all'});
    const of = (id: number) => pulled.find(({registry_id}) => registry_id === id);
    expect(of(9001)?.error?.code).to.equal('template_refused');
    expect(of(9002)?.error?.params).to.deep.include({field: 'model', reason: 'not_json'});
    expect(of(9003)?.error?.params).to.deep.include({field: 'translation:ru', reason: 'wrong_type'});
    expect(of(9004)?.error?.code).to.equal('template_refused');
    expect(of(9005)).to.include({state: 'new', approval: 'not_required'});
    expect(pulled.filter(({state}) => state === 'unchanged')).to.have.length(sandboxGenesis().drafts.length);
    for (const id of [9001, 9002, 9003, 9004])
      await failsWith('edition_unknown', () => findTemplate(`${id}@1`, registry));
    expect(findTemplate('9005@1', registry).translations.ru).to.deep.equal({a: 'Привет'});
  });

  it('tell of a number that the chain does not have', async () => {
    expect(await pullTemplates(work(), {which: [777]})).to.deep.equal([{registry_id: 777, state: 'missing'}]);
  });

  it('make documents as soon as they are chosen, which regenerate whatever is chosen later', async () => {
    const request = {registry_id: TYPE, username: account};
    const before = await generateDocument(work(), request);
    expect(before.document.template_hash).to.equal(templateHash(loadTemplate(TYPE)));
    await edit({title: 'Соглашение пользователя (новый текст)'});
    const pulled = await pullOne();
    expect(pulled).to.include({state: 'changed', same_edition: true, approval: 'not_approved'});
    const unused = await generateDocument(work(), request);
    expect(unused.document.template_hash).to.equal(before.document.template_hash);
    await chooseEdition(work(), TYPE, pulled.template_hash!.slice(0, 12));
    const after = await generateDocument(work(), request);
    expect(after.document).to.include({template_hash: pulled.template_hash});
    expect(after.document.meta.title).to.equal('Соглашение пользователя (новый текст)');
    await chooseEdition(work(), TYPE, 'built-in');
    for (const {document} of [before, after]) expect((await regenerate(registry, document)).identical).to.equal(true);
    expect(audited('template.use')).to.equal(2);
  });

  it('are put to use as the council approved them, also when the chain has gone on', async () => {
    expect(await pullOne({use: true})).to.include({adopted: false, not_adopted: 'not_approved'});
    await approve(1);
    const approved = await pullOne({use: true});
    expect(approved).to.include({approval: 'approved', adopted: true, state: 'unchanged'});
    await edit({title: 'Ещё новее'});
    await publish(actions.draft.upversion({scope: 'draft', registry_id: TYPE}));
    const next = await pullOne({use: true});
    expect(next).to.include({approval: 'outdated', adopted: true, state: 'changed', version: 2});
    expect(next).not.to.have.property('same_edition');
    expect(templateHash(findTemplate(String(TYPE), registry))).to.equal(approved.template_hash);
    expect(templateHash(findTemplate(`${TYPE}@2`, registry))).to.equal(next.template_hash);
    await approve(2);
    expect(await pullOne({use: true})).to.include({approval: 'approved', adopted: true});
    expect(templateHash(findTemplate(String(TYPE), registry))).to.equal(next.template_hash);
    await chooseEdition(work(), TYPE, 'built-in');
  });

  it('are named by number only where the number says which', async () => {
    await failsWith('edition_ambiguous', chooseEdition(work(), TYPE, '1'));
    await failsWith('edition_unknown', chooseEdition(work(), TYPE, '99'));
    await failsWith('edition_unknown', chooseEdition(work(), 123456, 'built-in'));
    await failsWith('template_unknown', () => findTemplate('no-such-file', registry));
    await failsWith('template_not_found', () => findTemplate('123456', registry));
  });

  describe('from a node that lies', () => {
    /** The sandbox's node with other answers for one table. */
    const lying = (table: string, rows: (query: RowQuery) => Row[] | undefined): NodeClient => {
      const node = connect({url});
      const answer = (query: RowQuery) => (query.table === table ? rows(query) : undefined);
      return Object.assign(bound(node), {
        rows: async <T extends Row>(query: RowQuery) => (answer(query) as T[] | undefined) ?? node.rows<T>(query),
        row: async <T extends Row>({key, ...query}: Parameters<NodeClient['row']>[0]) =>
          (answer({...query, lower: key, upper: key, limit: 1}) as T[] | undefined)?.[0] ??
          node.row<T>({key, ...query}),
      });
    };

    const refusal = async (node: NodeClient): Promise<object> => {
      const [pulled] = await pullTemplates(work(node), {which: [TYPE]});
      expect(pulled?.state).to.equal('refused');
      return pulled?.error?.params ?? {};
    };
    const draft = async (): Promise<Row> =>
      (await connect({url}).row({code: 'draft', scope: 'draft', table: 'drafts', key: TYPE}))!;

    it('nothing is taken that was not asked for', async () => {
      const row = await draft();
      expect(await refusal(lying('drafts', () => [{...row, registry_id: 5}]))).to.include({reason: 'of_another_draft'});
      expect(await refusal(lying('drafts', () => [{}]))).to.include({field: 'registry_id', reason: 'missing'});
      expect(await refusal(lying('drafts', () => [{...row, context: 'x'.repeat(2_000_000)}]))).to.include({
        field: 'context',
        reason: 'too_large',
      });
      expect(await refusal(lying('drafts', () => [{...row, context: '<b>'.repeat(300_000)}]))).to.have.property(
        'problems',
      );
    });

    it('translations must be whole and belong to the draft', async () => {
      const wrong = {id: 1, draft_id: TYPE + 1, lang: 'ru', data: '{}'};
      expect(await refusal(lying('translations', () => []))).to.have.property('problems');
      expect(await refusal(lying('translations', () => [wrong]))).to.include({reason: 'of_another_draft'});
      expect(await refusal(lying('translations', () => [{...wrong, draft_id: TYPE}]))).to.have.property('problems');
    });

    it('an approval must be one', async () => {
      const rows = [{registry_id: TYPE, version: 'x', decision_id: 0, approved_at: '', text_hash: ''}];
      expect(await refusal(lying('approvals', () => rows))).to.include({field: 'approval', reason: 'wrong_type'});
    });

    it('an endless table comes to an end', async () => {
      const row = await draft();
      const still = lying('drafts', ({limit = 0}) => Array<Row>(limit).fill(row));
      await failsWith('drafts_endless', pullTemplates(work(still), {which: 'all'}));
      const growing = lying('drafts', ({lower, limit = 0}) =>
        Array.from({length: limit}, (_, at) => ({registry_id: Number(lower) + at})),
      );
      await failsWith('drafts_endless', pullTemplates(work(growing), {which: 'all'}));
      let pages = 0;
      const context = 'x'.repeat(3_000_000);
      const huge = lying('drafts', ({lower, limit = 0}) => {
        pages += 1;
        return Array.from({length: limit}, (_, at) => ({registry_id: Number(lower) + at, context}));
      });
      await failsWith('drafts_endless', pullTemplates(work(huge), {which: 'all'}));
      expect(pages).to.equal(2);
    });

    it('a node without approvals needs none', async () => {
      const node = connect({url});
      const older = Object.assign(bound(node), {
        abi: async (name: string) => {
          const abi = await node.abi(name);
          return Object.assign(Object.create(Object.getPrototypeOf(abi) as object) as typeof abi, abi, {
            tables: abi.tables.filter((table) => String(table.name) !== 'approvals'),
          });
        },
      });
      const [pulled] = await pullTemplates(work(older), {which: [3], use: true});
      expect(pulled).to.include({approval: 'not_required', adopted: true});
      await chooseEdition(work(), 3, 'built-in');
    });

    it('a node that fails is told as such', async () => {
      const error = await pullTemplates(work(connect({url: 'http://127.0.0.1:9'})), {which: 'known'}).catch(
        (e: unknown) => e,
      );
      expect(isCoopError(error) && error.kind).to.equal('unreachable');
    });
  });
});

/** A node's methods, for an object that replaces some. */
function bound(node: NodeClient): NodeClient {
  return Object.create(node) as NodeClient;
}
