import numberToWords from 'number-to-words-ru';
import type {Asset} from './asset.js';
import type {BankAccount} from './member.js';

/**
 * A sum of roubles in words, kopecks in digits, cut to whole kopecks (DOCUMENTS 2.5): «двести пятьдесят рублей 00 копеек».
 * Undefined for any other currency and for amounts below zero.
 */
export function amountInWords({units, precision, symbol}: Asset): string | undefined {
  if (symbol !== 'RUB' || units < 0n) return undefined;
  const kopecks = (units * 100n) / 10n ** BigInt(precision);
  const text = `${kopecks / 100n}.${String(kopecks % 100n).padStart(2, '0')}`;
  const words = numberToWords.convert(text, {currency: 'rub'});
  return words.slice(0, 1).toLowerCase() + words.slice(1);
}

/** A number of things or percents as Russian readers write it, with a decimal comma: «75,5». Part of signed documents. */
export function numberInText(value: number): string {
  return String(value).replace('.', ',');
}

/** Requisites of a bank transfer, one a line (DOCUMENTS 1.4). Part of signed documents: never changed. */
export function bankDetailsText({account_number, bank_name, details}: BankAccount, recipient: string): string {
  return [
    `Расчётный счёт: ${account_number}`,
    `Банк: ${bank_name}`,
    `Корреспондентский счёт: ${details.corr}`,
    `БИК: ${details.bik}`,
    `Получатель: ${recipient}`,
  ].join('\n');
}

/** Requisites of a transfer by phone, one a line (DOCUMENTS 1.4). Part of signed documents: never changed. */
export function phoneDetailsText({phone, bank_name}: {phone: string; bank_name?: string}, recipient: string): string {
  const bank = bank_name === undefined ? '' : `, ${bank_name}`;
  return [`Система быстрых платежей, телефон: ${phone}${bank}`, `Получатель: ${recipient}`].join('\n');
}
