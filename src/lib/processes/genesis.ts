import {listTemplates, loadTemplate} from '../factory/index.js';
import type {Genesis} from '../sandbox/index.js';

/** What a fresh sandbox starts with: the built-in templates as the platform's drafts. */
export function sandboxGenesis(): Genesis {
  return {
    drafts: listTemplates().map(({registry_id}) => {
      const {version, title, description, context, model, translations} = loadTemplate(registry_id);
      const [[lang, translation]] = Object.entries(translations) as [[string, Record<string, string>]];
      return {
        registry_id,
        version,
        title,
        description,
        context,
        model: JSON.stringify(model),
        lang,
        translation: JSON.stringify(translation),
      };
    }),
  };
}
