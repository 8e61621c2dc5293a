import {defineContract} from '../shared/abi.js';
import {createagenda, freedecision} from './agenda.js';
import {confirmagree, declineagree, sndagreement} from './agreements.js';
import {confirmapprv, createapprv, declineapprv} from './approvals.js';
import {createboard, updateboard} from './boards.js';
import {converttoaxn} from './conversion.js';
import {declinedoc, newdecision, tell} from './events.js';
import {authorize, cancelexprd, declinedec, exec} from './execution.js';
import {init} from './foundation.js';
import {addpartcpnt, delpartcpnt, setsStatus} from './participants.js';
import {addstaff, rmstaff, setrights} from './staff.js';
import {SOVIET_TABLES} from './tables.js';
import {cancelvote, takesVote} from './votes.js';

/** The council, the members, the agreements and the registry of documents (PROTOCOL 3.a, 3.c, 3.e, 3.g). */
export const soviet = defineContract({
  account: 'soviet',
  tables: SOVIET_TABLES,
  actions: {
    init,
    createagenda,
    freedecision,
    votefor: takesVote('votefor'),
    voteagainst: takesVote('voteagainst'),
    cancelvote,
    authorize,
    exec,
    declinedec,
    cancelexprd,
    createboard,
    updateboard,
    addpartcpnt,
    delpartcpnt,
    block: setsStatus('block', 'blocked'),
    unblock: setsStatus('unblock', 'accepted'),
    sndagreement,
    confirmagree,
    declineagree,
    createapprv,
    confirmapprv,
    declineapprv,
    addstaff,
    rmstaff,
    setrights,
    newpackage: tell,
    newsubmitted: tell,
    newresolved: tell,
    newagreement: tell,
    newact: tell,
    newlink: tell,
    newdeclined: tell,
    newdecision,
    declinedoc,
    converttoaxn,
  },
});
