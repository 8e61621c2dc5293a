import type {ActionContext} from '../../contract.js';
import {PROVIDER, PROVIDER_CHAIRMAN, WALLET_PROGRAM} from '../shared/constants.js';
import {ZERO_RUB} from '../shared/money.js';
import {nextCount} from '../shared/tables.js';
import {timeText, uint64} from '../shared/values.js';
import {boards} from './rows.js';
import {newParticipant} from './participants.js';

/** Agreements that every cooperative asks of its members, with program and template (PROTOCOL 3.a.2). */
const BASE_AGREEMENTS = [
  {type: 'wallet', program_id: 1, draft_id: 1},
  {type: 'signature', program_id: 0, draft_id: 2},
  {type: 'privacy', program_id: 0, draft_id: 3},
  {type: 'user', program_id: 0, draft_id: 4},
] as const;

const NO_ADDRESS = {
  full_address: '',
  latitude: '',
  longitude: '',
  country: '',
  state: '',
  city: '',
  district: '',
  street: '',
  house_number: '',
  building_section: '',
  unit_number: '',
  directions: '',
  phone_number: '',
  email: '',
  business_hours: '',
  meta: '',
};

/** What comes with a cooperative's first council: its address, the wallet program and the agreements. */
export function layFoundation(context: ActionContext, coopname: string): void {
  context.table('soviet', coopname, 'addresses').put({id: 0, coopname, braname: '', data: NO_ADDRESS});
  context.table('soviet', coopname, 'programs').put({
    id: uint64(WALLET_PROGRAM),
    draft_id: 1,
    program_type: 'wallet',
    coopname,
    is_active: 1,
    title: 'Цифровой Кошелёк',
    announce: '',
    description: '',
    preview: '',
    images: '',
    meta: '',
    calculation_type: 'free',
    membership_percent_fee: 0,
    fixed_membership_contribution: ZERO_RUB,
    start_at: timeText(context.now),
    expired_at: timeText(0),
    available: ZERO_RUB,
    spendeded: ZERO_RUB,
    blocked: ZERO_RUB,
    is_can_coop_spend_share_contributions: 0,
    share_contributions: ZERO_RUB,
    membership_contributions: ZERO_RUB,
  });
  const agreements = context.table('soviet', coopname, 'coagreements');
  for (const agreement of BASE_AGREEMENTS) agreements.put({...agreement, coopname});
}

/** `soviet::init`: the provider's council, which consists of its chairman (PROTOCOL 1.2). */
export function init(context: ActionContext): void {
  context.requireAuth('eosio');
  context.check(!boards(context, PROVIDER).all().length, 'Контракт уже инициализирован');
  const now = timeText(context.now);
  newParticipant(context, {
    coopname: PROVIDER,
    username: PROVIDER_CHAIRMAN,
    braname: '',
    type: 'individual',
    created_at: now,
    initial: '100.0000 RUB',
    minimum: '300.0000 RUB',
  });
  boards(context, PROVIDER).put({
    id: nextCount(context, PROVIDER, 'boards'),
    type: 'soviet',
    name: 'Совет',
    description: '',
    members: [{username: PROVIDER_CHAIRMAN, is_voting: 1, position_title: 'Председатель совета', position: 'chairman'}],
    created_at: now,
    last_update: now,
  });
  layFoundation(context, PROVIDER);
}
