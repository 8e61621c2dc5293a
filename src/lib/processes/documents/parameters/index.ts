import {
  payloadHashRule,
  printedRoubles,
  processHash,
  quantity,
  rubles,
  whole,
  yesNo,
  price,
  numberRule,
  moment,
} from '../../../domain/document-rules.js';
import {REQUEST_TYPES} from '../../../domain/document-facts.js';
import {CoopError} from '../../../domain/errors.js';
import {account, line} from '../../../domain/field-rules.js';
import {listOf, objectOf, oneOf, optional, validate} from '../../../domain/rules.js';
import {MEETING_PARAMETERS} from './meetings.js';
import {decisionId, parametersOf, type ParameterInfo, type ParameterRules, type Parameters} from './rules.js';

export type {ParameterInfo, Parameters};

const wallet = objectOf({
  wallet_name: line(50),
  human_name: line(),
  balance: printedRoubles(true),
  returns: yesNo,
});

const program = objectOf({
  program_id: whole(1),
  title: line(),
  agreement_signed_at: moment,
  agreement_hash: payloadHashRule,
  wallets: listOf(wallet, 1),
  refund: printedRoubles(true),
});

/** What a request's meta says of it; the rest is private (DOCUMENTS 2.6). */
const request = objectOf({
  hash: processHash,
  title: line(),
  unit_of_measurement: line(50),
  units: numberRule(0.000001, 1e9, 6),
  unit_cost: price,
  total_cost: price,
  currency: rubles,
  type: oneOf(REQUEST_TYPES),
  program_id: whole(1),
});

const ofRequest = {request_id: processHash, decision_id: decisionId};
const actId = line(100);
const money = {quantity, currency: rubles, payment_hash: processHash};
const investment = {target_coop_fullname: line(500), program_name: line()};
const establishment = {branch_name: line(), address: line(500), chairman: account};
const section = {hash: processHash, branch_name: line()};
const byDecision = parametersOf({decision_id: decisionId});

const RULES: Readonly<Record<number, ParameterRules>> = {
  ...MEETING_PARAMETERS,
  51: parametersOf({convert_amount: printedRoubles()}),
  100: parametersOf({braname: optional(account)}),
  101: parametersOf({braname: account}),
  190: parametersOf({
    exit_hash: optional(processHash),
    programs: listOf(program, 1),
    total_refund: printedRoubles(true),
  }),
  201: byDecision,
  324: parametersOf({hash: processHash, ...establishment}),
  325: parametersOf({decision_id: decisionId, ...establishment}),
  326: parametersOf({hash: processHash, braname: account}),
  327: parametersOf({...section, trustee: account}),
  328: parametersOf(section),
  329: parametersOf({...section, branch_address: line(500)}),
  330: parametersOf({...section, trustee: account}),
  501: byDecision,
  599: parametersOf({project_id: line(100)}),
  600: parametersOf({decision_id: decisionId, project_id: line(100)}),
  700: parametersOf({request}),
  701: parametersOf(ofRequest),
  702: parametersOf({...ofRequest, act_id: actId, receiver: account, braname: optional(account)}),
  800: parametersOf({request}),
  801: parametersOf(ofRequest),
  802: parametersOf({...ofRequest, act_id: actId, transmitter: account, braname: optional(account)}),
  900: parametersOf({method_id: line(100), ...money}),
  901: parametersOf({decision_id: decisionId, payment_hash: processHash, quantity, currency: rubles}),
  1200: parametersOf({...money, ...investment, doc_data_hash: payloadHashRule}),
  1201: parametersOf({decision_id: decisionId, payment_hash: processHash, quantity, currency: rubles, ...investment}),
};

const NONE = parametersOf({});

/** The parameters of a type, in the order of the meta. */
export function parametersOfType(registry_id: number): readonly ParameterInfo[] {
  return (RULES[registry_id] ?? NONE).names;
}

/**
 * The parameters of a type, tidied and in the order of the meta. Throws CoopError `parameter_missing` for a decision that
 * is not named, else `parameters_wrong` with everything that is wrong.
 */
export function checkParameters(registry_id: number, parameters: Parameters): Parameters {
  const {value, problems} = validate((RULES[registry_id] ?? NONE).rule, parameters);
  if (problems === undefined) return value;
  const [first] = problems;
  if (problems.length === 1 && first?.field === 'decision_id' && first.problem === 'required') {
    throw new CoopError('parameter_missing', 'usage', {registry_id, parameter: 'decision'});
  }
  throw new CoopError('parameters_wrong', 'usage', {registry_id, problems});
}
