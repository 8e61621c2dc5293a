import type {Chain} from '../chain/chain.js';
import {TooDeep, type Keep} from '../chain/forks.js';
import type {Answer} from '../http/answer.js';
import type {Interference} from '../http/server.js';
import {FORK_PATH, TROUBLE_PATH} from './paths.js';
import {WrongSettings, parse, readSettings} from './settings.js';
import {Trouble} from './trouble.js';

const KEEPS: readonly unknown[] = ['all', 'none', 'later'] satisfies Keep[];

/**
 * The control of a sandbox that may be told to misbehave: GET (or an empty POST) of `trouble` tells what is set, POST sets
 * it; POST of `fork` takes blocks back. Wrong requests are answered 400, a fork too deep 409.
 */
export function interference(chain: Chain, log: (line: string) => void): Interference {
  const trouble = new Trouble(chain);
  return async (path, body, handle) => {
    if (path !== TROUBLE_PATH && path !== FORK_PATH) return trouble.answer(path, handle);
    try {
      if (path === FORK_PATH) return fork(chain, body);
      if (body !== '') {
        trouble.set(readSettings(body));
        log(`trouble: ${body}`);
      }
      return {status: 200, body: {...state(chain), trouble: trouble.settings}};
    } catch (error) {
      if (error instanceof WrongSettings) return {status: 400, body: {code: 400, message: error.message}};
      if (!(error instanceof TooDeep)) throw error;
      return {status: 409, body: {code: 409, message: error.message, reversible: error.reversible}};
    }
  };
}

function fork(chain: Chain, body: string): Answer {
  const {blocks, keep = 'all'} = parse(body);
  if (!Number.isSafeInteger(blocks) || Number(blocks) < 1) throw new WrongSettings('unfit value of blocks');
  if (!KEEPS.includes(keep)) throw new WrongSettings('unfit value of keep');
  const {lost, transactions} = chain.fork(Number(blocks), keep as Keep);
  return {
    status: 200,
    body: {
      ...state(chain),
      lost_blocks: lost.map(({num, id}) => ({block_num: num, id: id.toString('hex')})),
      lost_transactions: transactions,
    },
  };
}

function state(chain: Chain): Record<string, unknown> {
  const {chainId: chain_id, head, irreversible, irreversibleAfter: irreversible_after} = chain;
  return {
    chain_id,
    head_block_num: head.num,
    head_block_id: head.id.toString('hex'),
    last_irreversible_block_num: irreversible.num,
    irreversible_after,
  };
}
