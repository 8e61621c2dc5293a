import {coreHelp} from './core.js';
import {councilHelp} from './council.js';
import {documentHelp} from './document.js';
import {historyHelp} from './history.js';
import {memberHelp} from './member.js';
import {networkHelp} from './networks.js';
import {outboxHelp} from './outbox.js';
import {privacyHelp} from './privacy.js';
import {rawHelp} from './raw.js';
import {templateHelp} from './template.js';
import {resourceHelp} from './resources.js';
import type {CommandHelpEntry} from './types.js';

export {globalHelp} from './global.js';

/** Help of every command, by its words. A test holds it against the commands: none missing, no flag without text. */
export const helpTexts: Record<string, CommandHelpEntry> = {
  ...coreHelp,
  ...memberHelp,
  ...historyHelp,
  ...networkHelp,
  ...outboxHelp,
  ...resourceHelp,
  ...privacyHelp,
  ...rawHelp,
  ...councilHelp,
  ...documentHelp,
  ...templateHelp,
};
