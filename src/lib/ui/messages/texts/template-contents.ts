import {printable} from '../../printable.js';
import {bilingual} from '../bilingual.js';
import type {Language} from '../types.js';

/** What a template uses, as the factory tells it. */
interface Contents {
  constructs: Record<string, number>;
  variables: string[];
  tags: Record<string, number>;
  classes: string[];
  styles: string[];
  images: number;
  glyphs: string[];
  translations: {lang: string; phrases: number; unused: string[]}[];
}

const labels = bilingual({
  ru: {
    constructs: 'Конструкции',
    variables: 'Переменные',
    tags: 'Теги',
    classes: 'Классы',
    styles: 'Стили',
    images: 'Изображения',
    glyphs: 'Особые знаки',
    translations: 'Переводы',
    unused: (count: number) => `не используется фраз: ${count}`,
  },
  en: {
    constructs: 'Constructs',
    variables: 'Variables',
    tags: 'Tags',
    classes: 'Classes',
    styles: 'Styles',
    images: 'Images',
    glyphs: 'Special characters',
    translations: 'Translations',
    unused: (count) => `phrases not used: ${count}`,
  },
});

/** Labelled lines that say what a template uses; what it does not use is left out. */
export function contentLines(language: Language, uses: Contents): [label: string, value: string][] {
  const texts = labels[language];
  const translations = uses.translations.map(({lang, phrases, unused}) =>
    [`${lang} ${phrases}`, ...(unused.length > 0 ? [`(${texts.unused(unused.length)})`] : [])].join(' '),
  );
  const lines: [string, string][] = [
    [texts.constructs, counts(uses.constructs)],
    [texts.variables, uses.variables.map((path) => `\n  ${path}`).join('')],
    [texts.tags, counts(uses.tags)],
    [texts.classes, uses.classes.join(', ')],
    [texts.styles, uses.styles.join(', ')],
    [texts.images, uses.images > 0 ? String(uses.images) : ''],
    [texts.glyphs, uses.glyphs.map(visible).join(' ')],
    [texts.translations, translations.join(', ')],
  ];
  return lines.map(([label, value]) => [label, printable(value)]);
}

const counts = (uses: Record<string, number>): string =>
  Object.entries(uses)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');

/** Invisible characters by their code. */
function visible(character: string): string {
  if (/^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character)) return character;
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
