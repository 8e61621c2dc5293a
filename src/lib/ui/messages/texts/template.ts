import {bilingual} from '../bilingual.js';

/** How many templates a pull found in each state. */
interface Counts {
  new: number;
  changed: number;
  unchanged: number;
  refused: number;
  missing: number;
}

/** What commands about templates say. */
export const templateTexts = bilingual({
  ru: {
    headings: {
      id: '№',
      title: 'Шаблон',
      description: 'Описание',
      edition: 'Редакция',
      source: 'Откуда',
      inUse: 'В работе',
      approval: 'Одобрение совета',
      hash: 'Хэш',
    },
    approvals: {
      not_required: 'не требуется',
      not_approved: 'не одобрена',
      approved: 'одобрена',
      outdated: 'одобрена другая',
    },
    states: {new: 'новый   ', changed: 'изменён ', unchanged: 'тот же  ', refused: 'отклонён', missing: 'нет     '},
    notAdopted: {
      not_approved: 'в работу не взят: совет его не одобрял',
      approved_edition_unknown: 'в работу не взят: одобренной редакции в блокчейне уже нет',
      refused: 'в работу не взят',
    },
    sameEdition: 'текст изменён, а номер редакции прежний',
    builtIn: 'из программы',
    inUse: 'в работе',
    none: 'Шаблонов нет.',
    edition: (id: number, title: string, version: number, hash: string) =>
      `№ ${id} ${title}, редакция ${version} (${hash})`,
    passed: (id: number, title: string, version: number, hash: string) =>
      `Шаблон № ${id} «${title}», редакция ${version} (${hash}) может быть напечатан верно`,
    warnings: (count: number) => `Замечания (${count}):`,
    drawing: 'Рисую документ…',
    previewed: (file: string, pages: number | undefined) =>
      `Записано: ${file}${pages === undefined ? '' : `, страниц: ${pages}`}`,
    isSample: {
      sample: 'Данные вымышлены. Это образец, а не документ: в реестр он не записан.',
      blank: 'Это бланк для заполнения от руки, а не документ: в реестр он не записан.',
    },
    chosen: (id: number, title: string, edition: string) =>
      `Документы № ${id} «${title}» делаются по редакции: ${edition}`,
    notApprovedNow: (id: number, state: string) => `Шаблон № ${id}: ${state} советом.`,
    same: 'Тексты одинаковы.',
    pulled: ({new: fresh, changed, unchanged, refused, missing}: Counts) =>
      `Новых: ${fresh}, изменённых: ${changed}, прежних: ${unchanged}, отклонено: ${refused}, отсутствует: ${missing}`,
  },
  en: {
    headings: {
      id: '№',
      title: 'Template',
      description: 'Description',
      edition: 'Edition',
      source: 'Source',
      inUse: 'In use',
      approval: "Council's approval",
      hash: 'Hash',
    },
    approvals: {
      not_required: 'not required',
      not_approved: 'not approved',
      approved: 'approved',
      outdated: 'another one approved',
    },
    states: {
      new: 'new      ',
      changed: 'changed  ',
      unchanged: 'unchanged',
      refused: 'refused  ',
      missing: 'missing  ',
    },
    notAdopted: {
      not_approved: 'not put to use: the council has not approved it',
      approved_edition_unknown: 'not put to use: the chain has the approved edition no more',
      refused: 'not put to use',
    },
    sameEdition: 'the text changed, its edition number did not',
    builtIn: 'built-in',
    inUse: 'in use',
    none: 'There are no templates.',
    edition: (id, title, version, hash) => `№ ${id} ${title}, edition ${version} (${hash})`,
    passed: (id, title, version, hash) =>
      `Template № ${id} "${title}", edition ${version} (${hash}) can be printed right`,
    warnings: (count) => `Warnings (${count}):`,
    drawing: 'Drawing the document…',
    previewed: (file, pages) => `Written: ${file}${pages === undefined ? '' : `, pages: ${pages}`}`,
    isSample: {
      sample: 'The data are invented. This is a sample, no document: the registry does not have it.',
      blank: 'This is a form to fill in by hand, no document: the registry does not have it.',
    },
    chosen: (id, title, edition) => `Documents № ${id} "${title}" are made from the edition: ${edition}`,
    notApprovedNow: (id, state) => `Template № ${id}: ${state} by the council.`,
    same: 'The texts are the same.',
    pulled: ({new: fresh, changed, unchanged, refused, missing}) =>
      `New: ${fresh}, changed: ${changed}, unchanged: ${unchanged}, refused: ${refused}, missing: ${missing}`,
  },
});
