import type {ContainerKind} from './containers.js';
import {PICTURE_IN_TEXT} from './containers.js';
import {decodings, hiddenInBytes, type Layer} from './decode.js';
import {Budget, DEEPEST, tooLarge} from './limits.js';
import {type Leaf, leaves} from './walk.js';

/** Everything that data say, taken apart once: each text within them, and each picture or file. */
export interface Reading {
  texts: readonly Leaf[];
  containers: readonly {kind: ContainerKind; place: string}[];
}

/**
 * Reads every text in the data and whatever is hidden in it, layer by layer. Throws `action_too_large_to_check` when
 * that is more than one check may read, or goes deeper.
 */
export function readAll(data: unknown): Reading {
  const budget = new Budget();
  const texts: Leaf[] = [];
  const containers: {kind: ContainerKind; place: string}[] = [];
  const hold = (kinds: readonly ContainerKind[], place: string): void => {
    for (const kind of kinds) containers.push({kind, place});
  };
  const open = (layers: readonly Layer[], {place, key}: Leaf, depth: number): void => {
    for (const {text, binary} of layers) {
      if (depth === DEEPEST) throw tooLarge(place);
      for (const inner of leaves(text, place, key)) read({...inner, binary}, depth + 1);
    }
  };
  const read = (leaf: Leaf, depth: number): void => {
    const {text, place, numeric} = leaf;
    budget.spend(text, place);
    texts.push(leaf);
    if (numeric) return;
    if (PICTURE_IN_TEXT.test(text)) hold([/application/i.test(text) ? 'file' : 'image'], place);
    const hidden = decodings(text, place);
    hold(hidden.containers, place);
    open(hidden.layers, leaf, depth);
  };
  for (const leaf of leaves(data)) {
    read(leaf, 0);
    if (leaf.bytes === undefined) continue;
    const hidden = hiddenInBytes(leaf.bytes, leaf.place);
    hold(hidden.containers, leaf.place);
    open(hidden.layers, leaf, 0);
  }
  return {texts, containers};
}
