import {createHash} from 'node:crypto';
import type {ActionContext} from '../../contract.js';
import {requireCoopOrAdmin} from '../shared/authority.js';
import {PROVIDER} from '../shared/constants.js';
import {emptyDocument, verifyDocument, type Document2} from '../shared/documents.js';
import {requireCooperative} from '../shared/lookups.js';
import {requireRub, sum} from '../shared/money.js';
import type {CooperativeRow} from '../shared/rows.js';
import {flag, nameValue, timeText, uint64, type Flag} from '../shared/values.js';
import {accountCards, cooperatives} from './rows.js';

interface Amounts {
  initial: string;
  minimum: string;
  org_initial: string;
  org_minimum: string;
}

interface OrgData extends Amounts {
  is_cooperative: Flag;
  coop_type: string;
  announce: string;
  description: string;
}

const STATUSES: readonly string[] = ['active', 'blocked', 'pending'];

/** A cooperative's row with the platform's defaults; the registration fees are the sums of what a newcomer pays. */
export function newCooperative(context: ActionContext, row: {username: string} & OrgData): CooperativeRow {
  return {
    parent_username: '',
    is_branched: 0,
    is_enrolled: 0,
    status: 'pending',
    created_at: timeText(context.now),
    document: emptyDocument(),
    active_participants_count: 0,
    ...row,
    ...withRegistration(row),
    is_cooperative: flag(row.is_cooperative),
  };
}

/** `registrator::regcoop`: an organisation asks to be served as a cooperative (PROTOCOL 3.e step 3). */
export function regcoop(
  context: ActionContext,
  data: {coopname: string; username: string; params: OrgData; document: Document2},
): void {
  const {coopname, params, document} = data;
  requireCoopOrAdmin(context, coopname, data.username, 'regcoop');
  const card = accountCards(context).get(coopname);
  context.check(card?.type, 'Аккаунт не переведен в статус пользователя (reguser)');
  context.check(card.type === 'organization', 'Только организация может зарегистрировать кооператив');
  requirePositive(context, params);
  context.check(params.is_cooperative, 'Организация - не кооператив');
  verifyDocument(context, document);
  const known = cooperatives(context).get(coopname);
  const updated = {...params, is_cooperative: flag(params.is_cooperative), document};
  cooperatives(context).put(
    known
      ? {...known, ...updated, ...withRegistration(params)}
      : {...newCooperative(context, {username: coopname, ...params}), document},
  );
  announce(context, coopname, document, 'newsubmitted');
  announce(context, coopname, document, 'newresolved');
}

/** `registrator::updatecoop`: new amounts and texts of a cooperative (PROTOCOL 1.5). */
export function updatecoop(
  context: ActionContext,
  data: {coopname: string; username: string; announce: string; description: string} & Amounts,
): void {
  const {coopname, username, ...changes} = data;
  if (!context.hasAuth(PROVIDER)) requireCoopOrAdmin(context, coopname, username, 'updatecoop');
  const coop = requireCooperative(context, coopname);
  requirePositive(context, changes);
  cooperatives(context).put({...coop, ...changes, ...withRegistration(changes)});
}

/** `registrator::stcoopstatus`: the provider opens or closes the service (PROTOCOL 3.e step 4). */
export function stcoopstatus(context: ActionContext, data: {coopname: string; username: string; status: string}): void {
  requireCoopOrAdmin(context, PROVIDER, data.username, 'stcoopstatus');
  const coop = cooperatives(context).get(data.coopname);
  context.check(coop, 'Организация не найдена');
  context.check(STATUSES.includes(data.status), 'Недоступный статус для кооператива');
  cooperatives(context).put({...coop, status: data.status});
  // The legacy contract `fund`, which the real one tells about the cooperative here, has no part in the sandbox.
  if (data.status === 'active' && coop.status === 'pending') {
    announce(context, data.coopname, coop.document, 'newresolved');
  }
}

/** `registrator::setoperator`: who hosts the cooperative (PROTOCOL 1.5). */
export function setoperator(context: ActionContext, data: {coopname: string; operator_name: string}): void {
  const coop = requireCooperative(context, data.coopname);
  requireCooperative(context, data.operator_name);
  context.check(data.coopname !== data.operator_name, 'Кооператив не может быть собственным оператором');
  if (!context.hasAuth(PROVIDER)) {
    context.requireAuth(data.coopname);
    context.requireAuth(data.operator_name);
    if (coop.parent_username) context.requireAuth(coop.parent_username);
  }
  cooperatives(context).put({...coop, parent_username: data.operator_name});
}

/** `registrator::deloperator`: the cooperative hosts itself again. */
export function deloperator(context: ActionContext, data: {coopname: string}): void {
  if (!context.hasAuth(PROVIDER)) context.requireAuth(data.coopname);
  const coop = requireCooperative(context, data.coopname);
  context.check(coop.parent_username, 'У кооператива нет оператора');
  cooperatives(context).put({...coop, parent_username: ''});
}

/** Counts a member in or out. */
export function adjustMembers(context: ActionContext, coopname: string, change: bigint): void {
  const coop = cooperatives(context).get(coopname);
  context.check(coop, 'Организация не найдена');
  const count = BigInt(coop.active_participants_count) + change;
  context.check(count >= 0n, 'Количество пайщиков не может быть отрицательным');
  cooperatives(context).put({...coop, active_participants_count: uint64(count)});
}

function withRegistration({initial, minimum, org_initial, org_minimum}: Amounts) {
  return {registration: sum(initial, minimum), org_registration: sum(org_initial, org_minimum)};
}

function requirePositive(context: ActionContext, {initial, minimum, org_initial, org_minimum}: Amounts): void {
  for (const amount of [initial, minimum, org_initial, org_minimum]) {
    context.check(requireRub(context, amount) > 0n, 'Суммы взносов должны быть больше нуля');
  }
}

/** An event of the document registry in the provider's books; its package is the hash of the cooperative's name. */
function announce(
  context: ActionContext,
  coopname: string,
  document: Document2,
  event: 'newsubmitted' | 'newresolved',
): void {
  const name = Buffer.alloc(8);
  name.writeBigUInt64LE(nameValue(coopname));
  const hash = createHash('sha256').update(name).digest('hex');
  const common = {coopname: PROVIDER, username: coopname, action: 'regcoop', package: hash, document};
  context.send({
    account: 'soviet',
    name: event,
    data: event === 'newsubmitted' ? {...common, decision_id: 0} : common,
  });
}
