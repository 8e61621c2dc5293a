import {expect} from 'chai';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {Chain} from '../../../src/lib/sandbox/chain/chain.js';
import {contracts} from '../../../src/lib/sandbox/contracts/index.js';
import {
  applyForMembership,
  COOP,
  coopWithCouncil,
  decideAgainst,
  decideFor,
  joinWallet,
  newHash,
} from '../../support/coop-chain.js';
import type {MemoryChain} from '../../support/memory-chain.js';

/** A story that leaves rows of every kind behind. */
function story(): MemoryChain {
  const {chain, council} = coopWithCouncil();
  const {person, hash} = applyForMembership(chain);
  joinWallet(chain, person);
  chain.push(COOP, 'soviet::sndagreement', {
    coopname: COOP,
    administrator: COOP,
    username: person.name,
    agreement_type: 'user',
    document: person.document(),
  });
  chain.push(COOP, 'gateway::incomplete', {coopname: COOP, income_hash: hash});
  decideFor(chain, council);
  const deposit_hash = newHash();
  const quantity = '500.0000 RUB';
  chain.push(COOP, 'wallet::createdpst', {coopname: COOP, username: person.name, deposit_hash, quantity});
  chain.push(COOP, 'gateway::incomplete', {coopname: COOP, income_hash: deposit_hash});
  chain.push(COOP, 'wallet::createwthd', {
    coopname: COOP,
    username: person.name,
    withdraw_hash: newHash(),
    quantity: '100.0000 RUB',
    statement: person.document(),
  });
  decideFor(chain, council, 2);
  const refused = applyForMembership(chain, 'petrovpetrov');
  chain.push(COOP, 'gateway::incomplete', {coopname: COOP, income_hash: refused.hash});
  decideAgainst(chain, council, 3);
  applyForMembership(chain, 'sidorovsidor');
  return chain;
}

/** A row without what differs between the two chains: time, spelling of keys and booleans. */
function comparable(row: unknown): unknown {
  if (Array.isArray(row)) return row.map(comparable);
  if (typeof row === 'boolean') return Number(row);
  if (typeof row === 'string') return /^(EOS|PUB_K1_)/.test(row) ? 'key' : row.replace(/^2026-.*/, 'time');
  if (typeof row !== 'object' || row === null) return row;
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, comparable(value)]));
}

describe('sandbox contracts on the sandbox’s own chain', () => {
  it('leave the same rows as in memory', () => {
    const memory = story();
    const folder = mkdtempSync(join(tmpdir(), 'coopctl-'));
    const file = join(folder, 'chain.db');
    const chain = new Chain({file, contracts, genesisActions: memory.sent});
    try {
      const stored = chain.store.all<{code: string; tbl: string; json: string}>('SELECT code, tbl, json FROM rows');
      const rows = stored.map(({code, tbl, json}) => [`${code}::${tbl}`, comparable(JSON.parse(json))]);
      expect(rows).to.have.length.above(50);
      expect(rows).to.have.deep.members(memory.dump().map(([table, row]) => [table, comparable(row)]));
    } finally {
      chain.close();
      rmSync(folder, {recursive: true});
    }
  });
});
