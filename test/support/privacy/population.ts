import type {Entrepreneur, Individual, Member, Organization} from '../../../src/lib/domain/member.js';
import {HOMONYMS} from '../../../src/lib/privacy/homonyms.js';

/** Stems of invented and usual surnames; each gives a man's and a woman's form. */
const STEMS =
  `Иван Петр Сидор Смирн Кузнец Попов Васил Соколов Михайл Новик Федор Мороз Волк Алексе Лебед Семён Егор Павл Козл Степан
 Никола Орл Андре Макар Никит Захар Зайц Солов Борис Яковл Григор Роман Воробь Серге Кузьмин Фрол Александр Дмитри Королё
 Гус Кисел Ильин Максим Поляк Сорок Виноград Ковал Бел Медвед Анто Тарас Жук Баран Филипп Комар Давыд Беля Герасим Богдан
 Осип Сидор Матве Тит Марк Мирон Крыл Кулик Карп Влас Мельник Денис Гаврил Тихон Казак Афанась Данил Саве Тимофе Фомин
 Черн Абрам Мартын Ефим Федот Щерба Назар Калин Исае Чернышё Быч Маслен Родион Коновал Лазар Ворон Климен Филат Пономар
 Голуб Кудряш Прохор Наум Потап Журавл Овчинник Трофим Леон Собол Ермак Колесник Гонча Емельян Никифор Грачё Кот Гриш
 Ефрем Архип Громо Кирилл Мальцев Пантеле Румянц Шилов Рудак Третьяк Устин Хохло Цветк Чижи Шестак Щук Юдин Якуш Ерёмен
 Лыткар Дудык Бузул Пшенк Заволок Дроздо Ряби Суворо Кутуз Нахим Ушак`
    .trim()
    .split(/\s+/);

const ENDINGS: readonly (readonly [string, string])[] = [
  ['ов', 'ова'],
  ['ев', 'ева'],
  ['ин', 'ина'],
  ['енко', 'енко'],
  ['ский', 'ская'],
  ['чук', 'чук'],
  ['ян', 'ян'],
];
const ODD = [
  'Ли',
  'Ким',
  'Ян',
  'Цой',
  'Но',
  'Те',
  'Ан',
  'Салтыков-Щедрин',
  'Мамин-Сибиряк',
  'Дурново',
  'Живаго',
  'Седых',
];
const WORDS = HOMONYMS.trim()
  .split(/\s+/)
  .map((word) => word.charAt(0).toUpperCase() + word.slice(1));

const MEN =
  `Александр Алексей Анатолий Андрей Антон Аркадий Артём Борис Вадим Валентин Валерий Василий Виктор Виталий Владимир
 Владислав Вячеслав Геннадий Георгий Григорий Даниил Денис Дмитрий Евгений Егор Иван Игорь Илья Кирилл Константин Лев
 Леонид Максим Марк Михаил Никита Николай Олег Павел Пётр Роман Руслан Семён Сергей Станислав Степан Тимофей Фёдор Эдуард
 Юрий Яков Ярослав`
    .trim()
    .split(/\s+/);
const WOMEN =
  `Александра Алёна Алина Алла Анастасия Анна Валентина Валерия Вера Виктория Галина Дарья Диана Евгения Екатерина Елена
 Елизавета Жанна Зинаида Зоя Инна Ирина Кира Клавдия Ксения Лариса Лидия Любовь Людмила Маргарита Марина Мария Надежда
 Наталья Нина Оксана Ольга Полина Раиса Роза Светлана София Тамара Татьяна Ульяна Эльвира Юлия Яна`
    .trim()
    .split(/\s+/);
const FATHERS =
  `Иван Петр Сергей Николай Александр Алексей Андрей Михаил Юрий Евгений Игорь Степан Фёдор Олег Леонид Борис`.split(
    ' ',
  );
const STREETS =
  'Ленина Садовая Гагарина Лесная Центральная Мира Советская Молодёжная Школьная Набережная Кирова Новая'.split(' ');
const TOWNS = 'Москва Тверь Щёлково Владимир Калуга Вятка Йошкар-Ола Омск'.split(' ');
const FIRMS = 'Луч Вектор Ромашка Горизонт Прогресс Рассвет Новый дом Агроснаб Стройтехника Северный ветер'.split(
  / (?=[А-Я])/,
);

/** Numbers that look random and are the same in every run (mulberry32). */
export function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0;
  return (sides) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % sides;
  };
}

/**
 * So many invented members of all types, about as names are spread in life: most surnames with usual endings, one in
 * thirty an ordinary word, one in fifty an odd one.
 */
export function population(count: number, seed = 1): Member[] {
  const roll = dice(seed);
  return Array.from({length: count}, (_, at) => person(at, roll));
}

/** Account name of the n-th invented member: letters only. */
export function accountOf(number: number): string {
  return `m${Array.from(String(number).padStart(7, '0'), (digit) => 'abcdefghij'.charAt(Number(digit))).join('')}xxxx`;
}

function person(at: number, roll: (sides: number) => number): Member {
  const pick = <T>(list: readonly T[]): T => list[roll(list.length)]!;
  const digits = (length: number): string => Array.from({length}, () => roll(10)).join('');
  const isWoman = roll(2) === 1;
  const kind = roll(50);
  const [male, female] = pick(ENDINGS);
  const usual = pick(STEMS) + (isWoman ? female : male);
  const father = pick(FATHERS);
  const stem = father.replace(/й$/, '');
  const soft = father.endsWith('й') ? 'ев' : 'ов';
  const name = {
    last_name: kind === 0 ? pick(ODD) : kind <= 2 ? pick(WORDS) : usual,
    first_name: pick(isWoman ? WOMEN : MEN),
    middle_name: `${stem}${soft}${isWoman ? 'на' : 'ич'}`,
  };
  const contacts = {
    full_address: `${digits(6)}, г. ${pick(TOWNS)}, ул. ${pick(STREETS)}, д. ${roll(90) + 1}, кв. ${roll(200) + 1}`,
    phone: `+7 (9${digits(2)}) ${digits(3)}-${digits(2)}-${digits(2)}`,
    email: `user${at}.${digits(3)}@example.ru`,
  };
  const birthdate = `${String(roll(28) + 1).padStart(2, '0')}.${String(roll(12) + 1).padStart(2, '0')}.${1930 + roll(78)}`;
  const bank_account = {
    currency: 'RUB',
    bank_name: 'АО «Вымышленный банк»',
    account_number: digits(20),
    card_number: digits(16),
    details: {bik: '049900001', corr: '30101000000000000001'},
  };
  const type = roll(20);
  if (type === 0) {
    const firm = `ООО «${pick(FIRMS)}»`;
    const organization: Organization = {
      type: 'organization',
      organization_type: 'ooo',
      short_name: firm,
      full_name: `Общество с ограниченной ответственностью ${firm.slice(4)}`,
      represented_by: {...name, position: 'директор', based_on: 'устава'},
      country: 'Россия',
      city: pick(TOWNS),
      ...contacts,
      fact_address: contacts.full_address,
      details: {inn: digits(10), ogrn: digits(13), kpp: digits(9)},
      bank_account,
    };
    return organization;
  }
  if (type === 1) {
    const details = {inn: digits(12), ogrn: digits(15)};
    const entrepreneur: Entrepreneur = {
      type: 'entrepreneur',
      ...name,
      birthdate,
      country: 'Russia',
      city: pick(TOWNS),
      ...contacts,
      details,
      bank_account,
    };
    return entrepreneur;
  }
  const passport = {
    series: digits(4),
    number: digits(6),
    issued_by: 'ОВД Вымышленного района',
    issued_at: '03.04.2015',
    code: `${digits(3)}-${digits(3)}`,
  };
  const individual: Individual = {type: 'individual', ...name, birthdate, ...contacts, passport};
  return individual;
}
