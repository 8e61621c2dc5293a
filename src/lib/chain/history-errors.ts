import '../domain/errors.js';

declare module '../domain/errors.js' {
  interface ErrorParams {
    /** Blocks of one reading that do not follow each other: the nodes are on different branches, or one went back. */
    history_gap: {block_num: number; expected: string; found: string};
    history_before_first_block: {block_num: number; earliest: number};
    /** An irreversible block that was read before has another id now. */
    history_forked: {block_num: number; expected: string; found: string; url: string};
    /** More actions in one block than a chain can have. */
    history_block_too_large: {block_num: number; url: string};
  }
}
