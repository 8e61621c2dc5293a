import {whole} from '../../../domain/document-rules.js';
import type {FieldProblem} from '../../../domain/errors.js';
import {also, objectOf, type Rule} from '../../../domain/rules.js';

/** Parameters of a document as its meta carries them. */
export type Parameters = Record<string, unknown>;

/** A parameter of a type of document. */
export interface ParameterInfo {
  name: string;
  /** False when it may be left out. */
  required: boolean;
}

/** What the parameters of a type have to be. */
export interface ParameterRules {
  rule: Rule<Parameters>;
  names: readonly ParameterInfo[];
}

/** Exactly these parameters, in this order; `look` finds what does not fit together. */
export function parametersOf(
  rules: Record<string, Rule<unknown>>,
  look: (parameters: Parameters, field: string) => FieldProblem[] = () => [],
): ParameterRules {
  const names = Object.entries(rules).map(([name, rule]) => ({
    name,
    required: rule(undefined, name).problems.length > 0,
  }));
  return {rule: also(objectOf<Parameters>(rules), look), names};
}

/** Id of a decision of the council on chain. */
export const decisionId = whole(1);
