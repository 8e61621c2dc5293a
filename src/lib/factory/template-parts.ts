import {join} from 'node:path';

/** A line of a context that stands for a file of the folder `parts` beside the template's own folder. */
const PART = /^\{# part: ([a-z-]+\.(?:css|html)) #\}\n/gm;

/**
 * The context of a template's folder with its shared parts put in. A template of the chain has to stand alone; in
 * folders, what several texts have in common is written once. `read` gives a file's text, or throws for one that is missing.
 */
export function withParts(context: string, folder: string, read: (file: string) => string): string {
  return context.replace(PART, (_line, name: string) => read(join(folder, '..', 'parts', name)));
}
