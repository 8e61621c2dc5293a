import type {Template} from '../../domain/template.js';
import type {TemplateProblem} from '../types.js';
import {phrasePart} from './place.js';
import type {Step} from './program.js';

type Trans = Extract<Step, {kind: 'trans'}>;

/** Language of documents (DOCUMENTS 2.1); what another one lacks stops none. */
const DOCUMENT_LANGUAGE = 'ru';

const severityOf = (lang: string): TemplateProblem['severity'] => (lang === DOCUMENT_LANGUAGE ? 'error' : 'warning');

/** Phrases that a language lacks, and placeholders for which the template gives no argument. */
export function checkPhrases({translations}: Template, steps: readonly Step[]): TemplateProblem[] {
  const used = transSteps(steps);
  const languages: Template['translations'] = {[DOCUMENT_LANGUAGE]: {}, ...translations};
  return Object.entries(languages).flatMap(([lang, phrases]) =>
    used.flatMap((step) => {
      const phrase = Object.hasOwn(phrases, step.key) ? phrases[step.key] : undefined;
      if (phrase === undefined) return [unknownPhrase(step, lang)];
      return missingArguments(step, phrase, phrasePart(lang, step.key));
    }),
  );
}

function unknownPhrase({key, place}: Trans, lang: string): TemplateProblem {
  return {code: 'unknown_translation', severity: severityOf(lang), place, subject: `${lang}: ${key}`};
}

function missingArguments({args, place}: Trans, phrase: string, part: string): TemplateProblem[] {
  return [...phrase.matchAll(/\{(\d+)\}/g)]
    .filter(([, index]) => Number(index) >= args.length)
    .map(([placeholder]) => ({
      code: 'missing_argument',
      severity: 'error',
      place,
      subject: `${placeholder} (${part})`,
    }));
}

function transSteps(steps: readonly Step[]): Trans[] {
  return steps.flatMap((step): Trans[] => {
    if (step.kind === 'trans') return [step];
    if (step.kind === 'for') return transSteps(step.body);
    if (step.kind === 'if')
      return [...step.branches.flatMap(({body}) => transSteps(body)), ...transSteps(step.otherwise)];
    return [];
  });
}
