import type {CommandHelpEntry} from './types.js';

/** Help of the commands that choose and examine networks. */
export const networkHelp: Record<string, CommandHelpEntry> = {
  'chain info': {
    examples: ['coopctl chain info', 'coopctl chain info --profile mainnet --json'],
    ru: {
      summary: 'Показать состояние блокчейна и каждого узла сети',
      examples: ['Сеть реестра', 'Главная сеть, для программы'],
    },
    en: {
      summary: 'Show the state of the chain and of every node of the network',
      examples: ["The registry's network", 'The main network, for a program'],
    },
  },
  'chain profiles': {
    examples: ['coopctl chain profiles', 'coopctl chain profiles --check'],
    ru: {
      summary: 'Показать известные сети и их узлы',
      description: 'Сеть отмечена звёздочкой, если ей пользуются команды в этой папке.',
      flags: {check: 'опросить каждый узел'},
      examples: ['Список', 'Список с состоянием узлов'],
    },
    en: {
      summary: 'Show the known networks and their nodes',
      description: 'The network that commands use in this folder is marked with a star.',
      flags: {check: 'ask every node how it is'},
      examples: ['The list', 'The list with the state of the nodes'],
    },
  },
  'chain use': {
    examples: [
      'coopctl chain use testnet',
      'coopctl chain use mainnet --endpoint https://api.coopenomics.world --endpoint https://node.example.test',
      'coopctl chain use local --endpoint http://127.0.0.1:8888',
    ],
    ru: {
      summary: 'Выбрать сеть или назвать узлы сети',
      description:
        'Реестр навсегда связан со своим блокчейном: для него выбирается другая сеть или другие узлы того же блокчейна. Где реестра нет, выбирается сеть для новых. Идентификатор цепочки своей сети запоминается при первом соединении. Прокси берётся из HTTPS_PROXY и NO_PROXY.',
      args: {name: 'имя сети'},
      flags: {
        endpoint: 'адрес узла; можно указать несколько раз, первый предпочтителен',
        'chain-id': 'идентификатор цепочки, если узлов пока не достать',
      },
      examples: ['Тестовая сеть', 'Свой узел главной сети вторым', 'Своя сеть'],
    },
    en: {
      summary: 'Choose a network, or name its nodes',
      description:
        "A registry belongs to its chain for good: another network or other nodes of the same chain can be chosen for it. Where there is no registry, the network of new ones is chosen. The chain id of a network of one's own is pinned at the first connection. A proxy is taken from HTTPS_PROXY and NO_PROXY.",
      args: {name: 'name of the network'},
      flags: {
        endpoint: 'address of a node; may be given several times, the first is preferred',
        'chain-id': 'chain id, when no node can be reached yet',
      },
      examples: ['The test network', "One's own node as the second of the main network", "One's own network"],
    },
  },
};
