/** What differs from chain to chain, and from moment to moment. */
const MASKED = /^(?:[0-9a-f]{64}|SIG_K1_\w+|PUB_K1_\w+|EOS[1-9A-HJ-NP-Za-km-z]{50,}|\d{4}-\d\d-\d\dT[\d:.]+Z?)$/;

/** The same inside a text, with the times that an execution took. */
const VARIABLE =
  /[0-9a-f]{64}|(?:SIG_K1_|PUB_K1_|EOS)[1-9A-HJ-NP-Za-km-z]{40,}|\d{4}-\d\d-\d\dT[\d:.]+\d|\d+ ?us\b|\d+ bytes|block time \S+/g;

type Fields = Record<string, unknown>;

/**
 * The form of a value: the order of fields counts; texts that vary are masked, others and numbers are only told by their
 * type. `exact` keeps them (payers of rows differ).
 */
export function form(value: unknown, exact = false): unknown {
  if (Array.isArray(value)) return value.map((part) => form(part, exact));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).map(([key, part]) => [key, form(key === 'payer' ? '' : part, exact)]);
  }
  if (typeof value === 'string') return MASKED.test(value) ? '*' : exact ? value : 'text';
  return exact ? value : typeof value;
}

/** Fields and the kinds of their values, in order, of lists only the first entry; data of actions and memory changes are their own affair. */
export function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shape);
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
  return Object.entries(value).map(([key, part]) => [
    key,
    ['data', 'params', 'account_ram_deltas'].includes(key) ? '' : shape(part),
  ]);
}

/** What must be the same of an error: envelope, code, name, short text, first message. */
export function failure(value: unknown): unknown[] {
  const {code, message, error} = value as {
    code: number;
    message: string;
    error: {code: number; name: string; what: string; details: {message: string}[]};
  };
  return [Object.keys(value as Fields), code, message, error.code, error.name, error.what, first(error.details)];
}

/**
 * The form of an answer to a push. An action of the transaction itself must be printed exactly as recorded, since its bytes
 * are the same; which memory changes where is the contracts' own affair.
 */
export function processedForm(value: unknown, exact = true): unknown {
  if (Array.isArray(value)) return value.map((part) => processedForm(part, exact));
  if (typeof value !== 'object' || value === null) return form(value);
  const {creator_action_ordinal: creator} = value as Fields;
  return Object.entries(value).map(([key, part]): [string, unknown] => {
    if (key === 'act') return [key, creator !== 0 ? form(part) : exact ? JSON.stringify(part) : ''];
    if (key === 'except') return [key, part === null ? null : except(part as Except)];
    if (key === 'account_ram_deltas') return [key, Array.isArray(part)];
    if (key === 'error_code' || key === 'context_free') return [key, part];
    if (key.endsWith('_ordinal') || key === 'receiver' || key === 'status') return [key, part];
    return [key, processedForm(part, exact)];
  });
}

/**
 * An answer as far as it must be the same: errors by their codes and first message, rows of tables exactly, pushes as
 * `processedForm` says (`otherAction`: but for the actions themselves), all else by its form.
 */
export function comparable(path: string, status: number, answer: unknown, otherAction = false): unknown {
  if (status >= 300) return failure(answer);
  if (/(push|send|compute|read_only)_transactions?2?$/.test(path)) return processedForm(answer, !otherAction);
  return form(answer, /get_table|currency/.test(path));
}

interface Except {
  code: number;
  name: string;
  message: string;
  stack: {context: Fields; format: string; data: Fields}[];
}

function except({code, name, message, stack, ...rest}: Except): unknown {
  const [top] = stack;
  if (!top) return [code, name, message, rest];
  const {context, format, data} = top;
  return [code, name, message, rest, Object.keys(top), form(context), format, maskedText(JSON.stringify(data))];
}

function first(details: {message: string}[]): unknown {
  return details[0] && maskedText(details[0].message);
}

function maskedText(text: string): string {
  return text.replace(VARIABLE, '*').replace(/("(?:billed|billing_timer|needs|available)":)\d+/g, '$1*');
}
