import type {ErrorCatalogue} from '../types.js';
import {templateProblem} from './factory.js';

type TemplateErrors =
  | 'template_unknown'
  | 'edition_unknown'
  | 'edition_ambiguous'
  | 'translation_unknown'
  | 'template_check_failed'
  | 'templates_not_pulled'
  | 'preview_data_invalid'
  | 'drafts_endless';

/** What a check lists at most; `--json` has all. */
const SHOWN = 200;

const listed = (lines: string[]): string =>
  lines
    .slice(0, SHOWN)
    .map((line) => `\n  ${line}`)
    .join('');

/** Errors of commands about templates. */
export const templateErrors = {
  ru: {
    template_unknown: ({template}) => ({
      message: `Нет ни файла, ни редакции шаблона «${template}».`,
      hint: 'Укажите папку, файл, номер (100, 100@built-in, 100@3) или начало хэша; список: coopctl template list',
    }),
    edition_unknown: ({registry_id, edition, known}) => ({
      message: `У шаблона № ${registry_id} нет редакции «${edition}».`,
      hint:
        known.length > 0
          ? `Есть: ${known.join(', ')}`
          : `Прочитайте её из блокчейна: coopctl template pull ${registry_id}`,
    }),
    edition_ambiguous: ({registry_id, edition, hashes}) => ({
      message: `У шаблона № ${registry_id} под «${edition}» несколько разных текстов.`,
      hint: `Назовите хэш: ${hashes.join(', ')}`,
    }),
    translation_unknown: ({registry_id, lang, known}) => ({
      message: `У шаблона № ${registry_id} нет перевода «${lang}».`,
      hint: `Есть: ${known.join(', ')}`,
    }),
    template_check_failed: ({template, problems}) => ({
      message: `Шаблон ${template} не может быть напечатан верно:${listed(problems.map(templateProblem('ru')))}`,
      hint: 'Исправьте названные места и повторите: coopctl template check',
    }),
    templates_not_pulled: ({count}) => ({
      message: `Ни один из ${count} шаблонов не принят.`,
      hint: 'Причины — в ключе error.details ответа --json или выше.',
    }),
    preview_data_invalid: ({file}) => ({
      message: `В файле ${file} нет данных документа: нужен объект с полями модели.`,
      hint: 'Переменные шаблона: coopctl template show ID',
    }),
    drafts_endless: ({url, scope}) => ({
      message: `Узел ${url} не заканчивает список шаблонов (${scope}).`,
      hint: 'Прочитайте через другой узел: coopctl template pull --profile NAME',
    }),
  },
  en: {
    template_unknown: ({template}) => ({
      message: `There is neither a file nor a template edition "${template}".`,
      hint: 'Name a folder, a file, a number (100, 100@built-in, 100@3) or the beginning of a hash; see coopctl template list',
    }),
    edition_unknown: ({registry_id, edition, known}) => ({
      message: `Template ${registry_id} has no edition "${edition}".`,
      hint:
        known.length > 0
          ? `There are: ${known.join(', ')}`
          : `Read it from the chain: coopctl template pull ${registry_id}`,
    }),
    edition_ambiguous: ({registry_id, edition, hashes}) => ({
      message: `Template ${registry_id} has several different texts under "${edition}".`,
      hint: `Name a hash: ${hashes.join(', ')}`,
    }),
    translation_unknown: ({registry_id, lang, known}) => ({
      message: `Template ${registry_id} has no translation "${lang}".`,
      hint: `There are: ${known.join(', ')}`,
    }),
    template_check_failed: ({template, problems}) => ({
      message: `Template ${template} cannot be printed right:${listed(problems.map(templateProblem('en')))}`,
      hint: 'Repair the places named and check again: coopctl template check',
    }),
    templates_not_pulled: ({count}) => ({
      message: `None of ${count} templates was taken.`,
      hint: 'The reasons stand in error.details of --json, or above.',
    }),
    preview_data_invalid: ({file}) => ({
      message: `The file ${file} has no data of a document: an object with the model's fields is needed.`,
      hint: "The template's variables: coopctl template show ID",
    }),
    drafts_endless: ({url, scope}) => ({
      message: `The node ${url} does not come to the end of the templates (${scope}).`,
      hint: 'Read through another node: coopctl template pull --profile NAME',
    }),
  },
} satisfies ErrorCatalogue<TemplateErrors>;
