import type {FieldProblem} from '../../../domain/errors.js';
import type {MemberType, NameCase} from '../../../domain/member.js';
import {problemTexts} from '../problems.js';
import {caseTexts, typeTexts} from '../texts/words.js';
import type {ErrorCatalogue, Language} from '../types.js';

type DocumentErrors =
  | 'parameters_wrong'
  | 'member_type_wrong'
  | 'meeting_without_results'
  | 'payment_method_missing'
  | 'decision_known'
  | 'name_form_missing'
  | 'name_gender_unknown'
  | 'private_value_in_meta'
  | 'wrong_signer'
  | 'signed_by_all';

const list = (language: Language, problems: readonly FieldProblem[]): string =>
  problems
    .map(({field, problem, expected}) => `\n  ${field}: ${problemTexts[language][problem](expected ?? '')}`)
    .join('');

const types = (language: Language, about: readonly MemberType[]): string =>
  about.map((type) => typeTexts[language][type]).join(', ');

const cases = (language: Language, names: readonly NameCase[]): string =>
  names.map((name) => caseTexts[language][name]).join(', ');

/** Errors of the making and signing of documents. */
export const documentErrors = {
  ru: {
    parameters_wrong: ({registry_id, problems}) => ({
      message: `Данные для документа № ${registry_id} не приняты:${list('ru', problems)}`,
      hint: `Что нужно и пример файла для --from: coopctl document types ${registry_id}`,
    }),
    member_type_wrong: ({registry_id, account, type, about}) => ({
      message: `Документ № ${registry_id} не бывает о таком пайщике: ${account} — ${typeTexts.ru[type]}.`,
      hint: `Годится: ${types('ru', about)}. Пайщики: coopctl member list`,
    }),
    meeting_without_results: ({hash}) => ({
      message: `Для собрания ${hash.slice(0, 16)} не записаны итоги: голоса, кворум, председатель и секретарь.`,
      hint: 'Добавьте их в раздел meeting файла для --from. Пример: coopctl document types 304',
    }),
    payment_method_missing: ({account}) => ({
      message: `У ${account} нет реквизитов для выплаты.`,
      hint: 'Укажите раздел method в файле для --from. Пример: coopctl document types 900',
    }),
    decision_known: ({decision_id}) => ({
      message: `Решение № ${decision_id} принято в блокчейне: его голоса берутся оттуда, раздел decision не нужен.`,
      hint: `Уберите раздел и укажите --decision ${decision_id}`,
    }),
    name_form_missing: ({account, cases: missing}) => ({
      message: `Имя ${account} нужно документу в других падежах, а они не подтверждены: ${cases('ru', missing)}.`,
      hint: `Посмотрите и подтвердите: coopctl member names ${account}`,
    }),
    name_gender_unknown: ({account}) => ({
      message: `По имени ${account} не понять, мужчина это или женщина, поэтому падежи не предложить.`,
      hint: `Впишите их в файл: coopctl member names ${account} --from ФАЙЛ`,
    }),
    private_value_in_meta: ({registry_id, kinds, place}) => ({
      message: `Документ № ${registry_id} не сделан: его параметры публикуются, а в них личные данные (${kinds}), место: ${place}.`,
      hint: 'Уберите личные данные из названного параметра и повторите.',
    }),
    wrong_signer: ({account, expected}) => ({
      message: `Сейчас документ должен подписать ${expected}, а не ${account}.`,
      hint: 'Возьмите его карту ключом --card. Кто подписывает: coopctl document types',
    }),
    signed_by_all: ({doc_hash}) => ({
      message: `Документ ${doc_hash.slice(0, 16)} уже подписали все, кто должен.`,
      hint: `Проверить: coopctl document verify ${doc_hash.slice(0, 16)}`,
    }),
  },
  en: {
    parameters_wrong: ({registry_id, problems}) => ({
      message: `The data for document № ${registry_id} are not accepted:${list('en', problems)}`,
      hint: `What it needs, and an example file for --from: coopctl document types ${registry_id}`,
    }),
    member_type_wrong: ({registry_id, account, type, about}) => ({
      message: `Document № ${registry_id} cannot be about ${account}: ${typeTexts.en[type]}.`,
      hint: `It can be about: ${types('en', about)}. Members: coopctl member list`,
    }),
    meeting_without_results: ({hash}) => ({
      message: `The results of meeting ${hash.slice(0, 16)} are not recorded: votes, quorum, presider and secretary.`,
      hint: 'Add them to the section meeting of the file for --from. Example: coopctl document types 304',
    }),
    payment_method_missing: ({account}) => ({
      message: `${account} has no payment requisites.`,
      hint: 'Give the section method in the file for --from. Example: coopctl document types 900',
    }),
    decision_known: ({decision_id}) => ({
      message: `Decision № ${decision_id} was taken on chain: its votes are read there, the section decision is not needed.`,
      hint: `Remove the section and give --decision ${decision_id}`,
    }),
    name_form_missing: ({account, cases: missing}) => ({
      message: `The document needs the name of ${account} in cases that are not confirmed: ${cases('en', missing)}.`,
      hint: `Look at them and confirm: coopctl member names ${account}`,
    }),
    name_gender_unknown: ({account}) => ({
      message: `The name of ${account} does not tell whether it is a man's or a woman's, so no forms can be proposed.`,
      hint: `Write them into a file: coopctl member names ${account} --from FILE`,
    }),
    private_value_in_meta: ({registry_id, kinds, place}) => ({
      message: `Document № ${registry_id} was not made: its parameters are published, and hold personal data (${kinds}), at: ${place}.`,
      hint: 'Remove the personal data from that parameter and run it again.',
    }),
    wrong_signer: ({account, expected}) => ({
      message: `The document has to be signed by ${expected} now, not by ${account}.`,
      hint: 'Give their card with --card. Who signs what: coopctl document types',
    }),
    signed_by_all: ({doc_hash}) => ({
      message: `Document ${doc_hash.slice(0, 16)} is signed by everybody who has to.`,
      hint: `Verify it: coopctl document verify ${doc_hash.slice(0, 16)}`,
    }),
  },
} satisfies ErrorCatalogue<DocumentErrors>;
