/** Builders of the actions that coopctl sends, by contract: `registrator.reguser({…})` (PROTOCOL 1.5, 3). */
export * as registrator from './registrator.js';
export * as gateway from './gateway.js';
export * as wallet from './wallet.js';
export * as soviet from './soviet.js';
export * as eosio from './eosio.js';
export * as token from './token.js';
export * as draft from './draft.js';
