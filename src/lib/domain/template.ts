/** Scope of the platform's own templates; a cooperative's own stand in its name's scope (PROTOCOL 3.h). */
export const PLATFORM_SCOPE = 'draft';

/** A template in the form of the chain's `draft` contract (PROTOCOL 3.h, DOCUMENTS 3.1). */
export interface Template {
  registry_id: number;
  /** Edition number of the text; raising it asks members to sign again. */
  version: number;
  title: string;
  description: string;
  /** HTML with `{{ path }}` and `{% … %}` of the allowed subset. */
  context: string;
  /** JSON schema of the data model. */
  model: Record<string, unknown>;
  /** Language → key → phrase with `{0}` placeholders. */
  translations: Record<string, Record<string, string>>;
}

/** An edition as a scope of the chain had it when it was read; its text is kept by the hash. */
export interface PulledEdition {
  /** `draft` for the network's templates, else the cooperative whose own it is. */
  scope: string;
  registry_id: number;
  version: number;
  template_hash: string;
}

/** Row of `draft::approvals`: the edition that a cooperative's council approved (PROTOCOL 3.h). */
export interface TemplateApproval {
  version: number;
  /** 0 for an approval of paper days. */
  decision_id: number;
  /** UTC, `YYYY-MM-DDTHH:MM:SS`. */
  approved_at: string;
  text_hash: string;
}

/** What new documents of a type are made from: the program's own edition, or exactly this text. */
export interface TemplateChoice {
  edition: 'built-in' | 'chain';
  /** Of the text, for an edition of the chain. */
  template_hash?: string;
}
