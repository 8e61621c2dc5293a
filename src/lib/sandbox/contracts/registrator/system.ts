import type {ActionContext} from '../../contract.js';
import {PROVIDER, PROVIDER_CHAIRMAN} from '../shared/constants.js';
import {newCard} from './accounts.js';
import {adjustMembers, newCooperative} from './cooperatives.js';
import {accountCards, cooperatives} from './rows.js';

/** `registrator::init`: the provider is the first cooperative, and active from the start (PROTOCOL 1.2). */
export function init(context: ActionContext): void {
  context.requireAuth('eosio');
  context.check(!cooperatives(context).get(PROVIDER), 'Контракт уже инициализирован');
  const provider = newCooperative(context, {
    username: PROVIDER,
    is_cooperative: 1,
    coop_type: 'conscoop',
    announce: '',
    description: '',
    initial: '100.0000 RUB',
    minimum: '300.0000 RUB',
    org_initial: '1000.0000 RUB',
    org_minimum: '3000.0000 RUB',
  });
  cooperatives(context).put({...provider, status: 'active', active_participants_count: 1});
  const known = {status: 'active', storages: [PROVIDER], registrator: PROVIDER};
  accountCards(context).put(newCard(context, {...known, username: PROVIDER, type: 'organization'}));
  accountCards(context).put(newCard(context, {...known, username: PROVIDER_CHAIRMAN, type: 'individual'}));
}

/** `registrator::decparticpnt`: a member less. */
export function decparticpnt(context: ActionContext, data: {coopname: string}): void {
  context.requireAuth('soviet');
  adjustMembers(context, data.coopname, -1n);
}
