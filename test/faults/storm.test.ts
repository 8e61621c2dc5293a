import {expect} from 'chai';
import {foundForStorm, Storm} from '../support/faults/storm/storm.js';
import {judge} from '../support/faults/storm/verdict.js';
import {World} from '../support/faults/world.js';

/** A small part of `npm run test:faults`. */
const SAMPLE = {pushes: 10, minutes: 0.2, seed: 20_261_120};

describe('pushes while coopctl and the node are killed, forked and disturbed at random', function () {
  this.timeout(300_000);
  const world = new World();

  after(() => world.close());

  it('take effect exactly once, or are reported as failed', async () => {
    await foundForStorm(world);
    const storm = new Storm(world, SAMPLE);
    await storm.run();
    const {problems, effects, failed} = await judge(world, storm);
    expect(problems, JSON.stringify(storm.figures)).to.deep.equal([]);
    expect(effects).to.be.greaterThan(0);
    expect(effects + failed).to.equal(storm.pushes.length);
  });
});
