import {randomInt} from 'node:crypto';
import {setTimeout as sleep} from 'node:timers/promises';
import type {Chain} from '../chain/chain.js';
import {duplicate} from '../chain/checks.js';
import {errorAnswer, type Answer, type Reply} from '../http/answer.js';
import {Chance, Occasions} from './chance.js';
import {listOf, type Drop, type Duplicate, type Garbage, type TroubleSettings} from './settings.js';

/** How many answers to pushes are remembered. */
const REMEMBERED = 1000;

/** What a proxy says when it does not reach the node behind it. */
const PAGE = '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>\n';

/** What happens to one request; drawn when it comes in, so that the order of requests alone decides. */
interface Fate {
  wait: number;
  drop: Drop | undefined;
  duplicate: Duplicate | undefined;
  garbage: Garbage | undefined;
}

/** Everything that goes wrong between clients and chain. */
export class Trouble {
  private readonly chain: Chain;
  private readonly pushed = new Map<string, Answer>();
  private current: TroubleSettings & {seed: number} = {seed: 0};
  private chance = new Chance(0);
  private drops!: Occasions<Drop>;
  private duplicates!: Occasions<Duplicate>;
  private garbage!: Occasions<Garbage>;

  constructor(chain: Chain) {
    this.chain = chain;
    this.set({});
  }

  /** What goes wrong now, with the seed in use. */
  get settings(): TroubleSettings {
    return this.current;
  }

  /** Replaces what went wrong before; {} is nothing. */
  set(settings: TroubleSettings): void {
    this.current = {...settings, seed: settings.seed ?? randomInt(2 ** 32)};
    this.chance = new Chance(this.current.seed);
    this.drops = new Occasions(listOf(settings.drop), this.chance);
    this.duplicates = new Occasions(listOf(settings.duplicate), this.chance);
    this.garbage = new Occasions(listOf(settings.garbage), this.chance);
    this.chain.store.full = settings.disk_full ?? false;
  }

  /** Answers a request, or undefined when its connection is to be closed. `handle` lets the chain answer. */
  async answer(path: string, handle: () => Answer): Promise<Reply | undefined> {
    const {wait, drop, duplicate: twist, garbage} = this.fate(path);
    const {delay_requests: early = false} = this.current;
    if (early && wait > 0) await sleep(wait);
    if (drop && drop.after !== true) return undefined;
    const answer = this.twisted(path, handle(), twist);
    if (!early && wait > 0) await sleep(wait);
    if (drop) return undefined;
    return garbage ? spoilt(answer, garbage) : answer;
  }

  private fate(path: string): Fate {
    const {delay_ms = 0, delay_up_to_ms = 0} = this.current;
    return {
      wait: delay_ms + (delay_up_to_ms > 0 ? Math.floor(this.chance.next() * delay_up_to_ms) : 0),
      drop: this.drops.take(path),
      duplicate: isPush(path) ? this.duplicates.take(path) : undefined,
      garbage: this.garbage.take(path),
    };
  }

  private twisted(path: string, answer: Answer, twist: Duplicate | undefined): Answer {
    const {chain_id} = this.current;
    if (chain_id !== undefined && path.endsWith('/get_info') && answer.status === 200) {
      return {status: 200, body: {...(answer.body as object), chain_id}};
    }
    if (!isPush(path)) return answer;
    const id = (answer.body as {transaction_id?: string}).transaction_id;
    if (answer.status === 202 && id !== undefined) {
      this.remember(id, answer);
      return twist && twist.accepted !== true ? errorAnswer(duplicate(id)) : answer;
    }
    return twist?.accepted === true && answer.status === 409 ? (this.again(answer) ?? answer) : answer;
  }

  private remember(id: string, answer: Answer): void {
    this.pushed.set(id, answer);
    const [oldest] = this.pushed.keys();
    if (this.pushed.size > REMEMBERED && oldest !== undefined) this.pushed.delete(oldest);
  }

  /** The first answer to a push that is repeated before its transaction is in a block. */
  private again({body}: Answer): Answer | undefined {
    const [id] = /[0-9a-f]{64}/.exec(JSON.stringify(body)) ?? [];
    if (id === undefined) return undefined;
    const found = this.chain.history.transaction(id);
    return found && found.block_num > this.chain.head.num ? this.pushed.get(id) : undefined;
  }
}

function isPush(path: string): boolean {
  return /^\/v1\/chain\/(push|send)_transaction2?$/.test(path);
}

function spoilt(answer: Answer, {kind = 'html'}: Garbage): Reply {
  if (kind === 'html') return {status: 502, text: PAGE, type: 'text/html'};
  const json = JSON.stringify(answer.body);
  return {status: answer.status, text: json.slice(0, Math.floor(json.length / 2)), type: 'application/json'};
}
