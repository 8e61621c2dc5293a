import {bilingual} from '../bilingual.js';

/** What long work is doing at the moment. */
export const stepTexts = bilingual({
  ru: {
    check: 'Проверяю данные…',
    documents: 'Готовлю документы…',
    send: 'Отправляю в блокчейн…',
    wait: 'Жду блоков…',
    read_chain: 'Читаю блокчейн…',
    cards: 'Выпускаю карты…',
    connect_cooperative: 'Подключаю кооператив…',
    council: 'Создаю совет…',
    verify: 'Проверяю документы…',
    sync: 'Читаю историю…',
    templates: 'Читаю шаблоны…',
  },
  en: {
    check: 'Checking the data…',
    documents: 'Making the documents…',
    send: 'Sending to the chain…',
    wait: 'Waiting for blocks…',
    read_chain: 'Reading the chain…',
    cards: 'Issuing cards…',
    connect_cooperative: 'Connecting the cooperative…',
    council: 'Creating the council…',
    verify: 'Verifying the documents…',
    sync: 'Reading the history…',
    templates: 'Reading the templates…',
  },
});
