import {bilingual} from '../bilingual.js';

/** What commands about chain, sandbox, outbox and the registry's key say. */
export const chainTexts = bilingual({
  ru: {
    url: 'Адрес',
    profile: 'Сеть',
    chain_id: 'Идентификатор цепочки',
    head: 'Головной блок',
    irreversible: 'Необратимый блок',
    time: 'Время блокчейна',
    version: 'Узел',
    folder: 'Папка',
    process: 'Процесс',
    started: 'Песочница запущена. Это учебный блокчейн: юридической силы его записи не имеют.',
    running: 'Песочница уже работает',
    not_running: 'Песочница не работает. Запустить: coopctl sandbox start',
    is_running: 'Песочница работает',
    stopped: 'Песочница остановлена, её блоки сохранены',
    reset: 'Песочница стёрта',
    confirm_reset: (folder: string) =>
      `Стереть все блоки песочницы в ${folder}? Реестры, подключённые к ней, потеряют блокчейн.`,
    press: 'Остановить: Ctrl-C',
    synced: (from: number, to: number, actions: number, documents: number) =>
      `Прочитаны блоки ${from}–${to}: новых действий ${actions}, с документами реестра ${documents}`,
    nothing_new: (to: number) => `Нового нет, прочитано до блока ${to}`,
    unlocked: (minutes: string) => `Ключ реестра запомнен, минут: ${minutes}. Забыть раньше: coopctl lock`,
    plain: 'Реестр не зашифрован: ключ ему не нужен.',
    locked: 'Ключ реестра забыт',
    not_locked: 'Ключ реестра и не был запомнен.',
  },
  en: {
    url: 'Address',
    profile: 'Network',
    chain_id: 'Chain id',
    head: 'Head block',
    irreversible: 'Irreversible block',
    time: 'Time of the chain',
    version: 'Node',
    folder: 'Folder',
    process: 'Process',
    started: 'The sandbox runs. It is a development chain: what it records has no legal force.',
    running: 'The sandbox runs already',
    not_running: 'The sandbox does not run. Start it: coopctl sandbox start',
    is_running: 'The sandbox runs',
    stopped: 'The sandbox is stopped, its blocks are kept',
    reset: 'The sandbox is erased',
    confirm_reset: (folder) =>
      `Erase all blocks of the sandbox in ${folder}? Registries connected to it lose their chain.`,
    press: 'Stop it: Ctrl-C',
    synced: (from, to, actions, documents) =>
      `Blocks ${from}–${to} read: ${actions} new actions, ${documents} documents of the registry in them`,
    nothing_new: (to) => `Nothing new, read up to block ${to}`,
    unlocked: (minutes) => `The registry's key is kept for ${minutes} minutes. Forget it sooner: coopctl lock`,
    plain: 'The registry is not encrypted: it needs no key.',
    locked: "The registry's key is forgotten",
    not_locked: "The registry's key was not kept.",
  },
});
