import {isAccountName} from './account.js';
import {formatAsset, parseAsset, RUB} from './asset.js';
import {pastDayProblem} from './calendar.js';
import type {ProblemCode} from './errors.js';
import type {IdentifierCheck} from './identifiers.js';
import {textRule, type Rule} from './rules.js';

/** Markup of HTML and of templates. */
const MARKUP = /[<>]|\{\{|\{%|\{#/;
/** Control characters (a line break may stay), and characters that show nothing or turn the direction of the text. */
const INVISIBLE = /[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/u;
const EMAIL =
  /^(?!\.)(?!.*\.\.)[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}(?<!\.)@([\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}]{2,63}$/u;
const LONGEST_EMAIL = 254;
const PHONE_SEPARATORS = /[\s().-]/g;

const when = (wrong: boolean, problem: ProblemCode) => (wrong ? {problem} : undefined);

function proseProblem(text: string, longest: number): {problem: ProblemCode; expected?: string} | undefined {
  if (MARKUP.test(text) || INVISIBLE.test(text)) return {problem: 'has_markup'};
  return text.length > longest ? {problem: 'too_long', expected: String(longest)} : undefined;
}

/** One line of text without markup; white space between words becomes one space. */
export const line = (longest = 300): Rule<string> =>
  textRule(
    (text) => proseProblem(text, longest),
    (text) => text.replace(/\s+/g, ' '),
  );

/** Text of several lines without markup. */
export const prose = (longest = 5000): Rule<string> =>
  textRule(
    (text) => proseProblem(text, longest),
    (text) => text.replace(/\r\n?/g, '\n'),
  );

/** A Russian identifier; spaces in it do not matter. */
export const identifierRule = (check: IdentifierCheck): Rule<string> =>
  textRule(check, (text) => text.replace(/\s/g, ''));

/** A day that has come, `DD.MM.YYYY`. */
export const pastDay = (now: Date): Rule<string> =>
  textRule((text) => {
    const problem = pastDayProblem(text, now);
    return problem && {problem};
  });

/** An e-mail address, in lower case. */
export const email: Rule<string> = textRule(
  (text) => when(text.length > LONGEST_EMAIL || !EMAIL.test(text), 'bad_email'),
  (text) => text.toLowerCase(),
);

/** A phone as `+` and digits: Russian ones `+7` and ten digits, however they were written; others 8 to 15 digits. */
export const phone: Rule<string> = textRule(
  (text) => when(!/^\+(7\d{10}|[1-689]\d{7,14})$/.test(text), 'bad_phone'),
  tidyPhone,
);

function tidyPhone(text: string): string {
  const bare = text.replace(PHONE_SEPARATORS, '');
  return /^[78]\d{10}$/.test(bare) ? `+7${bare.slice(1)}` : bare;
}

/** An account name of the chain. */
export const account: Rule<string> = textRule((text) => when(!isAccountName(text), 'bad_account'));

/** A sum of roubles above zero, in the chain's form: `100 RUB` becomes `100.0000 RUB`. */
export const amount: Rule<string> = textRule(
  (text) => when(!/[1-9]/.test(text) || roubles(text) === undefined, 'bad_amount'),
  (text) => roubles(text) ?? text,
);

function roubles(text: string): string | undefined {
  const asset = parseAsset(text);
  if (asset?.symbol !== RUB.symbol || asset.units < 0n || asset.precision > RUB.precision) return undefined;
  const units = asset.units * 10n ** BigInt(RUB.precision - asset.precision);
  return units > 2n ** 62n - 1n ? undefined : formatAsset({...RUB, units});
}
