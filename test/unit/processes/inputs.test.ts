import {expect} from 'chai';
import {CoopError} from '../../../src/lib/domain/errors.js';
import {FactsAt} from '../../../src/lib/processes/documents/facts.js';
import {readInput} from '../../../src/lib/processes/documents/inputs.js';
import {checkParameters, parametersOfType} from '../../../src/lib/processes/documents/parameters/index.js';
import {readOrder} from '../../../src/lib/processes/documents/order.js';
import {COUNCIL, EveryDocument, exampleInput, MEMBERS} from '../../support/every-document.js';

describe('inputs of documents', () => {
  const every = new EveryDocument();
  after(() => {
    every.remove();
  });

  const read = (registry_id: number, input: Record<string, unknown>) =>
    readInput(input, {registry_id, username: MEMBERS.individual, facts: new FactsAt(every.registry, 5000)});

  /** Fields and problems of a refusal. */
  function problems(work: () => unknown): string[] {
    try {
      work();
    } catch (error) {
      if (!(error instanceof CoopError)) throw error;
      const {problems: found = []} = error.params as {problems?: {field: string; problem: string}[]};
      return found.map(({field, problem}) => `${field} ${problem}`);
    }
    return [];
  }

  it('become facts to record and parameters without anything private', () => {
    const {parameters, facts} = read(700, exampleInput(700));
    const request = parameters.request as {hash: string};
    expect(parameters.request).to.deep.equal({
      hash: request.hash,
      title: 'Картофель продовольственный',
      unit_of_measurement: 'кг',
      units: 10,
      unit_cost: '12.50',
      total_cost: '125.00',
      currency: 'RUB',
      type: 'contribution',
      program_id: 3,
    });
    expect(facts?.propertyRequests?.[request.hash]).to.include({article: 'КФ-2026-014', total_cost: '125.00'});
  });

  it('take accounts of the council and of the member by their role', () => {
    const act = read(702, exampleInput(702)).parameters;
    expect(act.receiver).to.equal(COUNCIL[2]);
    const minutes = read(304, exampleInput(304)).facts?.meetings ?? {};
    expect(Object.values(minutes)[0]).to.include({presider: COUNCIL[0], secretary: COUNCIL[1]});
    expect(read(327, {...exampleInput(327), trustee: '$member'}).parameters.trustee).to.equal(MEMBERS.individual);
    expect(problems(() => read(327, {...exampleInput(327), trustee: '$council.9'}))).to.deep.equal([
      'trustee not_one_of',
    ]);
  });

  it('refer to facts that are known already by their key', () => {
    const {registry} = every;
    const {facts} = read(302, exampleInput(302));
    const [[hash, meeting] = ['']] = Object.entries(facts?.meetings ?? {});
    registry.meetings.put(hash, meeting!, {block_num: registry.nextBlock(0), actor: 'tester'});
    expect(read(302, {meeting: hash}).parameters).to.deep.equal({meet_hash: hash});
    expect(read(300, {meeting: hash}).parameters).to.deep.equal(read(300, exampleInput(300)).parameters);
    expect(() => read(302, {meeting: 'cd'.repeat(32)})).to.throw('facts_missing');
  });

  it('begin processes with fresh hashes', () => {
    const {payment_hash: _, ...input} = exampleInput(900);
    const hashes = [1, 2].map(() => String(read(900, input).parameters.payment_hash));
    for (const hash of hashes) expect(hash).to.match(/^[0-9a-f]{64}$/);
    expect(hashes[0]).not.to.equal(hashes[1]);
  });

  it('pay by the way that is named, the usual one, or the bank account of the member', () => {
    const order = {quantity: '1', payment_hash: 'ab'.repeat(32)};
    const ordered = (username: string) => readOrder(every.work, {registry_id: 900, username, input: order});
    expect(() => ordered(MEMBERS.individual)).to.throw('payment_method_missing');
    const {parameters, facts} = ordered(MEMBERS.organization);
    expect(parameters?.method_id).to.equal(`${MEMBERS.organization}_bank`);
    expect(Object.values(facts?.paymentMethods ?? {})[0]).to.include({method_type: 'bank_transfer'});
  });

  it('state no votes that the chain knows better', () => {
    every.registry.decisions.save({
      decision_id: 18,
      type: 'createwthd',
      username: MEMBERS.individual,
      hash: 'ab'.repeat(32),
      votes_for: [],
      votes_against: [],
      approved: false,
      authorized: false,
      state: 'open',
      created_at: '2026-10-07T09:30:00',
      council: [],
    });
    const order = {registry_id: 901, username: MEMBERS.individual, input: exampleInput(901)};
    expect(() => readOrder(every.work, order)).to.throw('decision_known');
  });

  const wrong: [what: string, id: number, change: Record<string, unknown>, problem: string][] = [
    ['a total that is not units times price', 700, {request: {total_cost: '126.00'}}, 'request.total_cost sum_differs'],
    ['a price with three decimals', 700, {request: {unit_cost: '1.005'}}, 'request.unit_cost bad_amount'],
    ['no units', 700, {request: {units: 0}}, 'request.units not_number'],
    ['a field of nothing', 700, {request: {colour: 'red'}}, 'request.colour unknown_field'],
    [
      'a meeting that closes before it opens',
      300,
      {meeting: {close_at_datetime: '01.11.2026 10:00'}},
      'meeting.close_at_datetime bad_moment',
    ],
    [
      'an impossible time',
      300,
      {meeting: {open_at_datetime: '31.11.2026 25:00'}},
      'meeting.open_at_datetime bad_moment',
    ],
    ['no questions', 300, {meeting: {questions: []}}, 'meeting.questions too_few'],
    [
      'an account of another bank',
      900,
      {method: {data: {...(exampleInput(900).method as {data: object}).data, account_number: '40817810200000000043'}}},
      'method.data.account_number does_not_match_bik',
    ],
    ['votes that are no numbers', 901, {decision: {votes_for: 'all'}}, 'decision.votes_for not_number'],
  ];
  for (const [what, id, change, problem] of wrong) {
    it(`refuse ${what}`, () => {
      const input = exampleInput(id);
      const changed = Object.fromEntries(
        Object.entries(change).map(([name, part]) => [name, {...(input[name] as object), ...(part as object)}]),
      );
      expect(problems(() => read(id, {...input, ...changed}))).to.include(problem);
    });
  }

  it('have parameters in a fixed order, whatever the order of the file', () => {
    const given = {payment_hash: 'AB'.repeat(32), quantity: '250', method_id: 'm'};
    const checked = checkParameters(900, given);
    expect(Object.entries(checked)).to.deep.equal([
      ['method_id', 'm'],
      ['quantity', '250.0000'],
      ['currency', 'RUB'],
      ['payment_hash', 'ab'.repeat(32)],
    ]);
    expect(parametersOfType(702)).to.deep.include({name: 'braname', required: false});
  });

  it('sum up the votes of a section, which become part of what is signed', () => {
    const {questions} = checkParameters(323, {...exampleInput(323), chairman: 'abcabcabcabc'}) as {
      questions: Record<string, unknown>[];
    };
    expect(
      questions.map(({is_accepted, votes_for_percent, votes_total}) => [is_accepted, votes_for_percent, votes_total]),
    ).to.deep.equal([
      [true, 80, 5],
      [false, 40, 5],
    ]);
  });
});
