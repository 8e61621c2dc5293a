import '../../domain/errors.js';
import '../errors.js';
import type {TemplateProblem} from '../../factory/index.js';

declare module '../../domain/errors.js' {
  interface ErrorParams {
    template_unknown: {template: string};
    edition_unknown: {registry_id: number; edition: string; known: string[]};
    edition_ambiguous: {registry_id: number; edition: string; hashes: string[]};
    translation_unknown: {registry_id: number; lang: string; known: string[]};
    template_check_failed: {template: string; problems: TemplateProblem[]};
    templates_not_pulled: {count: number; details: object[]};
    preview_data_invalid: {file: string};
    drafts_endless: {url: string; scope: string};
  }
}
