import {deflateSync, gzipSync} from 'node:zlib';

/** Ways in which a value slips into an action by a mistake of a program or on purpose. Each is a text for a field. */
export const ENCODINGS: Record<string, (text: string) => string> = {
  'as it is': (text) => text,
  'in capitals': (text) => text.toUpperCase(),
  'in small letters': (text) => text.toLowerCase(),
  'with е for ё': (text) => text.replaceAll('ё', 'е').replaceAll('Ё', 'Е'),
  'with wide spaces': (text) => text.replaceAll(' ', ' \u00A0\t'),
  'in the middle of a sentence': (text) => `Просьба учесть: ${text}, и ответить.`,
  'in decomposed letters': (text) => text.normalize('NFD'),
  'with invisible signs': (text) => Array.from(text).join('\u200B'),
  'in JSON escapes': (text) =>
    Array.from({length: text.length}, (_, i) => `\\u${text.charCodeAt(i).toString(16).padStart(4, '0')}`).join(''),
  'in HTML entities': (text) => Array.from(text, (c) => `&#${c.codePointAt(0)};`).join(''),
  'in URL encoding': (text) => encodeURIComponent(text),
  'in base64': (text) => Buffer.from(text).toString('base64'),
  'in base64url': (text) => Buffer.from(text).toString('base64url'),
  'in hex': (text) => Buffer.from(text).toString('hex'),
  'in HEX within a text': (text) => `data=${Buffer.from(text).toString('hex').toUpperCase()};`,
  'in base64 of URL encoding': (text) => Buffer.from(encodeURIComponent(text)).toString('base64'),
  'in JSON': (text) => JSON.stringify({a: [{b: text}]}),
  'in JSON in base64': (text) => Buffer.from(JSON.stringify({a: text})).toString('base64'),
  'in a number or a name of a field': (text) => JSON.stringify({[text]: 1}),
};

const ICAO = spelling('zh kh ts ch sh shch ie y * e iu ia i e');
const GOST = spelling("zh x cz ch sh shh '' y ' e yu ya j yo");
const HABIT = spelling('zh h ts ch sh sch * y * e yu ya y yo');

/** Latin spellings of a Russian text. */
export const TRANSLITERATIONS: Record<string, (text: string) => string> = {
  'by ICAO': (text) => transliterate(text, ICAO),
  'by GOST': (text) => transliterate(text, GOST),
  'by habit': (text) => transliterate(text, HABIT),
};

/** Spellings of digits. */
export const DIGITS: Record<string, (text: string) => string> = {
  'without separators': (text) => text.replace(/\D/g, ''),
  'in groups of three': (text) => text.replace(/\D/g, '').replace(/(\d{3})(?=\d)/g, '$1 '),
  'in groups of two with dashes': (text) => text.replace(/\D/g, '').replace(/(\d{2})(?=\d)/g, '$1-'),
  'after a word': (text) => `ИНН${text.replace(/\D/g, '')}`,
  'in wide digits': (text) =>
    Array.from(text.replace(/\D/g, ''), (d) => String.fromCharCode(0xff10 + Number(d))).join(''),
};

/** Spellings of `DD.MM.YYYY`. */
export const DATES: Record<string, (date: string) => string> = {
  'YYYY-MM-DD': (date) => date.split('.').reverse().join('-'),
  DDMMYYYY: (date) => date.replaceAll('.', ''),
  YYYYMMDD: (date) => date.split('.').reverse().join(''),
  'DD/MM/YYYY': (date) => date.replaceAll('.', '/'),
  'D.M.YYYY': (date) => date.split('.').map(Number).join('.'),
  'time stamp': (date) => `${date.split('.').reverse().join('-')}T00:00:00.000Z`,
  'in words': (date) => {
    const [day, month, year] = date.split('.').map(Number);
    const months = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ');
    return `${day} ${months[month! - 1]} ${year} года`;
  },
};

function spelling(row: string): Record<string, string> {
  const [zh, kh, ts, ch, sh, shch, hard, yery, soft, e, yu, ya, short, yo] = row
    .split(' ')
    .map((s) => (s === '*' ? '' : s));
  const plain = Object.fromEntries(Array.from('абвгдезиклмнопрстуф', (c, i) => [c, 'abvgdeziklmnoprstuf'.charAt(i)]));
  const rest = {
    ж: zh,
    х: kh,
    ц: ts,
    ч: ch,
    ш: sh,
    щ: shch,
    ъ: hard,
    ы: yery,
    ь: soft,
    э: e,
    ю: yu,
    я: ya,
    й: short,
    ё: yo,
  };
  return {...plain, ...(rest as Record<string, string>)};
}

function transliterate(text: string, letters: Record<string, string>): string {
  return Array.from(text, (letter) => {
    const latin = letters[letter.toLowerCase()];
    if (latin === undefined) return letter;
    return letter === letter.toLowerCase() ? latin : latin.charAt(0).toUpperCase() + latin.slice(1);
  }).join('');
}

const ISO9: Record<string, string> = {
  ...spelling('ž h c č š ŝ ʺ y ʹ è û â j ë'),
};
const SCHOLARLY: Record<string, string> = {...spelling('ž x c č š šč ʺ y ʹ e ju ja j e')};
const SLOPPY: Record<string, string> = {
  ...spelling('j h c ch sh sh * y * e u ya i e'),
  ж: 'zh',
  ю: 'yu',
  ц: 'ts',
  щ: 'sch',
};

/** More Latin spellings of names: scholarly ones, and what people type who know no rules. */
export const MORE_TRANSLITERATIONS: Record<string, (text: string) => string> = {
  'by ISO 9': (text) => transliterate(text, ISO9),
  'by scholars': (text) => transliterate(text, SCHOLARLY),
  sloppily: (text) => transliterate(text, SLOPPY),
};

const LATIN_TWINS: Record<string, string> = Object.fromEntries(
  Array.from('АВСЕНКМОРТХасеорху', (cyrillic, at) => [cyrillic, 'ABCEHKMOPTXaceopxy'.charAt(at)]),
);
const LEET: Record<string, string> = {о: '0', и: '1', з: '3', ч: '4', б: '6', а: '@'};

/** Ways to hide a Cyrillic name in a text. */
export const NAME_DISGUISES: Record<string, (text: string) => string> = {
  'in look-alike letters': (text) => Array.from(text, (letter) => LATIN_TWINS[letter] ?? letter).join(''),
  'with a sign for a letter': (text) => {
    const at = Array.from(text).findIndex((letter, place) => place > 0 && letter in LEET);
    return at < 0 ? text : text.slice(0, at) + LEET[text.charAt(at)]! + text.slice(at + 1);
  },
  'with stress marks': (text) => text.replace(/[аеиоуыэюя]/, '$&\u0301'),
  'spaced out': (text) => Array.from(text).join(' '),
  'with dots between letters': (text) => Array.from(text).join('.'),
  'with underscores between letters': (text) => Array.from(text).join('_'),
  'cut by a hyphen': (text) => `${text.slice(0, 3)}-${text.slice(3)}`,
  'broken over lines': (text) => `${text.slice(0, 3)}-\n${text.slice(3)}`,
  'cut by an asterisk': (text) => `${text.slice(0, 3)}*${text.slice(3)}`,
  'in mixed case': (text) => Array.from(text, (c, at) => (at % 2 ? c.toUpperCase() : c.toLowerCase())).join(''),
  'glued to a capital': (text) => `${text}Председатель`,
};

const SIGNS = [' ', '-', '.', '/', '_', '|', '*', '~', ':', ';', ',', '+', '=', '№', ' - ', '\\', '"', '<>', '…', '•'];

/** Spellings of long numbers. */
export const MORE_DIGITS: Record<string, (text: string) => string> = Object.fromEntries([
  ...SIGNS.map((sign): [string, (text: string) => string] => [
    `with ${JSON.stringify(sign)} between`,
    (text) => text.replace(/\D/g, '').replace(/(\d{3})(?=\d)/g, `$1${sign}`),
  ]),
  ['wrapped in letters', (text: string) => `тел${text.replace(/\D/g, '')}abc`],
  ['one by one', (text: string) => Array.from(text.replace(/\D/g, '')).join(' ')],
  ['with letters for zeros', (text: string) => text.replace(/\D/g, '').replace('0', 'О').replace('3', 'З')],
]);

const MONTHS = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ');
const ROMAN = 'I II III IV V VI VII VIII IX X XI XII'.split(' ');
const ENGLISH = 'January February March April May June July August September October November December'.split(' ');

/** More spellings of `DD.MM.YYYY`. */
export const MORE_DATES: Record<string, (date: string) => string> = {
  'with a short year': (date) => `${date.slice(0, 6)}${date.slice(8)}`,
  'in words, ordinal': (date) =>
    `${Number(date.slice(0, 2))}-го ${MONTHS[Number(date.slice(3, 5)) - 1]} ${date.slice(6)} г.`,
  'in words, quoted': (date) => `«${date.slice(0, 2)}» ${MONTHS[Number(date.slice(3, 5)) - 1]} ${date.slice(6)}`,
  'month cut': (date) => `${date.slice(0, 2)} ${MONTHS[Number(date.slice(3, 5)) - 1]!.slice(0, 3)}. ${date.slice(6)}`,
  'year first': (date) => `${date.slice(6)} года, ${Number(date.slice(0, 2))} ${MONTHS[Number(date.slice(3, 5)) - 1]}`,
  'in English': (date) => `${ENGLISH[Number(date.slice(3, 5)) - 1]} ${Number(date.slice(0, 2))}, ${date.slice(6)}`,
  'with a Roman month': (date) => `${date.slice(0, 2)}.${ROMAN[Number(date.slice(3, 5)) - 1]}.${date.slice(6)}`,
};

/** More ways in which a text slips into an action. */
export const MORE_ENCODINGS: Record<string, (text: string) => string> = {
  'in base64 with broken lines': (text) =>
    Buffer.from(`Просьба учесть сведения: ${text}`).toString('base64').replace(/.{20}/g, '$&\n'),
  'in spaced hex': (text) => Buffer.from(text).toString('hex').replace(/../g, '$& ').trim(),
  'in hex with colons': (text) => Buffer.from(text).toString('hex').replace(/../g, '$&:').slice(0, -1),
  'in C escapes': (text) => Buffer.from(text).toString('hex').replace(/../g, '\\x$&'),
  'gzipped in base64': (text) => gzipSync(text).toString('base64'),
  'deflated in hex': (text) => deflateSync(text).toString('hex'),
  'gzipped twice in base64url': (text) => gzipSync(gzipSync(text)).toString('base64url'),
  'in UTF-16 in base64': (text) => Buffer.from(text, 'utf16le').toString('base64'),
  'in quoted-printable': (text) => Buffer.from(text).toString('hex').toUpperCase().replace(/../g, '=$&'),
};
