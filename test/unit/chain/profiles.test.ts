import {expect} from 'chai';
import {PROFILE_NAMES, resolveProfile} from '../../../src/lib/chain/index.js';
import {failsWith} from '../../support/failure.js';

describe('network profiles', () => {
  it('name the public networks with their chain ids', () => {
    expect(PROFILE_NAMES).to.deep.equal(['sandbox', 'mainnet', 'testnet']);
    expect(resolveProfile('mainnet')).to.deep.include({
      development: false,
      endpoints: ['https://api.coopenomics.world'],
    });
    expect(resolveProfile('testnet').chain_id).to.match(/^f0364a3f/);
  });

  it("take the caller's endpoints and chain id over their own", () => {
    const endpoints = ['http://127.0.0.1:8888'];
    expect(resolveProfile('mainnet', {endpoints}).endpoints).to.deep.equal(endpoints);
    expect(resolveProfile('sandbox', {endpoints, chain_id: 'ab'})).to.include({chain_id: 'ab', development: true});
  });

  it('refuse a name that is unknown, and a sandbox that has no address', async () => {
    await failsWith('profile_unknown', () => resolveProfile('constructor'));
    await failsWith('profile_without_address', () => resolveProfile('sandbox'));
  });
});
