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
