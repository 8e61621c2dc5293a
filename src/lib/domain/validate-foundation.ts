import {
  COUNCIL_POSITIONS,
  type ContributionAmounts,
  type Foundation,
  type ProtocolReference,
  type Vars,
} from './cooperative.js';
import {account, amount, email, line, prose} from './field-rules.js';
import {bankAccount, individual, organizationFacts, withFactAddress} from './member-rules.js';
import {fullName, type OrganizationFacts} from './member.js';
import {
  also,
  inside,
  listOf,
  objectOf,
  oneOf,
  optional,
  problemAt,
  validate,
  type Incomplete,
  type Rule,
  type Validated,
} from './rules.js';
import type {FieldProblem} from './errors.js';
import {fold} from './text.js';

/** Kinds of cooperatives that the chain knows (PROTOCOL 3.e). */
export const COOP_TYPES = ['conscoop', 'prodcoop', 'agricoop', 'builderscoop', 'union', 'nonprofitorg'] as const;

/** A council decides by majority: it has at least three members. */
const LEAST_COUNCIL = 3;

const protocol: Rule<ProtocolReference> = objectOf({protocol_number: line(100), protocol_day_month_year: line(100)});

const vars: Rule<Vars> = objectOf<Vars>({
  full_abbr: line(),
  full_abbr_genitive: line(),
  full_abbr_dative: line(),
  short_abbr: line(),
  website: line(),
  name: line(),
  confidential_link: line(),
  confidential_email: email,
  contact_email: email,
  passport_request: oneOf(['yes', 'no']),
  wallet_agreement: optional(protocol),
  privacy_agreement: optional(protocol),
  signature_agreement: optional(protocol),
  user_agreement: optional(protocol),
  participant_application: optional(protocol),
  coopenomics_agreement: optional(protocol),
});

const contributions: Rule<ContributionAmounts> = objectOf({
  initial: amount,
  minimum: amount,
  org_initial: amount,
  org_minimum: amount,
});

type Council = Foundation['council'];

const council = (now: Date): Rule<Council> =>
  also(
    listOf(
      objectOf<Council[number]>({
        position: oneOf(COUNCIL_POSITIONS),
        position_title: line(),
        account: optional(account),
        individual: individual(now),
      }),
      LEAST_COUNCIL,
    ),
    (seats, field) => {
      const chairmen = seats.filter((seat) => seat?.position === 'chairman').length;
      const positionsKnown = seats.every((seat) => seat?.position !== undefined);
      const wrongChair = chairmen > 1 || (chairmen === 0 && positionsKnown);
      return [
        ...(wrongChair ? [problemAt(field, 'exactly_one_chairman')] : []),
        ...DISTINCT.flatMap(([name, trait]) => repeats(seats.map(trait), (index) => `${field}.${index}.${name}`)),
      ];
    },
  );

type Seat = Incomplete<Council[number]> | undefined;

/** What no two members of a council may share, and the field where a repetition is told. */
const DISTINCT: [string, (seat: Seat) => string | undefined][] = [
  ['account', (seat) => seat?.account],
  ['individual', (seat) => person(seat?.individual)],
  ['individual.email', (seat) => seat?.individual?.email],
];

function person(individual: NonNullable<Seat>['individual']): string | undefined {
  const {last_name, first_name, middle_name = '', birthdate} = individual ?? {};
  if (last_name === undefined || first_name === undefined || birthdate === undefined) return undefined;
  return `${fold(fullName({last_name, first_name, middle_name}))} ${birthdate}`;
}

function repeats(values: (string | undefined)[], field: (index: number) => string): FieldProblem[] {
  return values.flatMap((value, index) =>
    value !== undefined && values.indexOf(value) < index ? [problemAt(field(index), 'duplicate')] : [],
  );
}

/**
 * Checks what founds a registry (`init --from`): the cooperative, its account, contributions, wording and council of at
 * least three distinct persons with exactly one chairman. Tidies and reports as `validateMember` does.
 */
export function validateFoundation(input: unknown, now: Date = new Date()): Validated<Foundation> {
  const foundation = objectOf<Foundation>({
    coopname: account,
    coop_type: oneOf(COOP_TYPES),
    announce: line(1000),
    description: prose(),
    organization: objectOf<OrganizationFacts>(organizationFacts, withFactAddress),
    bank_account: bankAccount,
    contributions,
    vars,
    council: council(now),
  });
  return validate(
    also(foundation, ({coopname, council: seats = []}, field) =>
      seats.flatMap((seat, index) =>
        coopname !== undefined && seat?.account === coopname
          ? [problemAt(inside(field, `council.${index}.account`), 'duplicate')]
          : [],
      ),
    ),
    input,
  );
}
