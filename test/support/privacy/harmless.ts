import {readdirSync, readFileSync} from 'node:fs';
import {createHash} from 'node:crypto';
import {dice} from './population.js';

/** What a council writes about, in parts that combine; nobody is named. */
const VERBS =
  `утвердить принять одобрить рассмотреть отклонить согласовать внести изменить продлить отменить поручить исполнить
 опубликовать направить выделить списать передать зачислить вернуть заключить`
    .trim()
    .split(/\s+/);
const OBJECTS =
  `смету доходов и расходов на следующий год|положение о целевом фонде|план работы на второй квартал|порядок возврата
 паевых взносов|перечень имущества кооператива|условия договора аренды склада|размер членского взноса|заявление о приёме в
 кооператив|новую редакцию устава|программу взаимного страхования|график поставок сена и зерна|решение о строительстве моста
 через ручей|закупку саженцев яблони, вишни и груши|ремонт крыши старого дома культуры|отчёт ревизионной комиссии|правила
 внутреннего распорядка|проект «Новый сад»|проект «Чистый берег»|повестку очередного общего собрания|порядок голосования
 на участках|создание кооперативного участка|соглашение о пользовании платформой|договор поставки молока и сыра|покупку
 мельницы и пекарни|поставку муки для пекарей и калачей к празднику|работы плотников и каменщиков|оплату услуг токаря и
 слесаря|содержание быков, коров и коней|уход за садами и огородами|заготовку дров на зиму|перевозку угля, песка и камня|
 охрану леса и озера|учёт рабочего времени сторожей|проведение праздника урожая|сбор ягод и грибов осенью|покупку ульев для
 пасечников|мир и добрососедство с соседними хуторами|работу клуба «Заря»|выпуск журнала «Наш дом»`
    .replace(/\n /g, ' ')
    .split('|');
const TAILS = [
  '',
  ' по решению общего собрания',
  ' с первого января',
  ' до 31.12.2027',
  ' на сумму 125000.0000 RUB',
  ' в срок до 15 марта 2027 года',
  ' согласно протоколу № 17 от 20.11.2026',
  ' (вопрос № 3 повестки дня)',
  ' в соответствии с уставом Кооператива',
  ', ответственный — правление',
  ' без изменений',
  ' единогласно',
  ', приложение на 2 листах',
  ' для участка braaaaaaaaab',
  ' по заявлению пайщика abcdefghijkl',
  ' с учётом мнения ревизора',
  ', с верой в успех и с надеждой на лучшее',
];
const MEMOS = [
  'Паевой взнос за ноябрь 2026',
  'Возврат паевого взноса по заявлению',
  'Вступительный взнос',
  'Оплата по счёту № 1204 от 03.11.2026',
  'Членский взнос, 4 квартал',
  'Пополнение фонда развития',
  'AXON for account resources',
  'powerup',
  'Refund of a share contribution',
  'Membership fee, Q4 2026',
  'Перевод между фондами',
  'Зачёт взаимных требований по акту № 5',
  'Аванс 50%',
  'за хлеб, соль и молоко',
  'Мел, мука, дуб и береза',
  'Командировочные расходы: поезд, такси',
];
const REASONS = [
  'Оплата не поступила в течение 30 дней.',
  'Сумма перевода не совпадает с заявлением.',
  'Платёж отозван банком.',
  'Ошибочный перевод, деньги возвращены.',
  'Нет кворума: проголосовали 3 из 7.',
  'Не указан номер договора',
];

/** Titles of all templates, and every phrase of their texts. */
export function templatePhrases(): string[] {
  const root = new URL('../../../templates/', import.meta.url);
  return readdirSync(root, {withFileTypes: true})
    .filter((entry) => entry.isDirectory() && /^\d/.test(entry.name))
    .flatMap(({name}) => {
      const texts = JSON.parse(readFileSync(new URL(`${name}/ru.json`, root), 'utf8')) as Record<string, string>;
      return Object.values(texts);
    });
}

/** So many harmless texts in good Russian: agendas, projects, reasons, memos, phrases of templates. */
export function harmlessTexts(count: number, seed = 7): string[] {
  const roll = dice(seed);
  const pick = <T>(list: readonly T[]): T => list[roll(list.length)]!;
  const phrases = templatePhrases();
  const raise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
  const sentence = (): string => raise(`${pick(VERBS)} ${pick(OBJECTS)}${pick(TAILS)}`);
  const kinds: (() => string)[] = [
    sentence,
    () => `${sentence()}.`,
    () => `${sentence()}. ${sentence()}.`,
    () => `1. ${sentence()};\n2. ${sentence()};\n3. ${sentence()}.`,
    () => `О том, чтобы ${pick(VERBS)} ${pick(OBJECTS)}${pick(TAILS)}`,
    () => `РЕШИЛИ: ${pick(VERBS).toUpperCase()} ${pick(OBJECTS).toUpperCase()}`,
    () => pick(MEMOS),
    () => pick(REASONS),
    () => pick(phrases),
    () => `${pick(MEMOS)}, ${roll(90_000) + 100}.00 руб.`,
    () =>
      `Протокол № ${roll(500)} от ${roll(28) + 1}.${String(roll(12) + 1).padStart(2, '0')}.2026, ${roll(24)}:${10 + roll(50)}`,
  ];
  return Array.from({length: count}, () => pick(kinds)());
}

/** An action with the text in it, as a builder makes it: hashes, keys, amounts, times and a document around it. */
export function harmlessAction(text: string, seed: number): object {
  const roll = dice(seed);
  const hash = (salt: string): string => createHash('sha256').update(`${seed} ${salt}`).digest('hex');
  const account = (salt: string): string =>
    Array.from(hash(salt).slice(0, 12), (digit) => 'abcdefghijklmnop'.charAt(parseInt(digit, 16))).join('');
  const [coopname, username] = [account('coop'), account('user')];
  const time = new Date(Date.UTC(2026, roll(12), roll(28), roll(24), roll(60), roll(60))).toISOString();
  const base58 = Buffer.from(hash('key') + hash('more'), 'hex')
    .toString('base64')
    .replace(/[+/=0OIl]/g, 'x');
  const meta = {
    title: text.length > 120 ? text.slice(0, 120).replace(/\S*$/, '…') : text,
    lang: 'ru',
    registry_id: roll(1200),
    generator: 'coopctl',
    links: [hash('link').toUpperCase()],
    version: '2',
    coopname,
    username,
    created_at: time,
    block_num: roll(2 ** 27),
    timezone: 'Europe/Moscow',
    question: text,
    decision_id: roll(10_000),
  };
  const signature = {
    id: 1,
    signed_hash: hash('signed'),
    signer: username,
    public_key: `PUB_K1_${base58.slice(0, 50)}`,
    signature: `SIG_K1_${base58.slice(0, 84)}`,
    signed_at: time.slice(0, 19),
    meta: '{}',
  };
  const document = {
    version: '1.1.0',
    hash: hash('hash'),
    doc_hash: hash('doc'),
    meta_hash: hash('meta'),
    meta: JSON.stringify(meta),
    signatures: [signature],
  };
  const data = {coopname, username, quantity: `${roll(1e6)}.0000 RUB`, memo: text, process_hash: hash('p'), document};
  return {account: 'soviet', name: 'freedecision', authorization: [{actor: coopname, permission: 'active'}], data};
}
