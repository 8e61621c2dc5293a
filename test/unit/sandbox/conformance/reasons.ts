import type {Range} from './cases.js';

/** Recorded answers that are not replayed, each with the reason why it cannot or need not be. */
export const NOT_REPLAYED: readonly {range: Range; reason: string}[] = [
  {range: [45, 48], reason: "no contract of COOPOS refuses by number, so the sandbox's contracts cannot either"},
  {
    range: [126, 129],
    reason:
      "a limit of 30 ms by the wall clock would refuse honest transactions on a busy machine; the sandbox's contracts end",
  },
  {range: [195, 195], reason: "a node's answer to HEAD has a body, which breaks HTTP; no client can read it"},
  {range: [199, 199], reason: 'a description of facts, not an exchange; the facts are tested in http.test.ts'},
  {
    range: [217, 218],
    reason: "get_block_header_state tells a producer's inner state; nothing of it is meant for clients",
  },
  {range: [238, 238], reason: 'the recorded token contract was the stock one, with another ABI than the published'},
  {range: [333, 334], reason: 'protocol features are of wasm, which the sandbox does not run: its list is empty'},
  {range: [391, 393], reason: 'stories of time; blocks, states and reads in their order are tested in process.test.ts'},
  {range: [401, 402], reason: 'a stopped process; the sandbox plays it by delayed requests (trouble.test.ts)'},
  {
    range: [407, 407],
    reason: 'the node had been restarted and forgot the state; the sandbox forks without and says FORKED_OUT',
  },
  {range: [412, 414], reason: 'stories of stops and restarts; tested in process.test.ts and forks.test.ts'},
  {range: [438, 439], reason: 'a node that is started with --trace-no-abis; the sandbox has ABIs always'},
  {range: [452, 459], reason: 'retry_trx needs a second node that does not produce; a producing one refuses it (184)'},
  {range: [464, 468], reason: 'stories of a second node; repeated pushes are played by trouble (trouble.test.ts)'},
  {
    range: [500, 500],
    reason: 'a list of calls that clients make; the clients themselves are tested in clients.test.ts',
  },
];
