import type {ProblemCode} from './errors.js';

/** What is wrong with an identifier; `expected` shows its form, N for a digit. */
export interface IdentifierProblem {
  problem: ProblemCode;
  expected?: string;
}

/** Looks at a normalised identifier; undefined when it is valid. Rules: DOCUMENTS 8. */
export type IdentifierCheck = (value: string) => IdentifierProblem | undefined;

const BAD_CHECK_DIGIT: IdentifierProblem = {problem: 'bad_check_digit'};
const DOES_NOT_MATCH_BIK: IdentifierProblem = {problem: 'does_not_match_bik'};

/** A check of the form alone, or of form and check digits. */
function identifier(form: RegExp, expected: string, checkDigitsFit: (value: string) => boolean = () => true) {
  return (value: string): IdentifierProblem | undefined => {
    if (!form.test(value)) return {problem: 'bad_format', expected};
    return checkDigitsFit(value) ? undefined : BAD_CHECK_DIGIT;
  };
}

const digitsIn = (value: string): number[] => Array.from(value, Number);

/** Sum of the digits, each times its weight; a shorter list of weights ends the sum. */
function weighted(value: string, weights: readonly number[]): number {
  const digits = digitsIn(value);
  return weights.reduce((sum, weight, index) => sum + weight * (digits[index] ?? 0), 0);
}

const INN_10 = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const INN_11 = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
const INN_12 = [3, ...INN_11];

/** True when the digit after the weighted ones is their check digit. */
const innDigitFits = (value: string, weights: readonly number[]): boolean =>
  (weighted(value, weights) % 11) % 10 === Number(value[weights.length]);

/** INN of an organization, 10 digits. */
export const checkOrganizationInn: IdentifierCheck = identifier(/^(?!00)\d{10}$/, 'NNNNNNNNNN', (value) =>
  innDigitFits(value, INN_10),
);

/** INN of a person, 12 digits. */
export const checkPersonInn: IdentifierCheck = identifier(
  /^(?!00)\d{12}$/,
  'NNNNNNNNNNNN',
  (value) => innDigitFits(value, INN_11) && innDigitFits(value, INN_12),
);

/** True when the last digit is (the number before it mod `divisor`) mod 10. */
const remainderFits = (value: string, divisor: bigint): boolean =>
  Number((BigInt(value.slice(0, -1)) % divisor) % 10n) === Number(value.at(-1));

/** OGRN of an organization, 13 digits. */
export const checkOgrn: IdentifierCheck = identifier(/^[15]\d{12}$/, '1NNNNNNNNNNNN', (value) =>
  remainderFits(value, 11n),
);

/** OGRNIP of an entrepreneur, 15 digits. */
export const checkOgrnip: IdentifierCheck = identifier(/^3\d{14}$/, '3NNNNNNNNNNNNNN', (value) =>
  remainderFits(value, 13n),
);

/** KPP: tax office, reason, number; it has no check digit. */
export const checkKpp: IdentifierCheck = identifier(/^\d{4}[0-9A-Z]{2}\d{3}$/, 'NNNNNNNNN');

/** BIK of a bank: ends in 000–002 for units of the central bank, 050–999 for others. */
export const checkBik: IdentifierCheck = identifier(/^(04|00|01|02)\d{4}(00[0-2]|0[5-9]\d|[1-9]\d\d)$/, '04NNNNNNN');

export const checkPassportSeries: IdentifierCheck = identifier(/^\d{4}$/, 'NNNN');
export const checkPassportNumber: IdentifierCheck = identifier(/^(?!000000)\d{6}$/, 'NNNNNN');
export const checkPassportCode: IdentifierCheck = identifier(/^\d{3}-\d{3}$/, 'NNN-NNN');

/** SNILS, 11 digits without separators; numbers up to 001-001-998 carry no check digits. */
export const checkSnils: IdentifierCheck = identifier(/^\d{11}$/, 'NNNNNNNNNNN', (value) => {
  if (Number(value.slice(0, 9)) <= 1_001_998) return true;
  const key = (weighted(value, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101) % 100;
  return key === Number(value.slice(9));
});

/** A bank account by its form alone. */
export const checkAccountForm: IdentifierCheck = identifier(/^\d{20}$/, 'NNNNNNNNNNNNNNNNNNNN');
/** A bank card's number by its form alone. */
export const checkCardForm: IdentifierCheck = identifier(/^\d{12,19}$/, 'NNNNNNNNNNNNNNNN');

const CORRESPONDENT_FORM = identifier(/^301\d{17}$/, '301NNNNNNNNNNNNNNNNN');

/** Settlement account (20 digits) held in the bank with this BIK; its 9th digit is the key. */
export function checkSettlementAccount(account: string, bik: string): IdentifierProblem | undefined {
  const problem = checkAccountForm(account);
  // Treasury accounts start with 0 and follow other rules.
  if (problem || checkBik(bik) || !/^[345]/.test(account)) return problem;
  const prefix = isCentralBankUnit(bik) ? unitPrefix(bik) : bik.slice(6);
  return keyFits(prefix + account) ? undefined : DOES_NOT_MATCH_BIK;
}

/** Correspondent account of the bank with this BIK: key, and the last three digits of both the same. */
export function checkCorrespondentAccount(account: string, bik: string): IdentifierProblem | undefined {
  // Units of the treasury and of the central bank have single treasury accounts in its place.
  if (!checkBik(bik) && (!bik.startsWith('04') || isCentralBankUnit(bik))) return checkAccountForm(account);
  const problem = CORRESPONDENT_FORM(account);
  if (problem || checkBik(bik)) return problem;
  return account.endsWith(bik.slice(6)) && keyFits(unitPrefix(bik) + account) ? undefined : DOES_NOT_MATCH_BIK;
}

const isCentralBankUnit = (bik: string): boolean => /00[012]$/.test(bik);
const unitPrefix = (bik: string): string => `0${bik.slice(4, 6)}`;

const KEY_WEIGHTS = Array.from({length: 23}, (_, index) => [7, 1, 3][index % 3] ?? 0);

/** The key of an account: digits times 7, 1, 3 in turn; the last digits of the products add up to a multiple of ten. */
const keyFits = (digits: string): boolean => weighted(digits, KEY_WEIGHTS) % 10 === 0;
