import {bilingual} from '../bilingual.js';

/** What commands say of many documents at once. */
export const bulkTexts = bilingual({
  ru: {
    bar: {
      perSecond: 'док./с',
      left: (time: string) => `осталось ${time}`,
      hours: 'ч',
      minutes: 'мин',
      seconds: 'с',
    },
    generate: (count: string) => `Сделано документов: ${count}`,
    verify: (count: string) => `Подлинных документов: ${count}`,
    regenerate: (count: string) => `Совпали побайтно: ${count}`,
    before: (count: string) => `из них раньше, до перерыва: ${count} (всё заново: --restart)`,
    unsigned: (count: string) => `не изменены, но подписаны не всеми: ${count}`,
    foreign: (count: string) => `сделаны другими программами, заново не делаются: ${count}`,
    repeated: (count: string) => `строк с тем же пайщиком пропущено: ${count}`,
    more: (count: string) => `… и ещё ${count}; все: --errors ФАЙЛ или --json`,
    written: (file: string) => `Причины записаны: ${file}`,
  },
  en: {
    bar: {perSecond: 'doc/s', left: (time) => `${time} left`, hours: 'h', minutes: 'min', seconds: 's'},
    generate: (count) => `Documents made: ${count}`,
    verify: (count) => `Genuine documents: ${count}`,
    regenerate: (count) => `Identical byte for byte: ${count}`,
    before: (count) => `of these before the interruption: ${count} (all anew: --restart)`,
    unsigned: (count) => `unchanged, but not signed by all: ${count}`,
    foreign: (count) => `made by other programs, cannot be made again: ${count}`,
    repeated: (count) => `lines with the same member left out: ${count}`,
    more: (count) => `… and ${count} more; all of them: --errors FILE or --json`,
    written: (file) => `Causes written: ${file}`,
  },
});
