import {expect} from 'chai';
import {readFacts, type Facts} from '../support/faults/facts.js';
import {finish, killCommand, killSandbox, STEPS, type CommandKill, type Step} from '../support/faults/job.js';
import {World, type Kill, type SandboxKill} from '../support/faults/world.js';

const SEND = 'chain/send_transaction2';

/** The first commit of a delivery: the transaction is about to leave; the second: it was found in a block. */
const SENT = 'commit< GroupCommit.commit';
const IN_BLOCK = SENT;

/** Points at which each command is killed, one after the other; each time the same command is given again. */
const COMMAND_KILLS: Record<string, CommandKill[]> = {
  init: [
    {at: 'link< openOrCreate'},
    {at: 'rename< issueCard'},
    {at: 'commit< issueCard', nth: 2},
    {at: `http> ${SEND}`},
    {at: `http< ${SEND}`, nth: 3},
    {at: 'commit< connectToSandbox'},
  ],
  'member add': [{at: 'commit< addMember'}],
  // The second time the card is there, and the point is that of the sheet.
  'card issue': [{at: 'rename> issueCard'}, {at: 'rename< issueCard'}, {at: 'rename< issueCard'}],
  'member apply': [
    {at: 'commit< draftOf', nth: 3},
    {at: 'commit< keepDocuments'},
    {at: 'commit< Outbox.keep'},
    {at: `http< ${SEND}`, sync: true},
  ],
  'payment confirm': [{at: SENT}, {at: IN_BLOCK, nth: 2, sync: true}],
  'first vote': [{at: 'commit< Outbox.keep'}, {at: IN_BLOCK, nth: 2}],
  'second vote': [{at: `http> ${SEND}`}, {at: `http< ${SEND}`}],
  'council authorize': [{at: 'commit< makeProtocol'}, {at: 'commit< makeProtocol', nth: 2}, {at: IN_BLOCK, nth: 2}],
  'council execute': [{at: `http> ${SEND}`}, {at: `http< ${SEND}`, sync: true}],
  'chain sync': [{at: 'commit< Stretch.flush'}],
};

/** Moments at which the sandbox is killed during each command. */
const SANDBOX_KILLS: Record<string, (Kill | SandboxKill)[]> = {
  init: [{moment: 'answered', nth: 2}],
  'member add': [{at: 'http> chain/get_info', nth: 2}],
  'member apply': [{at: `http> ${SEND}`}],
  'payment confirm': [{moment: 'answered'}],
  'first vote': [{moment: 'silent'}],
  'second vote': [{moment: 'stored'}],
  'council authorize': [{moment: 'unanswered'}],
  'council execute': [{moment: 'answered'}],
  'chain sync': [{at: 'http> trace_api/get_block', nth: 5}],
};

/** The state in which the main job ends, whatever happens on the way. */
const END = {
  members: Array<string>(4).fill('individual accepted'),
  documents: ['1', '100', '2', '3', '4', '501'].map((type) => `${type} signatures:1 identical:true`),
  payments: ['registration completed 400.0000 RUB'],
  decisions: ['joincoop for:2 approved:true authorized:true executed protocol:true'],
  outbox: [
    ...['init.account', 'init.cooperative', 'init.activate', 'init.founders', 'init.council', 'member.apply'],
    ...['payment.confirm', 'council.votefor', 'council.votefor', 'council.authorize', 'council.execute'],
  ],
  cards: 4,
  orphanCards: 0,
  audit: {
    init: 1,
    'card.issue': 4,
    'member.add': 1,
    'document.generate': 6,
    'member.apply': 1,
    'payment.confirm': 1,
    'council.votefor': 2,
    'council.authorize': 1,
    'council.execute': 1,
  },
  founded: true,
  rows: {candidates2: 0, incomes: 0, decisions: 0, participants: 4, boards: 1},
  damaged: [],
  historyDiffers: 0,
} satisfies Partial<Facts>;

/** What the commands do on the chain; how often the contracts answer with actions of their own is their affair. */
const ACTIONS = {
  // The cooperative's own account and application at the provider, and the applicant's.
  'registrator::newaccount': 2,
  'registrator::reguser': 2,
  'registrator::regcoop': 1,
  'registrator::stcoopstatus': 1,
  'registrator::adduser': 3,
  'registrator::changekey': 3,
  'soviet::createboard': 1,
  'soviet::sndagreement': 3,
  'wallet::signagree': 2,
  'gateway::incomplete': 1,
  'soviet::votefor': 2,
  'soviet::authorize': 1,
  'soviet::exec': 1,
  'soviet::addpartcpnt': 4,
};

/** Two worlds are at work at once, each with a sandbox of its own. */
const TIMEOUT_MS = 600_000;

describe('a kill at any step of the main job, then the same command again', function () {
  this.timeout(TIMEOUT_MS);
  let ends: PromiseSettledResult<Facts>[] = [];

  before(async () => {
    ends = await Promise.allSettled([endOf(killCommand, COMMAND_KILLS), endOf(killSandbox, SANDBOX_KILLS)]);
  });

  for (const [index, victim] of ['coopctl', 'the sandbox'].entries()) {
    it(`ends in the same state: nothing doubled, nothing lost, when ${victim} is killed`, () => {
      const end = ends[index];
      if (end?.status !== 'fulfilled') throw end?.reason;
      expect(end.value).to.deep.include(END);
      expect(end.value.actions).to.include(ACTIONS);
    });
  }
});

/** Does the main job with its kills. Throws when one of them does not come about: then the list above is out of date. */
async function endOf<K>(
  kill: (world: World, step: Step, at: K) => Promise<boolean>,
  kills: Record<string, K[]>,
): Promise<Facts> {
  const world = new World();
  try {
    await world.startSandbox();
    for (const step of STEPS) {
      for (const at of kills[step.name] ?? []) {
        if (!(await kill(world, step, at))) throw new Error(`${step.name} was not killed: ${JSON.stringify(at)}`);
      }
      await finish(world, step);
    }
    return await readFacts(world);
  } finally {
    await world.close();
  }
}
