import {HOMONYMS} from './homonyms.js';
import {inflections} from './inflection.js';
import {TEMPLATE_WORDS} from './template-words.js';

/** Endings of the plural, that `inflections` of a name in the singular do not have. */
const PLURAL = 'ов ев ей ам ям ами ями ах ях ы и а я е'.split(' ');

/** Words that legal texts write with a capital in the middle of a sentence. */
const OFFICIAL = forms(
  'совет кооператив общество устав правление собрание закон положение программа политика система платформа оператор ' +
    'председатель участник участок пайщик член представитель пользователь правительство федерация экономика сайт банк ' +
    'договор заявление протокол решение союз фонд секретарь инициатор дом город край область район москва россия',
);

let known: Set<string> | undefined;

/** True when a folded Cyrillic word is also an ordinary word, in any of its forms: Белый, Мир, «кузнецов», Вера. */
export function isOrdinary(word: string): boolean {
  if (word.length <= 3) return true;
  known ??= new Set([...words(TEMPLATE_WORDS), ...forms(HOMONYMS)]);
  return known.has(word);
}

/** True when a capital letter within a sentence says nothing about this folded word: Совет, Кооператив. */
export function isOfficial(word: string): boolean {
  return OFFICIAL.has(word);
}

function forms(list: string): Set<string> {
  return new Set(
    words(list).flatMap((word) => {
      const stem = word.replace(/[аяеоьыий]$/, '');
      // A vowel that flees: козел, козлов.
      const fled = word.replace(/[ео](?=[лнцкр]ь?$)/, '').replace(/ь$/, '');
      return [...inflections(word), ...PLURAL.flatMap((ending) => [stem + ending, fled + ending])];
    }),
  );
}

function words(list: string): string[] {
  return list.trim().split(/\s+/);
}
