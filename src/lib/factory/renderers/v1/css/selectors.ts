/** `tag.class.class`; an absent tag matches any. */
interface Compound {
  tag?: string;
  classes: string[];
}

/** Compounds that have to be met from an ancestor down to the element itself. */
export interface Selector {
  path: Compound[];
  /** Classes count 1000, tags 1: enough for the selectors of documents. */
  specificity: number;
}

/** An element as selectors see it. */
export interface Selectable {
  tag: string;
  classes: string[];
  parent?: Selectable;
}

/** Reads a selector of tags, classes and descendants; undefined for anything else. */
export function parseSelector(text: string): Selector | undefined {
  const path: Compound[] = [];
  for (const word of text.split(/\s+/)) {
    const match = /^([a-zA-Z][a-zA-Z0-9]*)?((?:\.[A-Za-z_-][\w-]*)*)$/.exec(word);
    if (!match || word === '') return undefined;
    const classes = (match[2] ?? '').split('.').slice(1);
    path.push({...(match[1] === undefined ? {} : {tag: match[1].toLowerCase()}), classes});
  }
  const specificity = path.reduce(
    (sum, {tag, classes}) => sum + classes.length * 1000 + (tag === undefined ? 0 : 1),
    0,
  );
  return {path, specificity};
}

/** True when the element, with its ancestors, meets the selector. */
export function matches({path}: Selector, element: Selectable): boolean {
  const last = path.at(-1);
  if (!last || !meets(element, last)) return false;
  let at = path.length - 2;
  for (let ancestor = element.parent; ancestor && at >= 0; ancestor = ancestor.parent) {
    const compound = path[at];
    if (compound && meets(ancestor, compound)) at -= 1;
  }
  return at < 0;
}

function meets(element: Selectable, {tag, classes}: Compound): boolean {
  return (tag === undefined || tag === element.tag) && classes.every((name) => element.classes.includes(name));
}
