import type {TableDefinition} from '../../contract.js';
import {byName, byNumber, byPair, byTime, COUNTS, i128, i64, keyed, keyedProcess, sha256} from '../shared/tables.js';

const byId = byNumber('id');
const byUsername = byName('username');
const byType = byName('type');

const agreement = keyed(
  byId,
  i64(byUsername),
  // Named bystatus, yet keyed by the cooperative: the contract's slip, kept (PROTOCOL 3.c).
  i64(byName('coopname')),
  i64(byNumber('draft_id')),
  i128(byPair(byUsername, byNumber('draft_id'))),
);

/** Tables of the council's contract with their indexes (PROTOCOL 4). */
export const SOVIET_TABLES: Record<string, TableDefinition> = {
  counts: COUNTS,
  automator: keyed(byId, i64(byName('member'))),
  autosigner: keyed(byNumber('decision_id')),
  joincoops: keyed(byId),
  changes: keyed(byId),
  boards: keyed(byId, i64(byType)),
  decisions: keyedProcess(
    byId,
    i64(byNumber('batch_id')),
    i64(byType),
    i64(byNumber('approved')),
    i64(byNumber('validated')),
    i64(byNumber('authorized')),
    sha256('hash'),
  ),
  participants: keyed(byUsername, i64(byTime('last_min_pay')), i64(byTime('created_at')), i64(byName('braname'))),
  staff: keyed(byUsername),
  approvals: keyedProcess(byId, sha256('approval_hash'), i64(byUsername), i64(byType)),
  agreements: agreement,
  agreements3: agreement,
  coagreements: keyed(byType),
  programs: keyed(byId, i64(byName('program_type')), i64(byNumber('draft_id'))),
  progwallets: keyed(
    byId,
    i64(byUsername),
    i64(byNumber('program_id')),
    i128(byPair(byUsername, byNumber('program_id'))),
    i64(byNumber('agreement_id')),
  ),
  addresses: keyed(byId),
  taxes: keyed(byId, sha256('hash')),
};
