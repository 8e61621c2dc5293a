/** A class of declension: which words belong to it, how many last letters fall away, and what may stand instead. */
interface Declension {
  ending: RegExp;
  cut: number;
  endings: readonly string[];
}

/** More endings than grammar allows for one word: what matters is that none is missed. Folded, ё as е. */
const DECLENSIONS: readonly Declension[] = [
  {
    ending: /[иыо]й$/,
    cut: 2,
    endings: words('ий ый ой его ого ему ому им ым ием ем ом ая яя ия ей ую юю ию ию их ых ими ыми ии я ю'),
  },
  {ending: /[ая]я$/, cut: 2, endings: words('ая яя ой ей ую юю ою ею ого его ому ему ым им ом ем ий ый ых их')},
  {ending: /я$/, cut: 1, endings: words('я и е ю ей ею ь й')},
  {ending: /а$/, cut: 1, endings: ['', ...words('а ы и е у ой ою ей ею ым ом ем')]},
  {ending: /ь$/, cut: 1, endings: words('ь я ю ем е и ью')},
  {ending: /й$/, cut: 1, endings: words('й я ю ем е и')},
  {ending: /[бвгджзклмнпрстфхцчшщ]$/, cut: 0, endings: ['', ...words('а у ом ем е ым ой ою ы и ых ыми')]},
];

/** Names shorter than this are not declined. */
const SHORTEST_DECLINED = 2;

/**
 * All forms in which a folded Russian name may stand in a text, itself first: cases, and the form of the other sex.
 * A name that is not declined has one form.
 */
export function inflections(name: string): string[] {
  const declension = name.length < SHORTEST_DECLINED ? undefined : DECLENSIONS.find(({ending}) => ending.test(name));
  if (declension === undefined) return [name];
  const stem = name.slice(0, name.length - declension.cut);
  const forms = declension.endings.map((ending) => stem + ending);
  // A vowel that flees: Павел, Павла.
  const fled = declension.cut === 0 ? /^(.+)[ео]([лнцкр])$/.exec(name) : null;
  if (fled !== null) forms.push(...words('а у ом ем е ы').map((ending) => `${fled[1] ?? ''}${fled[2] ?? ''}${ending}`));
  if (name.endsWith('лев')) forms.push(...words('а у ом е ы').map((ending) => `${name.slice(0, -2)}ьв${ending}`));
  return [...new Set([name, ...forms])].filter((form) => form.length > 1);
}

/** How a folded patronymic is said: «Иваныч», «Сергеич», «Иванна». All forms. */
export function spokenForms(patronymic: string): string[] {
  const said = patronymic
    .replace(/ович$/, 'ыч')
    .replace(/евич$/, 'ич')
    .replace(/(?<=[нв])овна$/, 'на');
  return said === patronymic ? [] : inflections(said);
}

function words(text: string): string[] {
  return text.split(' ');
}
