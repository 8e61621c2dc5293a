import type {Language} from '../types.js';

/** What an outbox entry is for, by the first word of its key. */
export const outboxPurposes: Record<Language, Partial<Record<string, string>>> = {
  ru: {
    'init.account': 'аккаунт кооператива',
    'init.cooperative': 'подключение кооператива',
    'init.activate': 'активация кооператива',
    'init.founders': 'учредители',
    'init.council': 'создание совета',
    'member.apply': 'заявление пайщика',
    'payment.confirm': 'подтверждение взноса',
    'council.votefor': 'голос «за»',
    'council.voteagainst': 'голос «против»',
    'council.authorize': 'утверждение решения',
    'council.execute': 'исполнение решения',
    'chain.powerup': 'покупка ресурсов',
  },
  en: {
    'init.account': "the cooperative's account",
    'init.cooperative': 'connecting the cooperative',
    'init.activate': 'activating the cooperative',
    'init.founders': 'founders',
    'init.council': 'creating the council',
    'member.apply': "a member's application",
    'payment.confirm': 'confirming a payment',
    'council.votefor': 'vote for',
    'council.voteagainst': 'vote against',
    'council.authorize': 'authorising a decision',
    'council.execute': 'executing a decision',
    'chain.powerup': 'buying resources',
  },
};
