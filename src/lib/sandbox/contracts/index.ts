import type {Contract} from '../contract.js';
import {draft} from './draft.js';
import {eosio} from './eosio.js';
import {gateway} from './gateway.js';
import {ledger2} from './ledger2/index.js';
import {registrator} from './registrator/index.js';
import {soviet} from './soviet/index.js';
import {token} from './token.js';
import {wallet} from './wallet/index.js';

/** All contracts of the sandbox. What their interfaces name and their rules lack refuses with "is not simulated". */
export const contracts: Contract[] = [eosio, token, registrator, gateway, wallet, ledger2, soviet, draft];
