import type {Row} from '../../contract.js';
import type {Document2} from './documents.js';
import type {Flag, Uint64} from './values.js';

/** registrator::coops. Amounts of the first group are individuals', of the second organisations'. */
export interface CooperativeRow extends Row {
  username: string;
  parent_username: string;
  announce: string;
  description: string;
  is_cooperative: Flag;
  is_branched: Flag;
  is_enrolled: Flag;
  coop_type: string;
  registration: string;
  initial: string;
  minimum: string;
  org_registration: string;
  org_initial: string;
  org_minimum: string;
  status: string;
  created_at: string;
  document: Document2;
  active_participants_count: Uint64;
}

/** registrator::accounts: the card of a person on the platform. */
export interface AccountRow extends Row {
  username: string;
  referer: string;
  registrator: string;
  type: string;
  status: string;
  meta: string;
  storages: string[];
  verifications: Row[];
  registered_at: string;
}

/** soviet::participants: members of a cooperative. */
export interface ParticipantRow extends Row {
  username: string;
  created_at: string;
  last_update: string;
  last_min_pay: string;
  status: string;
  is_initial: Flag;
  is_minimum: Flag;
  has_vote: Flag;
  type: string;
  braname: string;
  initial_amount: string;
  minimum_amount: string;
}

/** One seat of a council. */
export interface BoardMember extends Row {
  username: string;
  is_voting: Flag;
  position_title: string;
  position: string;
}

/** soviet::boards. */
export interface BoardRow extends Row {
  id: Uint64;
  type: string;
  name: string;
  description: string;
  members: BoardMember[];
  created_at: string;
  last_update: string;
}

/** soviet::staff. */
export interface StaffRow extends Row {
  username: string;
  position_title: string;
  roles: string[];
  rights: {contract: string; action_name: string}[];
  created_at: string;
  updated_at: string;
}

/** soviet::programs, as far as other contracts read it. */
export interface ProgramRow extends Row {
  id: Uint64;
  draft_id: Uint64;
  program_type: string;
}

/** wallet::users: the program agreements of a person. */
export interface ProgramUserRow extends Row {
  username: string;
  programs: {program_id: Uint64; doc_hash: string; version: number; draft_id: Uint64; signed_at: string}[];
}

/** ledger2::userwallets: the balance of a person in one wallet. */
export interface UserWalletRow extends Row {
  id: Uint64;
  wallet_name: string;
  username: string;
  available: string;
  blocked: string;
}
