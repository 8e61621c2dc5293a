import type {CommandHelpEntry} from './types.js';

export const resourceHelp: Record<string, CommandHelpEntry> = {
  'chain powerup': {
    examples: [
      'coopctl chain powerup --dry-run',
      'coopctl chain powerup --amount 2.5 --yes',
      'coopctl chain powerup --account ivanovivanov --yes',
    ],
    ru: {
      summary: 'Купить ресурсы блокчейна (память, передачу, процессор) за AXON кооператива',
      description:
        'Сколько ресурсов даёт 1 AXON, решает сеть: команда показывает их до и после покупки. CPU и NET даются на сутки, память остаётся.',
      flags: {
        account: 'кому (по умолчанию сам кооператив)',
        amount: 'на сколько AXON (по умолчанию 1)',
        'dry-run': 'только показать: сколько свободно и сколько понадобится',
      },
      examples: ['Хватает ли ресурсов', 'Кооперативу', 'Аккаунту пайщика'],
    },
    en: {
      summary: "Buy the chain's resources (memory, bandwidth, processor) with the cooperative's AXON",
      description:
        'How much 1 AXON buys is for the network to say: the command shows what is free before and after. CPU and NET last a day, memory stays.',
      flags: {
        account: 'for whom (default: the cooperative itself)',
        amount: 'for how many AXON (default 1)',
        'dry-run': 'only show what is free and what will be needed',
      },
      examples: ['Whether the resources suffice', 'For the cooperative', "For a member's account"],
    },
  },
};
