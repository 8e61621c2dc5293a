import {bilingual} from '../bilingual.js';

type What = 'passphrase' | 'pin';

/** Questions for secrets. */
export const secretTexts = bilingual({
  ru: {
    ask: (what: What, about?: string) =>
      what === 'pin'
        ? `ПИН-код карты${about === undefined ? '' : ` ${about}`}`
        : `Парольная фраза реестра${about === undefined ? '' : ` ${about}`}`,
    again: (what: What) => (what === 'pin' ? 'ПИН-код ещё раз' : 'Парольная фраза ещё раз'),
  },
  en: {
    ask: (what: What, about?: string) =>
      what === 'pin'
        ? `PIN of the card${about === undefined ? '' : ` ${about}`}`
        : `Passphrase of the registry${about === undefined ? '' : ` ${about}`}`,
    again: (what: What) => (what === 'pin' ? 'PIN again' : 'Passphrase again'),
  },
});
