import {Flags} from '@oclif/core';
import {LANGUAGES} from '../ui/messages/types.js';

/** Flags that every command has; their help texts are in the catalogue under `global`. */
export const globalFlags = {
  json: Flags.boolean({helpGroup: 'GLOBAL'}),
  lang: Flags.option({options: LANGUAGES, helpGroup: 'GLOBAL'})(),
  registry: Flags.string({helpGroup: 'GLOBAL', helpValue: 'FILE'}),
  profile: Flags.string({helpGroup: 'GLOBAL', helpValue: 'NAME'}),
  as: Flags.string({helpGroup: 'GLOBAL', helpValue: 'ACCOUNT'}),
  'passphrase-file': Flags.string({helpGroup: 'GLOBAL', helpValue: 'FILE'}),
  'no-input': Flags.boolean({helpGroup: 'GLOBAL'}),
  'no-color': Flags.boolean({helpGroup: 'GLOBAL'}),
};

const pinFile = Flags.string({helpValue: 'FILE'});

/** Flags of commands that sign with a card. */
export const cardFlags = {card: Flags.string({required: true, helpValue: 'FILE'}), 'pin-file': pinFile};

/** Flags of commands that sign when there is a card. */
export const optionalCardFlags = {card: Flags.string({helpValue: 'FILE'}), 'pin-file': pinFile};

/** Flags of lists. */
export const listFlags = {
  limit: Flags.integer({default: 50, min: 1, max: 100_000}),
  offset: Flags.integer({default: 0, min: 0}),
  columns: Flags.string({helpValue: 'a,b'}),
  csv: Flags.boolean(),
};
