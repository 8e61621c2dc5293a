import type {FlowState, PackageRole} from '../../../domain/packages.js';
import {bilingual} from '../bilingual.js';
import type {Language} from '../types.js';

/** Where a package of documents stands. */
export const flowTexts: Record<Language, Record<FlowState, string>> = {
  ru: {
    opened: 'открыт',
    submitted: 'ждёт решения',
    decided: 'решение принято',
    resolved: 'исполнен',
    declined: 'отклонён',
    overdue: 'просрочен',
  },
  en: {
    opened: 'opened',
    submitted: 'waits for a decision',
    decided: 'decided',
    resolved: 'resolved',
    declined: 'declined',
    overdue: 'overdue',
  },
};

/** What a document is in its package. */
export const roleTexts: Record<Language, Record<PackageRole, string>> = {
  ru: {statement: 'заявление', decision: 'решение', act: 'акт', link: 'связанный документ'},
  en: {statement: 'statement', decision: 'decision', act: 'act', link: 'linked document'},
};

/** Kinds of packages that are no decisions of the council; others show by `decisionTypeTexts`, or their name on chain. */
export const packageTypeTexts: Record<Language, Partial<Record<string, string>>> = {
  ru: {
    sndagreement: 'соглашение',
    signagree: 'соглашение по программе',
    selectbranch: 'выбор участка',
    regcoop: 'подключение кооператива',
    creategm: 'общее собрание',
    exitagree: 'отзыв соглашений',
  },
  en: {
    sndagreement: 'agreement',
    signagree: 'programme agreement',
    selectbranch: 'choice of a branch',
    regcoop: 'connection of a cooperative',
    creategm: 'general meeting',
    exitagree: 'annulment of agreements',
  },
};

/** What commands say about the history of the chain and the flow of documents. */
export const historyTexts = bilingual({
  ru: {
    headings: {
      place: 'Место',
      block: 'Блок',
      time: 'Время, МСК',
      action: 'Действие',
      member: 'Кто',
      subject: 'О чём',
      documents: 'Документы',
      transaction: 'Транзакция',
      package: 'Пакет',
      type: 'Вид',
      state: 'Состояние',
      opened: 'Открыт, МСК',
      submitted: 'Внесён, МСК',
      decided: 'Решён, МСК',
      ended: 'Завершён, МСК',
      expires: 'Решить до, МСК',
    },
    none: 'Действий не найдено. Прочесть историю: coopctl chain sync',
    no_packages: 'Пакетов не найдено. Прочесть историю: coopctl chain sync',
    more: (place: string) => `Показано не всё. Дальше: --after ${place}, больше: --limit`,
    earlier: 'Показаны последние. Раньше: --to-block, больше: --limit',
    never: 'История ещё не читалась: coopctl chain sync',
    unread: (blocks: string, from: number) =>
      `Блоки ${blocks} не прочитаны: истории в них нет. Прочесть: coopctl chain sync --from-block ${from}`,
    untraced: (blocks: string, from: number) =>
      `Блоки ${blocks} прочитаны без трасс: действия контрактов в них не видны, пакеты неполны. С узлом, который хранит трассы: coopctl chain sync --from-block ${from}`,
    decision: (id: number) => `вопрос № ${id}`,
    problems: 'с ошибками',
    incomplete: 'неполный',
    packages: 'Пакеты документов',
    without_pdf: (doc_hash: string, role: string, action: string, block: number) =>
      `Нет PDF: ${doc_hash}, ${role}, ${action}, блок ${block}`,
  },
  en: {
    headings: {
      place: 'Place',
      block: 'Block',
      time: 'Time, Moscow',
      action: 'Action',
      member: 'Who',
      subject: 'About',
      documents: 'Documents',
      transaction: 'Transaction',
      package: 'Package',
      type: 'Kind',
      state: 'State',
      opened: 'Opened, Moscow',
      submitted: 'Submitted, Moscow',
      decided: 'Decided, Moscow',
      ended: 'Ended, Moscow',
      expires: 'To decide by, Moscow',
    },
    none: 'No actions found. Read the history: coopctl chain sync',
    no_packages: 'No packages found. Read the history: coopctl chain sync',
    more: (place) => `Not all are shown. Go on with --after ${place}, show more with --limit`,
    earlier: 'The newest are shown. Earlier ones: --to-block, more: --limit',
    never: 'The history has not been read yet: coopctl chain sync',
    unread: (blocks, from) =>
      `Blocks ${blocks} have not been read: their history is missing. Read them: coopctl chain sync --from-block ${from}`,
    untraced: (blocks, from) =>
      `Blocks ${blocks} were read without traces: what contracts did in them is not seen, packages are incomplete. With a node that keeps traces: coopctl chain sync --from-block ${from}`,
    decision: (id) => `decision № ${id}`,
    problems: 'with errors',
    incomplete: 'incomplete',
    packages: 'Packages of documents',
    without_pdf: (doc_hash, role, action, block) => `No PDF: ${doc_hash}, ${role}, ${action}, block ${block}`,
  },
});
