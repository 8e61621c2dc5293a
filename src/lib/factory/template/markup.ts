import type {Template} from '../../domain/template.js';
import type {Renderer} from '../renderers/renderer.js';
import type {TemplateProblem} from '../types.js';
import {openMark} from './marks.js';
import {phrasePart} from './place.js';
import type {Piece} from './tokens.js';

/**
 * Problems of tags, attributes, styles and characters in a template's context and phrases, before any data are there.
 * All branches are looked at at once: constructs are masked by as many characters, so that places stay.
 */
export function checkMarkupOf(template: Template, pieces: readonly Piece[], renderer: Renderer): TemplateProblem[] {
  const context = check(
    'context',
    maskedContext(template.context, pieces, true),
    maskedContext(template.context, pieces, false),
    {
      renderer,
      mode: 'document',
    },
  );
  const phrases = Object.entries(template.translations).flatMap(([lang, entries]) =>
    Object.entries(entries).flatMap(([key, phrase]) =>
      check(phrasePart(lang, key), maskedPhrase(phrase), phrase, {renderer, mode: 'fragment'}),
    ),
  );
  return [...context, ...phrases];
}

function check(
  part: string,
  markup: string,
  original: string,
  {renderer, mode}: {renderer: Renderer; mode: 'document' | 'fragment'},
): TemplateProblem[] {
  return renderer.checkMarkup(markup, original, mode).map(({code, subject, line, column}) => ({
    code,
    severity: 'error',
    place: {part, line, column},
    subject,
  }));
}

/** The context without its constructs; with a mark where something is printed, if `marks`. */
export function maskedContext(context: string, pieces: readonly Piece[], marks: boolean): string {
  return pieces
    .map(({kind, name, start, end}) => {
      const source = context.slice(start, end);
      if (kind === 'text') return source;
      const blank = source.replace(/[^\n]/g, ' ');
      const isPrinted = kind === 'output' || name === 'trans';
      return marks && isPrinted ? openMark + blank.slice(1) : blank;
    })
    .join('');
}

/** A phrase with a mark in the place of each placeholder. */
export function maskedPhrase(phrase: string): string {
  return phrase.replace(/\{\d+\}/g, (placeholder) => openMark + ' '.repeat(placeholder.length - 1));
}
