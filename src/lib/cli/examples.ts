import {fileURLToPath} from 'node:url';

/** A file of the package's `examples` folder; the path is the same from sources and from the build. */
export function exampleFile(name: string): string {
  return fileURLToPath(new URL(`../../../examples/${name}`, import.meta.url));
}
