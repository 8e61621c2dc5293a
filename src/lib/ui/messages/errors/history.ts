import type {ErrorCatalogue} from '../types.js';

type HistoryErrors = 'history_gap' | 'history_before_first_block' | 'history_forked' | 'history_block_too_large';

/** Errors of reading the history. */
export const historyErrors = {
  ru: {
    history_gap: ({block_num, expected, found}) => ({
      message: `Блок ${block_num} не продолжает предыдущий: ожидался ${expected}, узел назвал ${found}.`,
      hint: 'Прочитанное раньше сохранено. Повторите coopctl chain sync; если не пройдёт, возьмите другой узел: --profile ИМЯ.',
    }),
    history_before_first_block: ({block_num, earliest}) => ({
      message: `Блока ${block_num} у узла уже нет: он хранит блоки с ${earliest}.`,
      hint: `Нужен узел с полной историей: --profile ИМЯ. Пропустить недостающее: coopctl chain sync --from-block ${earliest}; пропуск запомнится, дочитать его можно позже.`,
    }),
    history_forked: ({block_num, expected, found, url}) => ({
      message: `Необратимый блок ${block_num} подменён: прочитан ${expected}, узел ${url} даёт ${found}. Так не бывает в одной цепочке.`,
      hint: 'Ничего не записано. Спросите другой узел (--profile ИМЯ) и сверьте цепочку: coopctl chain info.',
    }),
    history_block_too_large: ({block_num, url}) => ({
      message: `В блоке ${block_num} узла ${url} больше действий, чем бывает.`,
      hint: 'Возьмите другой узел: --profile ИМЯ.',
    }),
  },
  en: {
    history_gap: ({block_num, expected, found}) => ({
      message: `Block ${block_num} does not follow the one before it: ${expected} was expected, the node names ${found}.`,
      hint: 'What was read before is kept. Run coopctl chain sync again; if that does not help, take another node: --profile NAME.',
    }),
    history_before_first_block: ({block_num, earliest}) => ({
      message: `The node no longer has block ${block_num}: it keeps blocks from ${earliest} on.`,
      hint: `A node with the whole history is needed: --profile NAME. To leave out what is missing: coopctl chain sync --from-block ${earliest}; the gap is remembered and can be read later.`,
    }),
    history_forked: ({block_num, expected, found, url}) => ({
      message: `The irreversible block ${block_num} is another one: ${expected} was read, node ${url} gives ${found}. That cannot be on one chain.`,
      hint: 'Nothing was recorded. Ask another node (--profile NAME) and compare the chain: coopctl chain info.',
    }),
    history_block_too_large: ({block_num, url}) => ({
      message: `Block ${block_num} of node ${url} has more actions than there can be.`,
      hint: 'Take another node: --profile NAME.',
    }),
  },
} satisfies ErrorCatalogue<HistoryErrors>;
