import type {ErrorParams} from '../../../domain/errors.js';
import type {ErrorCatalogue, Language} from '../types.js';
import {resourceNames} from './refusals.js';

type ResourceErrors = 'resources_short' | 'powerup_impossible' | 'amount_not_axon';

type Shortages = ErrorParams['resources_short']['shortages'];

const units: Record<Language, Record<Shortages[number]['resource'], string>> = {
  ru: {axon: '', ram: ' байт', net: ' байт', cpu: ' мкс'},
  en: {axon: '', ram: ' bytes', net: ' bytes', cpu: ' µs'},
};

const fromProvider: Record<Language, string> = {
  ru: 'AXON получают у провайдера по заявлению о конвертации взноса (10 рублей за 1 AXON).',
  en: 'The provider gives AXON for a statement of conversion (10 roubles for 1 AXON).',
};

/** Each shortage in a few words, then what to do about it. */
function remedy(language: Language, account: string, shortages: Shortages): string {
  const buy = {
    ru: `Купите ресурсы: coopctl chain powerup --account ${account}.`,
    en: `Buy resources: coopctl chain powerup --account ${account}.`,
  };
  const parts = [
    ...(shortages.some(({resource}) => resource !== 'axon') ? [buy[language]] : []),
    ...(shortages.some(({resource}) => resource === 'axon') ? [fromProvider[language]] : []),
  ];
  return parts.join(' ');
}

export const resourceErrors = {
  ru: {
    resources_short: ({account, shortages}) => ({
      message: `У аккаунта ${account} не хватает ${shortages
        .map(({resource, available, needed}) => {
          const name = resource === 'axon' ? 'AXON' : resourceNames.ru[resource];
          return `${name}: есть ${available}, нужно около ${needed}${units.ru[resource]}`;
        })
        .join('; ')}. Ничего не отправлено.`,
      hint: remedy('ru', account, shortages),
    }),
    powerup_impossible: ({account, detail}) => ({
      message: `У аккаунта ${account} нет ресурсов даже на эту покупку: ${detail}`,
      hint: `Сначала купите их ему самому: coopctl chain powerup. Если не хватает и на это, попросите оператора платформы (coopctl chain powerup --account ${account}) или подождите: CPU и NET возвращаются за сутки.`,
    }),
    amount_not_axon: ({amount}) => ({
      message: `«${amount}» — не сумма в AXON.`,
      hint: 'Пишите, например: --amount 1.5',
    }),
  },
  en: {
    resources_short: ({account, shortages}) => ({
      message: `Account ${account} has not enough ${shortages
        .map(({resource, available, needed}) => {
          const name = resource === 'axon' ? 'AXON' : resourceNames.en[resource];
          return `${name}: it has ${available}, about ${needed}${units.en[resource]} are needed`;
        })
        .join('; ')}. Nothing was sent.`,
      hint: remedy('en', account, shortages),
    }),
    powerup_impossible: ({account, detail}) => ({
      message: `Account ${account} has no resources left even for this purchase: ${detail}`,
      hint: `First buy some for itself: coopctl chain powerup. If it has not enough for that either, ask the platform's operator (coopctl chain powerup --account ${account}), or wait: CPU and NET come back within a day.`,
    }),
    amount_not_axon: ({amount}) => ({
      message: `"${amount}" is no amount of AXON.`,
      hint: 'Write, for example: --amount 1.5',
    }),
  },
} satisfies ErrorCatalogue<ResourceErrors>;
