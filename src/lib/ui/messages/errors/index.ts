import type {ErrorCode} from '../../../domain/errors.js';
import type {ErrorCatalogue} from '../types.js';
import {bulkErrors} from './bulk.js';
import {chainErrors} from './chain.js';
import {cliErrors} from './cli.js';
import {copyErrors} from './copies.js';
import {coreErrors} from './core.js';
import {documentErrors} from './documents.js';
import {factoryErrors} from './factory.js';
import {historyErrors} from './history.js';
import {outboxErrors} from './outbox.js';
import {packageErrors} from './packages.js';
import {sandboxErrors} from './sandbox.js';
import {signingErrors} from './signing.js';
import {processErrors} from './processes.js';
import {refusalErrors} from './refusals.js';
import {resourceErrors} from './resources.js';
import {rawErrors} from './raw.js';
import {registryErrors} from './registry.js';
import {privacyErrors} from './privacy.js';
import {templateErrors} from './templates.js';

/** Every error's text in every language; the type makes a code without text a compile error. */
export const errorTexts: ErrorCatalogue<ErrorCode> = {
  ru: {
    ...bulkErrors.ru,
    ...chainErrors.ru,
    ...cliErrors.ru,
    ...copyErrors.ru,
    ...coreErrors.ru,
    ...documentErrors.ru,
    ...historyErrors.ru,
    ...outboxErrors.ru,
    ...packageErrors.ru,
    ...processErrors.ru,
    ...rawErrors.ru,
    ...templateErrors.ru,
    ...refusalErrors.ru,
    ...resourceErrors.ru,
    ...registryErrors.ru,
    ...factoryErrors.ru,
    ...sandboxErrors.ru,
    ...signingErrors.ru,
    ...privacyErrors.ru,
  },
  en: {
    ...bulkErrors.en,
    ...chainErrors.en,
    ...cliErrors.en,
    ...copyErrors.en,
    ...coreErrors.en,
    ...documentErrors.en,
    ...historyErrors.en,
    ...outboxErrors.en,
    ...packageErrors.en,
    ...processErrors.en,
    ...rawErrors.en,
    ...templateErrors.en,
    ...refusalErrors.en,
    ...resourceErrors.en,
    ...registryErrors.en,
    ...factoryErrors.en,
    ...sandboxErrors.en,
    ...signingErrors.en,
    ...privacyErrors.en,
  },
};
