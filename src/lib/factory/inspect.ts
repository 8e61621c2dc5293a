import {parse, parseFragment, type DefaultTreeAdapterTypes as Ast} from 'parse5';
import type {Template} from '../domain/template.js';
import {parseContext} from './template/parse.js';
import {maskedContext, maskedPhrase} from './template/markup.js';
import {prepareTemplate} from './template/prepare.js';
import {pathsOf} from './template/paths.js';
import type {Step} from './template/program.js';
import type {TemplateContents} from './types.js';

/** What every document has; other characters are listed. */
const ORDINARY = /[\u0020-\u007e\u0410-\u044f\u0401\u0451\s]/u;

/**
 * What a template uses. Of one that is too large, or that cannot be parsed, only what is safe to look at; counts of tags are
 * those of the text, not of one document.
 */
export async function inspectTemplate(template: Template): Promise<TemplateContents> {
  const {steps, problems} = await prepareTemplate(template);
  const uses = new Uses();
  uses.steps(steps);
  const {context, translations} = template;
  const parsed = problems.some(({code}) => code === 'too_large') ? undefined : parseContext(context);
  if (parsed && 'pieces' in parsed) {
    uses.markup(parse(maskedContext(context, parsed.pieces, false), {sourceCodeLocationInfo: true}));
    for (const phrases of Object.values(translations)) {
      for (const phrase of Object.values(phrases)) {
        if (phrase.includes('<')) uses.markup(parseFragment(maskedPhrase(phrase), {sourceCodeLocationInfo: true}));
      }
    }
  }
  const texts = [context, ...Object.values(translations).flatMap((phrases) => Object.values(phrases))];
  return {
    constructs: sortedCounts(uses.constructs),
    variables: [...new Set(pathsOf(steps))].sort(),
    tags: sortedCounts(uses.tags),
    classes: [...uses.classes].sort(),
    styles: [...uses.styles].sort(),
    images: uses.tags.get('img') ?? 0,
    glyphs: [...new Set(texts.join(''))].filter((character) => !ORDINARY.test(character)).sort(),
    translations: Object.entries(translations).map(([lang, phrases]) => ({
      lang,
      phrases: Object.keys(phrases).length,
      unused: Object.keys(phrases).filter((key) => !uses.keys.has(key)),
    })),
  };
}

class Uses {
  readonly constructs = new Map<string, number>();
  readonly keys = new Set<string>();
  readonly tags = new Map<string, number>();
  readonly classes = new Set<string>();
  readonly styles = new Set<string>();

  steps(steps: readonly Step[]): void {
    for (const step of steps) {
      if (step.kind !== 'text') count(this.constructs, step.kind === 'value' ? '{{ }}' : step.kind);
      if (step.kind === 'trans') this.keys.add(step.key);
      else if (step.kind === 'for') this.steps(step.body);
      else if (step.kind === 'if') {
        for (const {body} of step.branches) this.steps(body);
        this.steps(step.otherwise);
      }
    }
  }

  /** Without recursion: a hostile tree is as deep as its text is long. */
  markup(root: Ast.Node): void {
    const open = [root];
    for (let node = open.pop(); node; node = open.pop()) {
      if ('tagName' in node && node.sourceCodeLocation) this.#element(node);
      if ('childNodes' in node) for (const child of node.childNodes) open.push(child);
    }
  }

  #element({tagName, attrs, childNodes}: Ast.Element): void {
    count(this.tags, tagName);
    for (const {name, value} of attrs) {
      if (name === 'class') for (const word of value.split(/\s+/)) if (word !== '') this.classes.add(word);
      if (name === 'style') this.#declarations(value);
    }
    if (tagName !== 'style') return;
    const sheet = childNodes.map((child) => ('value' in child ? child.value : '')).join('');
    for (const [, block = ''] of sheet.matchAll(/\{([^{}]*)/g)) this.#declarations(block);
  }

  #declarations(text: string): void {
    for (const [, property = ''] of text.matchAll(/(?:^|;)\s*([a-z-]+)\s*:/gi)) this.styles.add(property.toLowerCase());
  }
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function sortedCounts(counts: Map<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
