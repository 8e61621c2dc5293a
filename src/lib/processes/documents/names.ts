import type {AccountName} from '../../domain/account.js';
import {CoopError, isCoopError} from '../../domain/errors.js';
import {NAME_CASES, type NameCase} from '../../domain/member.js';
import type {PreparedDocument} from './prepare.js';
import {ownerOf} from './models/persons.js';

/** A form of somebody's name that a text needs and that nobody has confirmed. */
interface MissingForm {
  account: AccountName;
  nameCase: NameCase;
}

/**
 * The error of rendering as a person can mend it: `name_form_missing` for the first person whose name the template needs in
 * a case that is not confirmed, be it by its model's schema or by what it prints; any other error as it is.
 */
export function nameFormError({model}: PreparedDocument, error: unknown): unknown {
  const missing = lackingPaths(error).flatMap((path) => missingForm(model, path) ?? []);
  return missing.length === 0 ? error : formError(missing);
}

/** Paths of the model that rendering has missed. */
function lackingPaths(error: unknown): string[] {
  if (isCoopError(error, 'template_value_missing')) return [error.params.path];
  return isCoopError(error, 'model_invalid') ? error.params.problems.map(({path}) => path) : [];
}

function formError(missing: readonly MissingForm[]): CoopError {
  const account = missing[0]?.account ?? '';
  const cases = NAME_CASES.filter((known) =>
    missing.some((form) => form.account === account && form.nameCase === known),
  );
  return new CoopError('name_form_missing', 'invalid', {account, cases});
}

/** The form that a path of the model is about: `coop.chairman.names.genitive`, or `user.from`. */
function missingForm(model: Record<string, unknown>, path: string): MissingForm | undefined {
  const parts = path.split('.');
  const last = parts.at(-1) ?? '';
  const isFrom = last === 'from';
  const nameCase = isFrom ? 'genitive' : NAME_CASES.find((known) => known === last);
  if (nameCase === undefined || (!isFrom && parts.at(-2) !== 'names')) return undefined;
  let at: unknown = model;
  for (const part of parts.slice(0, isFrom ? -1 : -2)) at = (at as Record<string, unknown> | undefined)?.[part];
  const account = typeof at === 'object' && at !== null ? ownerOf(at) : undefined;
  return account === undefined ? undefined : {account, nameCase};
}
