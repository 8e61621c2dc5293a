import {whole} from '../../../domain/document-rules.js';
import {objectOf, type Rule} from '../../../domain/rules.js';

/** Parameters of a document as its meta carries them. */
export type Parameters = Record<string, unknown>;

/** What the parameters of each type have to be; types without an entry have none. */
export type ParameterRules = Readonly<Record<number, Rule<Parameters>>>;

/** Exactly these parameters, in this order. */
export function parametersOf(rules: Record<string, Rule<unknown>>): Rule<Parameters> {
  return objectOf<Parameters>(rules);
}

/** Id of a decision of the council on chain. */
export const decisionId = whole(1);
