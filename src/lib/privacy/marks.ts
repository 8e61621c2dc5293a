/**
 * When a word that is part of a name is a finding. `always`: wherever it stands. `capital`: it is an ordinary word as
 * well, so only where a capital letter makes it a name, or in company; `lone`: or when a text has hardly anything else.
 * `never`: many bear it, so only in company.
 */
export type Alone = 'always' | 'lone' | 'capital' | 'never';

/** What a found key stands for. */
export interface Mark {
  /** Field path of the value: `last_name`. */
  kind: string;
  /** Account of the person; empty when it is not known. */
  person: string;
  alone: Alone;
  /** Of a last name: first letters of the first and the middle name. */
  initials?: string;
}

/** Keys of one kind, each with all that it may stand for. */
export type MarkMap = Map<string, Mark[]>;

/** Adds a mark to a key; the same one twice in a row once. */
export function put(map: MarkMap, key: string, mark: Mark): void {
  const marks = map.get(key);
  if (marks === undefined) map.set(key, [mark]);
  else if (marks.at(-1) !== mark) marks.push(mark);
}
