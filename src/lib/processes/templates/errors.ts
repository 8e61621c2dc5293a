import '../../domain/errors.js';
import '../errors.js';
import type {TemplateProblem} from '../../factory/index.js';

declare module '../../domain/errors.js' {
  interface ErrorParams {
    template_unknown: {template: string};
    edition_unknown: {registry_id: number; edition: string; known: string[]};
    edition_ambiguous: {registry_id: number; edition: string; hashes: string[]};
    template_check_failed: {template: string; problems: TemplateProblem[]};
    templates_not_pulled: {count: number; details: object[]};
    drafts_endless: {url: string; scope: string};
  }
}
