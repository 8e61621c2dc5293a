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
