import type {Language} from './types.js';

/** The shape that texts of one language share with those of another: same keys, same parameters. */
type Shape<T> = T extends string
  ? string
  : T extends (...parameters: infer P) => string
    ? (...parameters: P) => string
    : {[K in keyof T]: Shape<T[K]>};

/** Texts in every language; the English ones must have exactly the shape of the Russian ones. */
export function bilingual<T>(texts: {ru: T; en: NoInfer<Shape<T>>}): Record<Language, Shape<T>> {
  return texts as Record<Language, Shape<T>>;
}
