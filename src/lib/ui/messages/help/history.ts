import type {CommandHelpEntry} from './types.js';

/** Help of the commands that read the history offline. */
export const historyHelp: Record<string, CommandHelpEntry> = {
  'chain history': {
    examples: [
      'coopctl chain history',
      'coopctl chain history --package 9f86d081',
      'coopctl chain history --action soviet::votefor --member ivanpetrovab --csv',
    ],
    ru: {
      summary: 'Показать действия кооператива из прочитанной истории, новейшие внизу',
      description:
        'Читает только реестр; историю в него читает coopctl chain sync. Документы, у которых хэши или подписи неверны, отмечены знаком ✗, причины — в --json.',
      flags: {
        package: 'только об этом пакете, с голосами и протоколом его вопроса',
        document: 'только действия с этим документом',
        contract: 'только действия этого контракта',
        action: 'только это действие',
        member: 'только действия, в которых назван этот человек',
        'from-block': 'начиная с этого блока',
        'to-block': 'по этот блок',
        after: 'действия после этого места, от старых к новым',
        limit: 'не больше стольких действий',
      },
      examples: ['Последние', 'Всё об одном процессе', 'Голоса одного человека, таблицей CSV'],
    },
    en: {
      summary: "Show the cooperative's actions of the history that was read, the newest last",
      description:
        'Reads the registry alone; coopctl chain sync reads the history into it. Documents whose hashes or signatures are wrong are marked ✗, the reasons are in --json.',
      flags: {
        package: 'only about this package, with votes and protocol of its decision',
        document: 'only actions with this document',
        contract: 'only actions of this contract',
        action: 'only this action',
        member: 'only actions that name this person',
        'from-block': 'from this block on',
        'to-block': 'up to this block',
        after: 'actions after this place, the oldest first',
        limit: 'at most so many actions',
      },
      examples: ['The newest', 'All about one process', 'Votes of one person, as CSV'],
    },
  },
  'document flow': {
    examples: [
      'coopctl document flow',
      'coopctl document flow --state overdue',
      'coopctl document flow --member ivanpetrovab --csv',
    ],
    ru: {
      summary: 'Показать документооборот: что подано, решено, исполнено, отклонено, просрочено',
      description:
        'Пакет — все документы одного процесса: заявление, решение, акты, связанные документы. Учёт ведётся сам, по истории блокчейна, которую читает coopctl chain sync. Просрочен вопрос, который совет не решил за 30 дней. Весь пакет файлами: coopctl document package ХЭШ.',
      flags: {
        state: 'только с этим состоянием',
        type: 'только этого вида: joincoop, freedecision…',
        member: 'только этого человека',
        after: 'пакеты после этого',
        limit: 'не больше стольких пакетов',
      },
      examples: ['Всё', 'Что совет не решил вовремя', 'Пакеты одного человека, таблицей CSV'],
    },
    en: {
      summary: 'Show the flow of documents: what is submitted, decided, resolved, declined, overdue',
      description:
        'A package is all documents of one process: statement, decision, acts, linked documents. It is kept by itself from the history of the chain that coopctl chain sync reads. What the council has not decided in 30 days is overdue. The whole package as files: coopctl document package HASH.',
      flags: {
        state: 'only in this state',
        type: 'only of this kind: joincoop, freedecision…',
        member: 'only of this person',
        after: 'packages after this one',
        limit: 'at most so many packages',
      },
      examples: ['All', 'What the council has not decided in time', 'Packages of one person, as CSV'],
    },
  },
};
