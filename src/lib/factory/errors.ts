import '../domain/errors.js';
import type {DraftReason, ImageReason, ModelProblem, TemplateProblem, TemplateProblemCode} from './types.js';

declare module '../domain/errors.js' {
  interface ErrorParams {
    template_not_found: {registry_id: number};
    template_unreadable: {file: string; detail: string};
    draft_refused: {template: string; field: string; reason: DraftReason; detail: string};
    template_refused: {registry_id: number; problems: TemplateProblem[]};
    model_invalid: {registry_id: number; problems: ModelProblem[]};
    template_value_missing: {registry_id: number; path: string; line: number; column: number};
    template_value_not_printable: {registry_id: number; path: string; line: number; column: number};
    template_limit_exceeded: {registry_id: number; limit: string; allowed: number};
    markup_refused: {registry_id: number; problem: TemplateProblemCode; subject: string; where: string};
    character_not_in_font: {character: string; where: string};
    image_refused: {reason: ImageReason; where: string};
    document_too_long: {allowed: number};
    document_meta_invalid: {field: string};
    renderer_unknown: {generator: string; version: string};
    font_damaged: {file: string};
    qr_text_too_long: {length: number};
  }
}
