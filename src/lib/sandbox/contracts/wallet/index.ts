import {defineContract} from '../shared/abi.js';
import {byName, byNumber, byTime, i64, keyed, keyedProcess, sha256} from '../shared/tables.js';
import {revokeagree, signagree} from './agreements.js';
import {completedpst, createdpst, declinedpst} from './deposits.js';
import {authwthd, completewthd, createwthd, declinewthd} from './withdrawals.js';

const byId = byNumber('id');
const byUsername = byName('username');
const byStatus = byName('status');
const byCreation = byTime('created_at');

/** Program agreements, share contributions and their return (PROTOCOL 3.b, 3.c). */
export const wallet = defineContract({
  account: 'wallet',
  tables: {
    deposits: keyedProcess(byId, sha256('deposit_hash'), i64(byUsername), i64(byStatus), i64(byCreation)),
    withdraws: keyedProcess(byId, i64(byUsername), sha256('withdraw_hash'), i64(byStatus), i64(byCreation)),
    users: keyed(byUsername),
  },
  actions: {
    signagree,
    revokeagree,
    createdpst,
    completedpst,
    declinedpst,
    createwthd,
    authwthd,
    completewthd,
    declinewthd,
  },
});
