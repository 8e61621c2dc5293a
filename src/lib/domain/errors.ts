/**
 * The parameters of each error, by its code. Every module adds its own codes by declaration merging in its
 * `errors.ts`; the message catalogues of `ui` must then have a text for each of them, or the build fails.
 */
export interface ErrorParams {
  unexpected: {detail: string};
  interrupted: {next?: string};
}

/** A stable, Latin, searchable name of an error; what scripts match on. */
export type ErrorCode = keyof ErrorParams;

/** Who has to act, and so the exit status of the process (DESIGN section 4). */
export const EXIT_STATUS = {
  unexpected: 1,
  usage: 2,
  not_found: 3,
  invalid: 4,
  denied: 5,
  conflict: 6,
  refused: 7,
  unreachable: 8,
  integrity: 9,
  interrupted: 130,
} as const;

/** The kind of an error; decides the exit status. */
export type ErrorKind = keyof typeof EXIT_STATUS;

/**
 * The only error that our code throws on purpose. It carries no text: `ui` turns code and params into message and hint
 * in the user's language. Params must never hold secrets or personal data beyond what the user has just typed.
 */
export class CoopError<C extends ErrorCode = ErrorCode> extends Error {
  readonly code: C;
  readonly kind: ErrorKind;
  readonly params: ErrorParams[C];

  constructor(code: C, kind: ErrorKind, params: ErrorParams[C], options?: ErrorOptions) {
    super(code, options);
    this.name = 'CoopError';
    this.code = code;
    this.kind = kind;
    this.params = params;
  }

  /** Exit status of a process that ends with this error. */
  get status(): number {
    return EXIT_STATUS[this.kind];
  }
}

/** True when `error` is a CoopError, of the given code if one is named. */
export function isCoopError<C extends ErrorCode>(error: unknown, code?: C): error is CoopError<C> {
  return error instanceof CoopError && (code === undefined || error.code === code);
}

/** One problem of one field of some input; validators return all of them at once. */
export interface FieldProblem {
  /** Dotted path of the field, for example `passport.series`. */
  field: string;
  /** What is wrong: a key of the catalogue's `problems`. */
  problem: ProblemCode;
  /** What the catalogue's text may mention: expected length, allowed values. Never the value itself. */
  expected?: string;
}

/** What can be wrong with a field. */
export type ProblemCode =
  | 'required'
  | 'unknown_field'
  | 'not_text'
  | 'not_number'
  | 'not_boolean'
  | 'not_list'
  | 'not_object'
  | 'not_one_of'
  | 'too_long'
  | 'too_few'
  | 'has_markup'
  | 'bad_format'
  | 'bad_check_digit'
  | 'bad_date'
  | 'in_future'
  | 'bad_email'
  | 'bad_phone'
  | 'bad_account'
  | 'bad_name_form'
  | 'bad_moment'
  | 'not_in_agenda'
  | 'sum_differs'
  | 'bad_amount'
  | 'does_not_match_bik'
  | 'duplicate'
  | 'exactly_one_chairman';
