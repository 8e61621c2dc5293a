import './errors.js';
import type {AccountName} from '../domain/account.js';
import {CoopError} from '../domain/errors.js';
import {sha256Hex} from '../domain/hash.js';
import {epochSeconds} from '../domain/time.js';
import {isSignedAt} from './envelope.js';
import type {Signer} from './signer.js';

/** Actions of the contract `soviet` that carry a signed vote. */
export type VoteKind = 'votefor' | 'voteagainst';

/** Arguments of `soviet::votefor` and `voteagainst` (PROTOCOL 3.a.4), by the newest ABI. */
export interface Vote {
  version: '1.0.0';
  coopname: AccountName;
  username: AccountName;
  decision_id: number;
  signed_at: string;
  signed_hash: string;
  signature: string;
  public_key: string;
  permission: 'active';
}

/**
 * Lower-case hex digest of a vote, as the contract recomputes it (PROTOCOL 3.a.4).
 * `signedAt` is `YYYY-MM-DDTHH:MM:SS` in UTC. Throws CoopError `bad_signed_at`.
 */
export function voteDigest(kind: VoteKind, coopname: AccountName, decisionId: number, signedAt: string): string {
  if (!isSignedAt(signedAt)) throw new CoopError('bad_signed_at', 'invalid', {});
  return sha256Hex(`${kind}:${coopname}:${decisionId}:${epochSeconds(signedAt)}`);
}

/** A member's vote, signed with his own key: the data of the action `kind`. Throws CoopError `bad_signed_at`. */
export function signVote(
  kind: VoteKind,
  vote: {coopname: AccountName; username: AccountName; decision_id: number; at: string; signer: Signer},
): Vote {
  const {coopname, username, decision_id, at, signer} = vote;
  const signed_hash = voteDigest(kind, coopname, decision_id, at);
  return {
    version: '1.0.0',
    coopname,
    username,
    decision_id,
    signed_at: at,
    signed_hash,
    signature: signer.signDigest(Buffer.from(signed_hash, 'hex')),
    public_key: signer.publicKey,
    permission: 'active',
  };
}
