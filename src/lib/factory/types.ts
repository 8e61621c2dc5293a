import type {DocumentMeta} from '../domain/document.js';
import type {Template} from '../domain/template.js';

/** Where in a template something stands: a part of it, and line and column there, both from 1. */
export interface Place {
  /** `context`, `translation:<lang>:<key>` or `model`. */
  part: string;
  line: number;
  column: number;
}

/** What can be wrong with a template; each code has its own sentence in the catalogue of errors. */
export type TemplateProblemCode =
  | 'syntax'
  | 'too_large'
  | 'construct_not_allowed'
  | 'property_not_allowed'
  | 'unknown_translation'
  | 'missing_argument'
  | 'unknown_variable'
  | 'always_empty'
  | 'schema_not_allowed'
  | 'value_not_allowed_here'
  | 'tag_not_allowed'
  | 'attribute_not_allowed'
  | 'style_not_allowed'
  | 'selector_not_allowed'
  | 'url_not_allowed'
  | 'character_not_in_font';

/** Why an image cannot be printed. */
export type ImageReason = 'not_data_url' | 'damaged' | 'too_large' | 'unsupported';

/** Why a draft of the chain, or a file with one, is no template. */
export type DraftReason =
  | 'missing'
  | 'wrong_type'
  | 'too_large'
  | 'not_json'
  | 'too_deep'
  | 'duplicate'
  | 'of_another_draft'
  | 'control_character';

/** One problem of a template. An `error` stops rendering, a `warning` is only shown. */
export interface TemplateProblem {
  code: TemplateProblemCode;
  severity: 'error' | 'warning';
  place: Place;
  /** The construct, tag, property or key as the template writes it; U+XXXX for a character. */
  subject: string;
}

/** One way in which a model differs from the template's schema. Never holds the value. */
export interface ModelProblem {
  /** Dotted path of the value, `individual.passport.series`; empty for the model itself. */
  path: string;
  /** Keyword of JSON schema that failed: `required`, `type`, `enum` … */
  keyword: string;
  /** What the schema expects: missing property, type or allowed values. */
  expected: string;
}

/**
 * What a value that is undefined or null does: `refuse` stops with its place, `empty` prints nothing, as the platform does
 * (DOCUMENTS 3.2), `blank` prints underscores and makes a form to fill in by hand (DOCUMENTS 1.1). Documents are only made
 * with `refuse`, also from templates of the chain: a hole in a signed document is nothing that its author can have wanted.
 */
export type UndefinedValues = 'refuse' | 'empty' | 'blank';

/** A model of a document: plain JSON data (DOCUMENTS 1.4). */
export type Model = Record<string, unknown>;

/** Facts from which a document is made. */
export interface RenderInput {
  template: Template;
  model: Model;
  meta: DocumentMeta;
  /** Default `refuse`. */
  undefinedValues?: UndefinedValues;
}

/** A document: the bytes, which are the law, and their hash. */
export interface RenderedDocument {
  pdf: Uint8Array;
  /** SHA-256 of the bytes, upper-case hex. */
  doc_hash: string;
  pages: number;
}

/** A built-in template as a list shows it. */
export interface TemplateSummary {
  registry_id: number;
  title: string;
  /** Latin name of the folder without the number: `participant-application`. */
  slug: string;
  version: number;
}

/** Fixed texts of a printed card; the caller gives them in the reader's language. */
export interface CardLabels {
  /** Heading on the card. */
  title: string;
  member: string;
  account: string;
  public_key: string;
  issued_at: string;
  /** Paragraphs printed under the card: how to keep and use it. */
  instructions: string[];
}

/** What is printed on a member's card. Only public facts and the member's name. */
export interface CardInput {
  labels: CardLabels;
  cooperative: string;
  member: string;
  account: string;
  /** `PUB_K1_…`. */
  public_key: string;
  /** Day of issue as it is printed, `DD.MM.YYYY`. */
  issued_at: string;
  /** ISO 8601 UTC; date of the PDF file. */
  created_at: string;
  /** Text of the QR code. */
  qr_text: string;
}

/** What a template uses, for a person who decides whether to trust it. */
export interface TemplateContents {
  /** `trans`, `if`, `for`, `{{ }}` and how often each stands there. */
  constructs: Record<string, number>;
  /** Paths of the model; `coop.members[].last_name` inside a loop. */
  variables: string[];
  /** HTML tags and how often each stands in the text. */
  tags: Record<string, number>;
  classes: string[];
  /** Names of CSS properties. */
  styles: string[];
  images: number;
  /** Characters besides letters, digits and the usual marks. */
  glyphs: string[];
  translations: {lang: string; phrases: number; unused: string[]}[];
}

/** How two pieces of a text differ: lines, or words and the spaces between them, in order. */
export interface TextChange {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** One difference between two templates. */
export interface TemplateChange {
  /** `title`, `version`, `description`, `context`, `translation:<lang>:<key>`, `model:<path>`. */
  part: string;
  kind: 'added' | 'removed' | 'changed';
  /** By lines for the context, by words for phrases, titles and values of the schema. */
  changes: TextChange[];
}
