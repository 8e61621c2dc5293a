import {expect} from 'chai';
import fc from 'fast-check';
import {parseAsset, type Asset} from '../../../src/lib/domain/asset.js';
import {amountInWords, bankDetailsText, numberInText, phoneDetailsText} from '../../../src/lib/domain/russian.js';

const words = (text: string): string | undefined => amountInWords(parseAsset(text)!);

describe('amounts in words', () => {
  const known: [amount: string, words: string][] = [
    ['250.0000 RUB', 'двести пятьдесят рублей 00 копеек'],
    ['0.00 RUB', 'ноль рублей 00 копеек'],
    ['1.01 RUB', 'один рубль 01 копейка'],
    ['2.0299 RUB', 'два рубля 02 копейки'],
    ['21.11 RUB', 'двадцать один рубль 11 копеек'],
    ['11.05 RUB', 'одиннадцать рублей 05 копеек'],
    ['1000.99 RUB', 'одна тысяча рублей 99 копеек'],
    ['2000000 RUB', 'два миллиона рублей 00 копеек'],
  ];
  for (const [amount, expected] of known) {
    it(`writes ${amount}`, () => {
      expect(words(amount)).to.equal(expected);
    });
  }

  it('writes amounts beyond the numbers of JavaScript', () => {
    expect(words('461168601842738.79 RUB')).to.match(/^четыреста шестьдесят один триллион .* рублей 79 копеек$/);
    expect(words('461168601842738.79 RUB')).to.include('семьсот тридцать восемь');
  });

  it('leaves other currencies and debts in figures', () => {
    expect(words('10.0000 AXON')).to.equal(undefined);
    expect(words('-1.00 RUB')).to.equal(undefined);
  });

  it('tells any two amounts apart, and agrees with its figures', () => {
    const rubles = (units: bigint): Asset => ({units, precision: 4, symbol: 'RUB'});
    fc.assert(
      fc.property(fc.bigInt(0n, 2n ** 62n), fc.bigInt(0n, 2n ** 62n), (a, b) => {
        const [one, other] = [amountInWords(rubles(a)), amountInWords(rubles(b))];
        expect(one === other).to.equal(a / 100n === b / 100n);
        expect(one).to.match(/^[а-яё ]+ рубл(ь|я|ей) \d{2} копе(йка|йки|ек)$/);
        expect(one).to.include(` ${String((a / 100n) % 100n).padStart(2, '0')} коп`);
        expect(one).to.match(ending(a / 10_000n));
      }),
    );
  });

  /** Which form of «рубль» a count needs. */
  function ending(count: bigint): RegExp {
    const [last, two] = [count % 10n, count % 100n];
    if (two >= 11n && two <= 14n) return / рублей /;
    if (last === 1n) return / рубль /;
    return last >= 2n && last <= 4n ? / рубля / : / рублей /;
  }
});

describe('payment requisites', () => {
  it('are five lines of a bank account, two of a phone: signed documents hold them for ever', () => {
    const account = {
      currency: 'RUB',
      bank_name: 'АО «Банк»',
      account_number: '40703810700000000017',
      details: {bik: '049900701', corr: '30101810400000000701'},
    };
    expect(bankDetailsText(account, 'Новичков Семён Пробович').split('\n')).to.deep.equal([
      'Расчётный счёт: 40703810700000000017',
      'Банк: АО «Банк»',
      'Корреспондентский счёт: 30101810400000000701',
      'БИК: 049900701',
      'Получатель: Новичков Семён Пробович',
    ]);
    expect(phoneDetailsText({phone: '+79000000004'}, 'Новичков').split('\n')).to.have.length(2);
    expect(phoneDetailsText({phone: '+79000000004', bank_name: 'Банк'}, 'Новичков')).to.include('+79000000004, Банк');
  });
});

describe('numbers in Russian texts', () => {
  it('have a decimal comma, and none where they are whole', () => {
    expect([75.5, 100, 0.000001, 1e9].map(numberInText)).to.deep.equal(['75,5', '100', '0,000001', '1000000000']);
  });
});
