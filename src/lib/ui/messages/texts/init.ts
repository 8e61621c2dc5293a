import {bilingual} from '../bilingual.js';

/** What `init` says. */
export const initTexts = bilingual({
  ru: {
    created: (file: string, coopname: string) => `Реестр ${file} кооператива ${coopname} создан`,
    not_encrypted: 'Реестр НЕ зашифрован: личные данные прочтёт любой, у кого окажется файл.',
    council_cards: 'совета',
    public_key: 'Ключ кооператива',
    positions: (position: string): string => (position === 'chairman' ? 'Председатель' : 'Член совета'),
    next_member: 'Дальше первый пайщик: coopctl member add',
    next_operator: 'Дальше подключение у оператора платформы: сообщите ему аккаунт и ключ кооператива.',
  },
  en: {
    created: (file, coopname) => `The registry ${file} of the cooperative ${coopname} is created`,
    not_encrypted: 'The registry is NOT encrypted: whoever gets the file can read the personal data.',
    council_cards: 'of the council',
    public_key: 'Key of the cooperative',
    positions: (position) => (position === 'chairman' ? 'Chairman' : 'Council member'),
    next_member: 'Next the first member: coopctl member add',
    next_operator: "Next the operator of the platform: tell him the cooperative's account and key.",
  },
});
