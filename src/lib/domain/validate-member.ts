import {MEMBER_TYPES, type Member} from './member.js';
import {entrepreneur, individual, organization} from './member-rules.js';
import {objectOf, oneOf, validate, type Rule, type Validated} from './rules.js';

/** Whatever has no known type: only the type's problem can be told. */
const typed: Rule<{type: Member['type']}> = (value, field) => {
  const type = typeof value === 'object' && value !== null && 'type' in value ? {type: value.type} : value;
  return objectOf<{type: Member['type']}>({type: oneOf(MEMBER_TYPES)})(type, field);
};

/**
 * Checks own input about a member: every field, every identifier with its check digits (DOCUMENTS 2.6, 8), no unknown
 * fields. Harmless differences are tidied: spaces, phone separators, a missing `middle_name` or `fact_address`. Returns
 * the member or all problems at once. `now` decides which dates are in the future.
 */
export function validateMember(input: unknown, now: Date = new Date()): Validated<Member> {
  const kind = validate(typed, input);
  if (!kind.value) return kind;
  const rules: Record<Member['type'], Rule<Member>> = {
    individual: individual(now),
    entrepreneur: entrepreneur(now),
    organization,
  };
  return validate(rules[kind.value.type], input);
}
