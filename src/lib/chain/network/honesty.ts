import {CoopError} from '../../domain/errors.js';
import type {ChainBlock, NodeInfo} from '../types.js';

/** Irreversible blocks whose ids are remembered for comparison. */
const REMEMBERED = 4_096;

/**
 * Holds a node's answers against each other: the first four bytes of a block's id are its number, and an irreversible
 * block has one id and one predecessor for ever. Throws `node_lies`; then it has forgotten what it knew, so that a node
 * which was set back to older data (recorded answers, rule 51) is believed again, from anew.
 */
export class Honesty {
  private readonly url: string;
  private readonly ids = new Map<number, string>();
  private last = 0;

  constructor(url: string) {
    this.url = url;
  }

  /** What get_info says of head and last irreversible block. */
  checkInfo(info: NodeInfo): void {
    const {head_block_num: head, last_irreversible_block_num: last, last_irreversible_block_id: lastId} = info;
    this.checkNumber(head, info.head_block_id);
    this.checkNumber(last, lastId);
    if (last > head) this.caught(`irreversible ${last} > head ${head}`);
    this.last = last;
    this.checkKnown(last, lastId);
  }

  /** A block that was asked for by its number. */
  checkBlock(asked: number, {block_num, block_id, previous_id}: ChainBlock): void {
    if (block_num !== asked) this.caught(`block ${block_num} instead of ${asked}`);
    this.checkNumber(asked, block_id);
    if (asked > 1) this.checkNumber(asked - 1, previous_id);
    if (asked > this.last) return;
    this.checkKnown(asked, block_id);
    if (asked > 1) this.checkKnown(asked - 1, previous_id);
  }

  private checkNumber(num: number, id: string): void {
    if (Number.parseInt(id.slice(0, 8), 16) !== num) this.caught(`block ${num}: ${id}`);
  }

  private checkKnown(num: number, id: string): void {
    const known = this.ids.get(num);
    if (known !== undefined && known !== id) this.caught(`irreversible block ${num}: ${known}, ${id}`);
    this.ids.set(num, id);
    const [oldest] = this.ids.keys();
    if (this.ids.size > REMEMBERED && oldest !== undefined) this.ids.delete(oldest);
  }

  private caught(detail: string): never {
    this.ids.clear();
    this.last = 0;
    throw new CoopError('node_lies', 'unreachable', {url: this.url, detail});
  }
}
