import type {MemberStatus} from '../domain/member.js';
import type {ActionInput} from '../domain/records.js';
import {nowIso} from '../domain/time.js';
import type {Registry} from '../registry/index.js';
import {advance} from './standing.js';

/** What an action of the chain is called and says, whether it was sent by us or read from the history. */
export type Act = Pick<ActionInput, 'account' | 'name' | 'data'>;

/** What an action means for the member it names (PROTOCOL 3.a, 3.d). */
const STATUS_AFTER: Readonly<Record<string, MemberStatus>> = {
  'registrator::reguser': 'applied',
  'registrator::confirmpay': 'paid',
  'soviet::addpartcpnt': 'accepted',
  'registrator::declinereg': 'declined',
  'soviet::delpartcpnt': 'blocked',
};

/**
 * Carries actions that are on chain over to what the registry knows of members, payments and decisions. The same action
 * may come twice: when its transaction is in a block, and when the history is read.
 */
export function applyEffects(registry: Registry, actions: readonly Act[]): void {
  for (const action of actions) {
    onMember(registry, action);
    onDecision(registry, action);
    onPayment(registry, action);
  }
}

function onMember(registry: Registry, {account, name, data}: Act): void {
  const status = STATUS_AFTER[`${account}::${name}`];
  const username = usernameOf(registry, data);
  if (status !== undefined && username !== undefined) advance(registry, username, status);
}

/** An executed admission makes a member, also where the contract's own action for it is not seen. */
function onDecision(registry: Registry, {account, name, data}: Act): void {
  if (account !== 'soviet' || !['exec', 'declinedec', 'cancelexprd'].includes(name)) return;
  const decision = registry.decisions.get(Number(data.decision_id));
  if (!decision) return;
  registry.decisions.save({...decision, state: name === 'exec' ? 'executed' : 'declined'});
  if (name === 'exec' && decision.type === 'joincoop') advance(registry, decision.username, 'accepted');
}

/** A confirmed registration payment makes a candidate who has paid. */
function onPayment(registry: Registry, {account, name, data}: Act): void {
  if (account !== 'gateway' || (name !== 'incomplete' && name !== 'indecline')) return;
  const payment = registry.payments.get(String(data.income_hash));
  if (payment?.status !== 'pending') return;
  const status = name === 'incomplete' ? 'completed' : 'declined';
  registry.payments.save({...payment, status, updated_at: nowIso()});
  if (status === 'completed' && payment.type === 'registration') advance(registry, payment.username, 'paid');
}

/** The member that an action is about: named, or found by the hash of his registration. */
function usernameOf(registry: Registry, data: Record<string, unknown>): string | undefined {
  if (typeof data.username === 'string') return data.username;
  return typeof data.registration_hash === 'string'
    ? registry.payments.get(data.registration_hash)?.username
    : undefined;
}
