import type {Authority, Genesis, InlineAction} from '../contract.js';
import {DEVELOPMENT_KEY} from '../development-key.js';
import {PROVIDER, PROVIDER_CHAIRMAN} from './shared/constants.js';

/** One action of a fresh chain's first block. */
export type GenesisAction = Required<InlineAction>;

/** Tokens that the provider starts with: enough for many thousand accounts. */
const PROVIDER_TOKENS = '100000000.0000 AXON';

/**
 * What the chain runs in order, with all authorities satisfied, when it is made: accounts of the provider and of its
 * chairman, the token, the provider's cooperative and council, and the network's templates.
 */
export function genesisActions({drafts}: Genesis): GenesisAction[] {
  return [
    ...[PROVIDER, PROVIDER_CHAIRMAN].map((name) =>
      act('eosio', 'newaccount', {creator: 'eosio', name, owner: AUTHORITY, active: AUTHORITY}),
    ),
    act('eosio.token', 'create', {issuer: 'eosio', maximum_supply: '1000000000.0000 AXON'}, 'eosio.token'),
    act('eosio.token', 'issue', {to: 'eosio', quantity: PROVIDER_TOKENS, memo: 'genesis'}),
    act('eosio.token', 'transfer', {from: 'eosio', to: PROVIDER, quantity: PROVIDER_TOKENS, memo: 'genesis'}),
    act('registrator', 'init', {}),
    act('soviet', 'init', {}),
    ...drafts.flatMap(draftActions),
  ];
}

type Draft = Genesis['drafts'][number];

/** A template and its edition; a further language of a template that was there before is only a translation. */
function draftActions(draft: Draft, position: number, all: Draft[]): GenesisAction[] {
  const {registry_id, title, description, context, model, lang, translation, version} = draft;
  const on = {scope: 'draft', username: 'eosio', registry_id};
  const isKnown = all.findIndex((each) => each.registry_id === registry_id) < position;
  if (isKnown) return [act('draft', 'createtrans', {...on, lang, data: translation})];
  const texts = {title, description, context, model, translation_data: translation};
  const editions = Array.from({length: version - 1}, () => act('draft', 'upversion', on));
  return [act('draft', 'createdraft', {...on, lang, ...texts}), ...editions];
}

function act(account: string, name: string, data: Record<string, unknown>, actor = 'eosio'): GenesisAction {
  return {account, name, data, authorization: [{actor, permission: 'active'}]};
}

const AUTHORITY: Authority = {
  threshold: 1,
  keys: [{key: DEVELOPMENT_KEY.public_key, weight: 1}],
  accounts: [],
  waits: [],
};
