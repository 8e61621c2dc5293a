/** One `{% trans %}` of a context: its key and the paths given as arguments. */
export interface Phrase {
  key: string;
  args: string[];
}

/** What a template's context uses. Paths of loop variables are written out, `coop.members[].last_name`; `loop.index` is none. */
export interface Scan {
  phrases: Phrase[];
  paths: Set<string>;
  /** Tags that the template language does not have, as written. */
  refused: string[];
}

const PATH = '[a-z_]+(?:\\.[a-z_]+)*';
const OUTPUT = new RegExp(`^\\{\\{ (${PATH}) \\}\\}$`);
const TRANS = new RegExp(`^\\{% trans '([a-z0-9_]+)'((?:, ${PATH})*) %\\}$`);
const IF = new RegExp(`^\\{% (?:el)?if (${PATH})(?: == (?:'[a-z_]+'|(${PATH})))? %\\}$`);
const FOR = new RegExp(`^\\{% for ([a-z_]+) in (${PATH}) %\\}$`);
const PLAIN = new Set(['{% else %}', '{% endif %}']);

/** Reads a context by the grammar of DOCUMENTS 3.3, independently of the factory's parser. */
export function scanContext(context: string): Scan {
  const scan: Scan = {phrases: [], paths: new Set(), refused: []};
  const loops: {name: string; list: string}[] = [];
  const read = (path: string): void => {
    if (path !== 'loop.index') scan.paths.add(resolve(path));
  };
  const resolve = (path: string): string => {
    const [head = '', ...rest] = path.split('.');
    const loop = loops.findLast(({name}) => name === head);
    return loop ? [`${loop.list}[]`, ...rest].join('.') : path;
  };
  for (const [tag] of context.matchAll(/\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}/gs)) {
    const [, output] = OUTPUT.exec(tag) ?? [];
    const [, condition, compared] = IF.exec(tag) ?? [];
    const [, variable, list] = FOR.exec(tag) ?? [];
    const [, key, args] = TRANS.exec(tag) ?? [];
    if (key !== undefined) {
      const paths = (args ?? '').split(', ').filter((arg) => arg !== '');
      scan.phrases.push({key, args: paths});
      paths.forEach(read);
    } else if (variable !== undefined && list !== undefined) {
      scan.paths.add(resolve(list));
      loops.push({name: variable, list: resolve(list)});
    } else if (tag === '{% endfor %}') loops.pop();
    else if (output ?? condition) {
      read(output ?? condition ?? '');
      if (compared !== undefined) read(compared);
    } else if (!PLAIN.has(tag)) scan.refused.push(tag);
  }
  return scan;
}

/** A part of a JSON schema as our models use it. */
export interface Schema {
  properties?: Record<string, Schema>;
  items?: Schema;
}

/** True when the schema describes `path`, for example `coop.members[].last_name`. */
export function describes(schema: Schema, path: string): boolean {
  let here: Schema | undefined = schema;
  for (const part of path.split('.')) {
    here = here?.properties?.[part.replace('[]', '')];
    if (part.endsWith('[]')) here = here?.items;
  }
  return here !== undefined;
}
