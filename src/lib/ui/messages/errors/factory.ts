import type {ErrorParams} from '../../../domain/errors.js';
import {printable} from '../../printable.js';
import type {ErrorCatalogue, Language} from '../types.js';

type TemplateProblem = ErrorParams['template_refused']['problems'][number];
type ModelProblem = ErrorParams['model_invalid']['problems'][number];
type DraftReason = ErrorParams['draft_refused']['reason'];
type ImageReason = ErrorParams['image_refused']['reason'];

/** How many problems an error lists; `template check` shows all. */
const SHOWN = 10;

const TEMPLATE_PROBLEMS: Record<Language, Record<TemplateProblem['code'], string>> = {
  ru: {
    syntax: 'ошибка записи',
    too_large: 'слишком большой текст',
    construct_not_allowed: 'недопустимая конструкция',
    property_not_allowed: 'недопустимое обращение',
    unknown_translation: 'нет такой фразы в переводе',
    missing_argument: 'для подстановки нет аргумента',
    unknown_variable: 'переменной нет в схеме данных',
    always_empty: 'всегда печатается пусто',
    schema_not_allowed: 'недопустимое слово в схеме данных',
    value_not_allowed_here: 'здесь нельзя подставлять значение',
    tag_not_allowed: 'недопустимый тег',
    attribute_not_allowed: 'недопустимый атрибут',
    style_not_allowed: 'неподдерживаемый стиль',
    selector_not_allowed: 'неподдерживаемый селектор',
    url_not_allowed: 'допускаются только ссылки data:',
    character_not_in_font: 'знака нет в шрифте',
  },
  en: {
    syntax: 'bad syntax',
    too_large: 'the text is too large',
    construct_not_allowed: 'construct not allowed',
    property_not_allowed: 'access not allowed',
    unknown_translation: 'the translation has no such phrase',
    missing_argument: 'a placeholder has no argument',
    unknown_variable: 'the data schema has no such variable',
    always_empty: 'always prints nothing',
    schema_not_allowed: 'keyword not allowed in the data schema',
    value_not_allowed_here: 'a value cannot stand here',
    tag_not_allowed: 'tag not allowed',
    attribute_not_allowed: 'attribute not allowed',
    style_not_allowed: 'style not supported',
    selector_not_allowed: 'selector not supported',
    url_not_allowed: 'only data: URLs are allowed',
    character_not_in_font: 'the font lacks the character',
  },
};

const DRAFT_REASONS: Record<Language, Record<DraftReason, string>> = {
  ru: {
    missing: 'поля нет или оно пустое',
    wrong_type: 'не тот вид данных',
    too_large: 'слишком велико',
    not_json: 'это не JSON',
    too_deep: 'слишком глубокая вложенность',
    duplicate: 'встречается дважды',
    of_another_draft: 'относится к другому шаблону',
    control_character: 'есть управляющие знаки',
  },
  en: {
    missing: 'it is missing or empty',
    wrong_type: 'wrong kind of data',
    too_large: 'it is too large',
    not_json: 'it is no JSON',
    too_deep: 'it is nested too deep',
    duplicate: 'it is there twice',
    of_another_draft: 'it belongs to another template',
    control_character: 'it holds control characters',
  },
};

const IMAGE_REASONS: Record<Language, Record<ImageReason, string>> = {
  ru: {
    not_data_url: 'это не data: с PNG или JPEG',
    damaged: 'файл повреждён',
    too_large: 'слишком велико',
    unsupported: 'этот вид PNG не поддерживается',
  },
  en: {
    not_data_url: 'it is no data: URL of a PNG or JPEG',
    damaged: 'the file is damaged',
    too_large: 'it is too large',
    unsupported: 'this kind of PNG is not supported',
  },
};

/** What `template_limit_exceeded` says of each limit. */
const LIMITS: Record<Language, Partial<Record<string, (allowed: number) => string>>> = {
  ru: {
    steps: (allowed) => `больше ${allowed} шагов`,
    characters: (allowed) => `больше ${allowed} знаков текста`,
    milliseconds: (allowed) => `дольше ${allowed / 1000} с`,
    megabytes: (allowed) => `больше ${allowed} МБ памяти`,
  },
  en: {
    steps: (allowed) => `more than ${allowed} steps`,
    characters: (allowed) => `more than ${allowed} characters of text`,
    milliseconds: (allowed) => `more than ${allowed / 1000} s`,
    megabytes: (allowed) => `more than ${allowed} MB of memory`,
  },
};

const limitText = (lang: Language, limit: string, allowed: number): string =>
  LIMITS[lang][limit]?.(allowed) ?? `${limit}: ${allowed}`;

/** One problem of a template as a person reads it: place, kind, subject. */
export const templateProblem =
  (lang: Language) =>
  ({code, place, subject}: TemplateProblem): string =>
    printable(`${place.part}:${place.line}:${place.column}: ${TEMPLATE_PROBLEMS[lang][code]}: ${subject}`);

const modelProblem = ({path, keyword, expected}: ModelProblem): string =>
  `${path || '(model)'}: ${keyword}${expected && ` ${expected}`}`;

const listed = <T>(items: T[], line: (item: T) => string): string =>
  [...items.slice(0, SHOWN).map(line), ...(items.length > SHOWN ? [`… +${items.length - SHOWN}`] : [])]
    .map((text) => `\n  ${text}`)
    .join('');

export const factoryErrors = {
  ru: {
    template_not_found: ({registry_id}) => ({
      message: `Нет шаблона документа № ${registry_id}.`,
      hint: 'Список шаблонов: coopctl document types.',
    }),
    template_unreadable: ({file, detail}) => ({
      message: `Файл шаблона ${file} не читается: ${detail}`,
      hint: 'Нужна папка шаблона (template.json, context.html, model.json, ru.json) или файл JSON с ним. Шаблон самой программы: переустановите coopctl.',
    }),
    draft_refused: ({template, field, reason, detail}) => ({
      message: `Шаблон № ${template} не читается: ${field}: ${DRAFT_REASONS.ru[reason]}${detail && ` (${detail})`}.`,
      hint: 'Шаблон не принят; правит его тот, кто его опубликовал.',
    }),
    template_refused: ({registry_id, problems}) => ({
      message: `Шаблон № ${registry_id} не может быть напечатан верно:${listed(problems, templateProblem('ru'))}`,
      hint: 'Исправьте названные места шаблона; документ не создан.',
    }),
    model_invalid: ({registry_id, problems}) => ({
      message: `Данных для документа № ${registry_id} не хватает или они другого вида:${listed(problems, modelProblem)}`,
      hint: 'Дополните данные пайщика или кооператива (coopctl member show, coopctl init) и повторите.',
    }),
    template_value_missing: ({registry_id, path, line, column}) => ({
      message: `В документе № ${registry_id} осталось бы пустое место: нет значения «${path}» (строка ${line}, столбец ${column}).`,
      hint: 'Внесите недостающие данные и повторите; документ не создан.',
    }),
    template_value_not_printable: ({registry_id, path, line, column}) => ({
      message: `В документе № ${registry_id} значение «${path}» нельзя напечатать или перебрать: не тот вид данных (строка ${line}, столбец ${column}).`,
      hint: 'Исправьте шаблон или его данные; документ не создан.',
    }),
    template_limit_exceeded: ({registry_id, limit, allowed}) => ({
      message: `Шаблон № ${registry_id} требует больше, чем можно: ${limitText('ru', limit, allowed)}.`,
      hint: 'Сократите данные или шаблон; документ не создан.',
    }),
    markup_refused: ({registry_id, problem, subject, where}) => ({
      message: `Разметка документа № ${registry_id}: ${TEMPLATE_PROBLEMS.ru[problem]}: ${subject} (${where}).`,
      hint: 'Исправьте названное место шаблона; документ не создан.',
    }),
    character_not_in_font: ({character, where}) => ({
      message: `Знака ${character} нет в шрифте документов (${where}).`,
      hint: 'Замените знак в данных или в шаблоне; документ не создан.',
    }),
    image_refused: ({reason, where}) => ({
      message: `Изображение не годится: ${IMAGE_REASONS.ru[reason]} (${where}).`,
      hint: 'Нужен PNG или JPEG до 2 МБ и до 12 мегапикселей, вложенный в data:.',
    }),
    document_too_long: ({allowed}) => ({
      message: `Документ длиннее ${allowed} страниц.`,
      hint: 'Сократите данные; документ не создан.',
    }),
    document_meta_invalid: ({field}) => ({
      message: `Поле «${field}» метаданных документа имеет неверный вид.`,
      hint: 'Метаданные хранят так, как их выдала программа; документ не создан.',
    }),
    renderer_unknown: ({generator, version}) => ({
      message: `Эта программа не умеет воссоздавать документы генератора ${generator} версии ${version}.`,
      hint: 'Обновите coopctl; файл такого документа можно проверить командой coopctl document verify.',
    }),
    font_damaged: ({file}) => ({
      message: `Файл шрифта ${file} изменён или повреждён: документы вышли бы другими.`,
      hint: 'Переустановите coopctl (npm ci).',
    }),
    qr_text_too_long: ({length}) => ({
      message: `Текст для QR-кода слишком длинный: ${length} знаков.`,
      hint: 'Сократите текст для QR-кода карты.',
    }),
  },
  en: {
    template_not_found: ({registry_id}) => ({
      message: `There is no document template number ${registry_id}.`,
      hint: 'See coopctl document types.',
    }),
    template_unreadable: ({file, detail}) => ({
      message: `The template file ${file} cannot be read: ${detail}`,
      hint: "Give a template's folder (template.json, context.html, model.json, ru.json) or a JSON file of one. A template of the program itself: reinstall coopctl.",
    }),
    draft_refused: ({template, field, reason, detail}) => ({
      message: `Template ${template} cannot be read: ${field}: ${DRAFT_REASONS.en[reason]}${detail && ` (${detail})`}.`,
      hint: 'The template was not taken; whoever published it has to repair it.',
    }),
    template_refused: ({registry_id, problems}) => ({
      message: `Template ${registry_id} cannot be printed right:${listed(problems, templateProblem('en'))}`,
      hint: 'Repair the places named; no document was made.',
    }),
    model_invalid: ({registry_id, problems}) => ({
      message: `Data for document ${registry_id} are missing or of another kind:${listed(problems, modelProblem)}`,
      hint: "Complete the member's or the cooperative's data (coopctl member show, coopctl init) and try again.",
    }),
    template_value_missing: ({registry_id, path, line, column}) => ({
      message: `Document ${registry_id} would have a hole: "${path}" has no value (line ${line}, column ${column}).`,
      hint: 'Enter the missing data and try again; no document was made.',
    }),
    template_value_not_printable: ({registry_id, path, line, column}) => ({
      message: `Document ${registry_id} cannot print or loop over "${path}": wrong kind of data (line ${line}, column ${column}).`,
      hint: 'Repair the template or its data; no document was made.',
    }),
    template_limit_exceeded: ({registry_id, limit, allowed}) => ({
      message: `Template ${registry_id} needs more than it may: ${limitText('en', limit, allowed)}.`,
      hint: 'Shorten the data or the template; no document was made.',
    }),
    markup_refused: ({registry_id, problem, subject, where}) => ({
      message: `Markup of document ${registry_id}: ${TEMPLATE_PROBLEMS.en[problem]}: ${subject} (${where}).`,
      hint: 'Repair the place named in the template; no document was made.',
    }),
    character_not_in_font: ({character, where}) => ({
      message: `The documents' font lacks the character ${character} (${where}).`,
      hint: 'Replace the character in the data or the template; no document was made.',
    }),
    image_refused: ({reason, where}) => ({
      message: `The image cannot be used: ${IMAGE_REASONS.en[reason]} (${where}).`,
      hint: 'Give a PNG or JPEG of up to 2 MB and 12 megapixels, embedded as data:.',
    }),
    document_too_long: ({allowed}) => ({
      message: `The document is longer than ${allowed} pages.`,
      hint: 'Shorten the data; no document was made.',
    }),
    document_meta_invalid: ({field}) => ({
      message: `The field "${field}" of the document's meta is malformed.`,
      hint: 'Keep meta exactly as the program issued it; no document was made.',
    }),
    renderer_unknown: ({generator, version}) => ({
      message: `This program cannot regenerate documents of generator ${generator}, version ${version}.`,
      hint: 'Update coopctl; the file of such a document can still be checked with coopctl document verify.',
    }),
    font_damaged: ({file}) => ({
      message: `The font file ${file} is changed or damaged: documents would come out different.`,
      hint: 'Reinstall coopctl (npm ci).',
    }),
    qr_text_too_long: ({length}) => ({
      message: `The text for the QR code is too long: ${length} characters.`,
      hint: "Shorten the text of the card's QR code.",
    }),
  },
} satisfies ErrorCatalogue<
  | 'template_not_found'
  | 'template_unreadable'
  | 'draft_refused'
  | 'template_refused'
  | 'model_invalid'
  | 'template_value_missing'
  | 'template_value_not_printable'
  | 'template_limit_exceeded'
  | 'markup_refused'
  | 'character_not_in_font'
  | 'image_refused'
  | 'document_too_long'
  | 'document_meta_invalid'
  | 'renderer_unknown'
  | 'font_damaged'
  | 'qr_text_too_long'
>;
