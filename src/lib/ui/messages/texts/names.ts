import {bilingual} from '../bilingual.js';

/** What is said about the grammatical cases of names. */
export const nameTexts = bilingual({
  ru: {
    confirm: (account: string) => `Имя ${account} в падежах: проверьте, Enter принимает.`,
    right: 'Падежи для документов верны? Исправить можно потом: coopctl member names',
    gender: 'Это мужчина или женщина?',
    male: 'мужчина',
    female: 'женщина',
    tip: '↑↓ выбор • Enter готово',
    kept: (account: string) => `Падежи имени ${account} записаны`,
    nobody: 'Имена всех уже подтверждены.',
    proposed: 'предлагается',
    unknown: (account: string) =>
      `${account}: по отчеству не понять, мужчина это или женщина. Впишите падежи: coopctl member names ${account} --from ФАЙЛ`,
    accept: (account: string) => `Принять предложенное: coopctl member names ${account} --accept`,
    nominative: 'именительный (кто)',
    account: 'Аккаунт',
    members: (count: number) => `Записано: ${count}`,
  },
  en: {
    confirm: (account) => `The name of ${account} in its cases: check them, Enter accepts.`,
    right: 'Are these forms right for documents? They can be corrected later: coopctl member names',
    gender: "Is it a man's name or a woman's?",
    male: 'man',
    female: 'woman',
    tip: '↑↓ choose • Enter done',
    kept: (account) => `The cases of the name of ${account} are recorded`,
    nobody: "Everybody's names are confirmed already.",
    proposed: 'proposed',
    unknown: (account) =>
      `${account}: the patronymic does not tell the gender. Give the cases: coopctl member names ${account} --from FILE`,
    accept: (account) => `Accept what is proposed: coopctl member names ${account} --accept`,
    nominative: 'nominative',
    account: 'Account',
    members: (count) => `Recorded: ${count}`,
  },
});
