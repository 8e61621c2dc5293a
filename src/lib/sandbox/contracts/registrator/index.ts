import {defineContract} from '../shared/abi.js';
import {byName, byNumber, byPair, byTime, i128, i64, keyed, keyedProcess, sha256} from '../shared/tables.js';
import {adduser, changekey, newaccount} from './accounts.js';
import {confirmpay, confirmreg, declinepay, declinereg, declinerfnd, refundpay, reguser} from './admission.js';
import {deloperator, regcoop, setoperator, stcoopstatus, updatecoop} from './cooperatives.js';
import {completexit, confirmexit, declinexit, exitagree, exitcoop} from './exit.js';
import {decparticpnt, init} from './system.js';

const cooperative = keyed(
  byName('username'),
  i64(byNumber('is_cooperative')),
  i64(byName('parent_username')),
  i128(byPair(byName('username'), byName('parent_username'))),
  i64(byName('coop_type')),
);

const account = keyed(
  byName('username'),
  i64(byName('referer')),
  i64(byName('type')),
  i64(byName('status')),
  i64(byName('registrator')),
  i64(byTime('registered_at')),
  i64((row) => ((row.verifications as {is_verified: unknown}[]).some((each) => each.is_verified) ? 1n : 0n)),
);

const byUsername = byName('username');

/** Accounts, admission, exit and cooperatives (PROTOCOL 3.a, 3.d, 3.e, 3.f). */
export const registrator = defineContract({
  account: 'registrator',
  tables: {
    accounts: account,
    coops: cooperative,
    orgs: cooperative,
    candidates2: keyedProcess(byUsername, sha256('registration_hash')),
    candidates: keyed(byUsername, sha256('registration_hash')),
    exits: keyedProcess(byUsername, sha256('exit_hash')),
  },
  actions: {
    init,
    newaccount,
    adduser,
    changekey,
    reguser,
    confirmpay,
    declinepay,
    confirmreg,
    declinereg,
    refundpay,
    declinerfnd,
    exitcoop,
    exitagree,
    confirmexit,
    completexit,
    declinexit,
    regcoop,
    updatecoop,
    stcoopstatus,
    setoperator,
    deloperator,
    decparticpnt,
  },
});
