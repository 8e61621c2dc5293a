import type {AccountName} from './account.js';
import type {BankAccount, Individual, OrganizationFacts} from './member.js';

/** Where the council's approval of an edition is recorded: number and date of the protocol (DOCUMENTS 2.6 vars). */
export interface ProtocolReference {
  protocol_number: string;
  protocol_day_month_year: string;
}

/** The cooperative's wording for its documents (DOCUMENTS 2.6 `vars`). */
export interface Vars {
  full_abbr: string;
  full_abbr_genitive: string;
  full_abbr_dative: string;
  short_abbr: string;
  website: string;
  name: string;
  confidential_link: string;
  confidential_email: string;
  contact_email: string;
  passport_request: 'yes' | 'no';
  wallet_agreement?: ProtocolReference;
  privacy_agreement?: ProtocolReference;
  signature_agreement?: ProtocolReference;
  user_agreement?: ProtocolReference;
  participant_application?: ProtocolReference;
  /** Only at a platform operator. */
  coopenomics_agreement?: ProtocolReference;
}

/** Amounts that a new member pays, in the chain's form, `100.0000 RUB`. */
export interface ContributionAmounts {
  initial: string;
  minimum: string;
  org_initial: string;
  org_minimum: string;
}

/** The cooperative's own private facts, with the account that payments go to; versioned by block in the registry. */
export type CooperativeFacts = OrganizationFacts & {bank_account: BankAccount};

/** Positions in the council that the chain knows (PROTOCOL 3.e). */
export const COUNCIL_POSITIONS = ['chairman', 'vpchairman', 'secretary', 'member'] as const;
export type CouncilPosition = (typeof COUNCIL_POSITIONS)[number];

/** One seat of the council as the chain's `boards` row holds it. */
export interface CouncilSeat {
  username: AccountName;
  is_voting: boolean;
  position_title: string;
  position: CouncilPosition;
}

/** What `init --from FILE` takes: everything that founds a registry. */
export interface Foundation {
  coopname: AccountName;
  /** Kind of cooperative by the chain: conscoop, prodcoop … (PROTOCOL 3.e). */
  coop_type: string;
  announce: string;
  description: string;
  organization: OrganizationFacts;
  bank_account: BankAccount;
  contributions: ContributionAmounts;
  vars: Vars;
  council: {position: CouncilPosition; position_title: string; account?: AccountName; individual: Individual}[];
}

/** Facts of the cooperative that only the chain decides; versioned by block in the registry as they are read. */
export interface CooperativeOnChain extends ContributionAmounts {
  is_branched: boolean;
  coop_type: string;
  council: CouncilSeat[];
}
