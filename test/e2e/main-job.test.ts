import {expect} from 'chai';
import {createHash} from 'node:crypto';
import {existsSync, readFileSync, statSync} from 'node:fs';
import type {CardIssueResult} from '../../src/commands/card/issue.js';
import type {ChainSyncResult} from '../../src/commands/chain/sync.js';
import type {CouncilAgendaResult} from '../../src/commands/council/agenda.js';
import type {CouncilAuthorizeResult} from '../../src/commands/council/authorize.js';
import type {CouncilExecuteResult} from '../../src/commands/council/execute.js';
import type {CouncilShowResult} from '../../src/commands/council/show.js';
import type {CouncilVoteResult} from '../../src/commands/council/vote.js';
import type {DocumentFlowResult} from '../../src/commands/document/flow.js';
import type {DocumentListResult} from '../../src/commands/document/list.js';
import type {DocumentPackageResult} from '../../src/commands/document/package.js';
import type {RegeneratedDocument} from '../../src/commands/document/regenerate.js';
import type {VerifiedTarget} from '../../src/commands/document/verify.js';
import type {MemberAddResult} from '../../src/commands/member/add.js';
import type {MemberApplyResult} from '../../src/commands/member/apply.js';
import type {MemberHistoryResult} from '../../src/commands/member/history.js';
import type {MemberShowResult} from '../../src/commands/member/show.js';
import type {OutboxListResult} from '../../src/commands/outbox/list.js';
import type {OutboxWaitResult} from '../../src/commands/outbox/wait.js';
import type {PaymentConfirmResult} from '../../src/commands/payment/confirm.js';
import type {PaymentListResult} from '../../src/commands/payment/list.js';
import type {StatusResult} from '../../src/commands/status.js';
import type {UnlockResult} from '../../src/commands/unlock.js';
import {Cooperative, PASSPHRASE, PIN} from '../support/e2e-cooperative.js';

const sha256 = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex');

describe('the main job, by hand, with --json', function () {
  this.timeout(60_000);
  const coop = new Cooperative();
  let account = '';
  let applied: MemberApplyResult;
  let protocol = '';
  const papers = (): [file: string, doc_hash: string][] => [
    ['application.pdf', applied.documents.find(({registry_id}) => registry_id === 100)?.doc_hash ?? ''],
    ['protocol.pdf', protocol],
  ];

  it('starts the sandbox in the background', async () => {
    const {url, chain_id, pid, already_running} = await coop.startSandbox();
    expect(url).to.match(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(chain_id).to.match(/^[0-9a-f]{64}$/);
    expect(process.kill(pid, 0)).to.equal(true);
    expect(already_running).to.equal(false);
  });

  it('founds the cooperative, with a council of three and their cards, on the chain', async () => {
    const {connected, council, public_key, chain_id} = await coop.init();
    expect(connected).to.equal(true);
    expect(public_key).to.match(/^PUB_K1_/);
    expect(chain_id).to.match(/^[0-9a-f]{64}$/);
    expect(council.map(({position}) => position)).to.deep.equal(['chairman', 'member', 'member']);
    for (const {card} of council) expect(existsSync(coop.path(card ?? ''))).to.equal(true);
    const [board] = await coop.rows('soviet', 'boards');
    expect(board?.members).to.have.length(3);
  });

  it('keeps registry, cards and PDFs of cards from other users', () => {
    for (const name of [coop.file, coop.card(coop.council[0]!), `${coop.card(coop.council[0]!)}.pdf`]) {
      expect(statSync(coop.path(name)).mode & 0o077, name).to.equal(0);
    }
  });

  it('keeps the key of the registry for a time on request', async () => {
    const {expires_at} = await coop.json<UnlockResult>(['unlock', '--minutes', '30']);
    expect(Date.parse(expires_at ?? '')).to.be.within(Date.now() + 25 * 60_000, Date.now() + 30 * 60_000);
    const withoutPhrase = {env: {COOPCTL_PASSPHRASE: undefined}};
    expect((await coop.json<StatusResult>(['status'], withoutPhrase)).members).to.include({accepted: 3});
  });

  it('enters a member, once', async () => {
    const from = ['member', 'add', '--from', 'examples/member.yaml'];
    const added = await coop.json<MemberAddResult>(from);
    ({account} = added);
    expect(added).to.include({type: 'individual', status: 'registered', existing: false});
    expect(await coop.json<MemberAddResult>(from)).to.include({account, existing: true});
  });

  it('issues his card, and finds it again', async () => {
    const issue = ['card', 'issue', account, '--out', 'cards'];
    const first = await coop.json<CardIssueResult>(issue);
    expect(first).to.include({account, file: coop.card(account), existing: false});
    expect(readFileSync(coop.path(first.pdf)).subarray(0, 5).toString()).to.equal('%PDF-');
    expect(await coop.json<CardIssueResult>(issue)).to.include({public_key: first.public_key, existing: true});
  });

  it('applies with the card: four agreements and the application in one transaction', async () => {
    applied = await coop.apply(account);
    expect(applied.registration_hash).to.equal(sha256(account));
    expect(applied.documents.map(({registry_id}) => registry_id)).to.have.members([1, 2, 3, 4, 100]);
    expect(applied.payment).to.deep.equal({hash: applied.registration_hash, quantity: '400.0000 RUB'});
    const [candidate] = await coop.rows('registrator', 'candidates2');
    expect(candidate).to.include({username: account, status: 'created'});
  });

  it('expects the payment, and confirms it by the beginning of its hash', async () => {
    const {payments} = await coop.json<PaymentListResult>(['payment', 'list', '--status', 'pending']);
    expect(payments.map(({hash}) => hash)).to.deep.equal([applied.registration_hash]);
    expect(await coop.rows('gateway', 'incomes')).to.have.length(1);
    const begins = applied.registration_hash.slice(0, 12);
    const confirmed = await coop.json<PaymentConfirmResult>(['payment', 'confirm', begins]);
    expect(confirmed).to.include({hash: applied.registration_hash, status: 'completed', username: account});
  });

  it('has the question of admission on the agenda', async () => {
    const {decisions} = await coop.json<CouncilAgendaResult>(['council', 'agenda']);
    expect(decisions).to.have.length(1);
    expect(decisions[0]).to.include({decision_id: 1, type: 'joincoop', username: account, approved: false});
    expect(decisions[0]?.name).to.include('Новичков');
  });

  it('is decided by two votes of three', async () => {
    const vote = (seat: number) =>
      coop.json<CouncilVoteResult>(['council', 'vote', '1', 'for', '--card', coop.card(coop.council[seat]!)]);
    expect(await vote(1)).to.include({votes_for: 1, council: 3, approved: false});
    expect(await vote(0)).to.include({votes_for: 2, council: 3, approved: true});
  });

  it('shows on one screen what is open', async () => {
    const status = await coop.json<StatusResult>(['status']);
    expect(status.members).to.include({accepted: 3, paid: 1});
    expect(status.decisions.map(({decision_id}) => decision_id)).to.deep.equal([1]);
    expect(status.chain?.url).to.equal(coop.url);
  });

  it('is authorised by the chairman, who signs the protocol', async () => {
    const args = ['council', 'authorize', '1', '--card', coop.card(coop.council[0]!)];
    const done = await coop.json<CouncilAuthorizeResult>(args);
    expect(done).to.include({decision_id: 1, authorized: true});
    protocol = done.doc_hash;
  });

  it('is executed, and the member is accepted', async () => {
    const done = await coop.json<CouncilExecuteResult>(['council', 'execute', '1']);
    expect(done).to.include({decision_id: 1, username: account, decision_state: 'executed'});
    const member = await coop.json<MemberShowResult>(['member', 'show', account]);
    expect(member.status).to.equal('accepted');
    expect(member.documents).to.have.length(6);
  });

  it('leaves on the chain the member, and no row of candidate, income or decision', async () => {
    expect(await coop.rows('registrator', 'candidates2')).to.deep.equal([]);
    expect(await coop.rows('gateway', 'incomes')).to.deep.equal([]);
    expect(await coop.rows('soviet', 'decisions')).to.deep.equal([]);
    const participants = await coop.rows('soviet', 'participants');
    expect(participants.find(({username}) => username === account)).to.include({status: 'accepted'});
  });

  it('reads the history once all is irreversible; a second reading brings nothing new', async () => {
    await coop.json<OutboxWaitResult>(['outbox', 'wait', '--irreversible']);
    const first = await coop.json<ChainSyncResult>(['chain', 'sync']);
    expect(first.actions).to.be.greaterThan(10);
    expect(first.documents).to.be.greaterThan(0);
    const again = await coop.json<ChainSyncResult>(['chain', 'sync']);
    expect(again).to.include({from_block: first.to_block + 1, actions: 0, documents: 0});
    const {entries} = await coop.json<OutboxListResult>(['outbox', 'list']);
    expect(new Set(entries.map(({state}) => state))).to.deep.equal(new Set(['irreversible']));
  });

  it('keeps the decision, its votes and its documents in the registry', async () => {
    const decision = await coop.json<CouncilShowResult>(['council', 'show', '1']);
    expect(decision).to.include({state: 'executed', username: account, protocol, hash: applied.registration_hash});
    expect(decision.votes_for).to.have.members(coop.council.slice(0, 2));
    const {documents} = await coop.json<DocumentListResult>(['document', 'list', '--package', sha256(account)]);
    expect(documents.map(({registry_id}) => registry_id)).to.have.members([1, 2, 3, 4, 100, 501]);
    const names = coop.reading(({history}) => history.list({limit: 1000}).map(({name}) => name));
    expect(names).to.include.members(['reguser', 'incomplete', 'votefor', 'authorize', 'exec']);
  });

  it('accounts for the flow of documents from the history', async () => {
    const {packages, counts, ...extent} = await coop.json<DocumentFlowResult>(['document', 'flow']);
    expect(counts).to.deep.equal({resolved: 5});
    expect(extent).to.deep.include({unread: [], untraced: []});
    const admission = packages.find(({type}) => type === 'joincoop');
    expect(admission).to.include({package: applied.registration_hash, username: account, state: 'resolved'});
    expect(admission?.documents.map(({role, doc_hash, problems}) => [role, doc_hash, problems])).to.deep.equal([
      ['statement', papers()[0]![1], []],
      ['decision', protocol, []],
    ]);
    const process = applied.registration_hash.slice(0, 16);
    const {stdout} = await coop.run(['chain', 'history', '--package', process, '--action', 'soviet::votefor', '--csv']);
    expect(stdout.trim().split('\r\n').slice(1)).to.have.length(2);
    const screen = await coop.run(['document', 'flow', '--member', account]);
    expect(screen.stdout).to.include('приём в кооператив').and.to.include('исполнен');
    const {packages: his} = await coop.json<MemberHistoryResult>(['member', 'history', account]);
    expect(his).to.have.length(5);
    const unknown = await coop.failure(['chain', 'history', '--package', 'ffffffffffff']);
    expect(unknown).to.include({code: 'package_not_found', status: 3});
  });

  it('writes the whole package by the hash of its process, with the place of each document on chain', async () => {
    const process = applied.registration_hash.slice(0, 16);
    const exported = await coop.json<DocumentPackageResult>(['document', 'package', process, '--out', 'admission']);
    expect(exported.documents.map(({registry_id, on_chain}) => [registry_id, on_chain])).to.have.deep.members(
      [1, 2, 3, 4, 100, 501].map((id) => [id, true]),
    );
    expect(exported).to.deep.include({missing: [], without_pdf: [], unsigned: []});
    expect((await coop.run(['document', 'verify', 'admission', '--json'])).status).to.equal(0);
  });

  it('makes application and protocol again with the same bytes', async () => {
    const again = async ([file, doc_hash]: [string, string]): Promise<void> => {
      const args = ['document', 'regenerate', doc_hash, '--out', file];
      expect(await coop.json<RegeneratedDocument>(args)).to.include({identical: true, doc_hash, file});
      expect(sha256(readFileSync(coop.path(file))).toUpperCase()).to.equal(doc_hash);
    };
    await Promise.all(papers().map(again));
  });

  it('verifies them by hash and by file: bytes, signatures, keys and record on chain', async () => {
    for (const [file, doc_hash] of papers()) {
      const [byHash, byFile] = await Promise.all(
        [doc_hash, file].map((document) => coop.json<VerifiedTarget>(['document', 'verify', document])),
      );
      expect(byFile).to.deep.equal(byHash);
      expect(byHash).to.include({doc_hash, chain_checked: true});
      expect(byHash?.checks.map(({id}) => id)).to.include.members([
        ...['body', 'meta_hash', 'document_hash', 'signed', 'signed_hash', 'signature', 'signer_key'],
        ...['required_signer', 'on_chain'],
      ]);
    }
  });

  it('verifies the agreements too', async () => {
    const agreements = applied.documents.filter(({registry_id}) => registry_id !== 100);
    await Promise.all(
      agreements.map(async ({doc_hash}) => {
        expect(await coop.json(['document', 'verify', doc_hash])).to.include({doc_hash, chain_checked: true});
      }),
    );
  });

  for (const [type, quantity] of [
    ['entrepreneur', '400.0000 RUB'],
    ['organization', '4000.0000 RUB'],
  ] as const) {
    it(`admits a member of the type ${type} on the same chain`, async () => {
      const name = await coop.enter(`examples/member-${type}.yaml`);
      const {payment, documents} = await coop.apply(name);
      expect(payment.quantity).to.equal(quantity);
      await coop.json(['payment', 'confirm', payment.hash]);
      const {decisions} = await coop.json<CouncilAgendaResult>(['council', 'agenda']);
      const id = String(decisions.find(({username}) => username === name)?.decision_id);
      for (const seat of [2, 0]) {
        await coop.json(['council', 'vote', id, 'for', '--card', coop.card(coop.council[seat]!)]);
      }
      const args = ['council', 'authorize', id, '--card', coop.card(coop.council[0]!)];
      const {doc_hash} = await coop.json<CouncilAuthorizeResult>(args);
      await coop.json(['council', 'execute', id]);
      expect(await coop.json<MemberShowResult>(['member', 'show', name])).to.include({type, status: 'accepted'});
      const application = documents.find(({registry_id}) => registry_id === 100)?.doc_hash ?? '';
      await Promise.all([application, doc_hash].map((hash) => coop.json(['document', 'regenerate', hash])));
    });
  }

  it('prints neither passphrase nor PIN nor a private key, anywhere', () => {
    const printed = coop.printed();
    const key = coop.reading(({keys}) => keys.get(coop.coopname, 'active')?.private_key ?? '');
    expect(key).to.match(/^(5|PVT_K1_)/);
    for (const secret of [PASSPHRASE, PIN, key, 'PVT_K1_']) expect(printed.includes(secret)).to.equal(false);
    expect(printed).not.to.match(/\b5[HJK][1-9A-HJ-NP-Za-km-z]{49}\b/);
  });
});
