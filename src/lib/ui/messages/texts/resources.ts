import {bilingual} from '../bilingual.js';

/** What the command about resources says. */
export const resourceTexts = bilingual({
  ru: {
    account: 'Аккаунт',
    payer: 'Платит',
    payment: 'Сумма',
    balance: 'На счёте',
    heading: {resource: 'Ресурс', before: 'Свободно', after: 'Стало', need: 'Понадобится'},
    axon: 'AXON',
    ram: 'Память (RAM), байт',
    net: 'Передача (NET), байт',
    cpu: 'Процессор (CPU), мкс',
    unlimited: 'без ограничений',
    bought: (account: string, payment: string) => `Ресурсы для ${account} куплены за ${payment}`,
    dry_run: 'Ничего не куплено: это была проверка (--dry-run).',
    short: 'Свободного меньше, чем понадобится: покупка нужна.',
    enough: 'На исходящие и ещё один приём свободного хватает.',
    confirm: (account: string, payment: string, payer: string) =>
      `Купить ресурсы для ${account}: ${payment} со счёта ${payer}?`,
  },
  en: {
    account: 'Account',
    payer: 'Paid by',
    payment: 'Amount',
    balance: 'Balance',
    heading: {resource: 'Resource', before: 'Free', after: 'Then', need: 'Will be needed'},
    axon: 'AXON',
    ram: 'Memory (RAM), bytes',
    net: 'Bandwidth (NET), bytes',
    cpu: 'Processor (CPU), µs',
    unlimited: 'no limit',
    bought: (account, payment) => `Resources for ${account} were bought for ${payment}`,
    dry_run: 'Nothing was bought: this was a check (--dry-run).',
    short: 'Less is free than will be needed: buy.',
    enough: 'Enough is free for what is queued and one more admission.',
    confirm: (account, payment, payer) => `Buy resources for ${account}: ${payment} from the account ${payer}?`,
  },
});
