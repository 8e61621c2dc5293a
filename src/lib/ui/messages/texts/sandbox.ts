import {bilingual} from '../bilingual.js';

/** What the commands about the sandbox's misbehaviour say. */
export const sandboxTexts = bilingual({
  ru: {
    head: 'Головной блок',
    reversible: 'Обратимых блоков',
    trouble: 'Неполадки',
    trouble_allowed: 'разрешены, сейчас их нет',
    no_trouble: 'Неполадок нет',
    forked: (blocks: number, transactions: number) =>
      `Отменено блоков: ${blocks}, в них и перед следующим блоком транзакций: ${transactions}`,
    runs_otherwise:
      'Песочница уже работает, и с другими настройками. Чтобы применить новые: coopctl sandbox stop, затем start.',
  },
  en: {
    head: 'Head block',
    reversible: 'Reversible blocks',
    trouble: 'Trouble',
    trouble_allowed: 'allowed, none at present',
    no_trouble: 'There is no trouble',
    forked: (blocks, transactions) =>
      `Blocks taken back: ${blocks}; transactions in them and before the next block: ${transactions}`,
    runs_otherwise:
      'The sandbox runs already, and with other settings. To apply these: coopctl sandbox stop, then start.',
  },
});
