import {existsSync} from 'node:fs';
import {expect} from 'chai';
import type {DemoResult} from '../../src/commands/demo.js';
import {Machine} from '../support/e2e.js';

describe('demo', function () {
  this.timeout(180_000);
  const machine = new Machine();
  let first: DemoResult;
  const demo = (): Promise<DemoResult> => machine.json<DemoResult>(['demo', 'shown']);

  it('runs the whole main job on a sandbox of its own, without secrets given', async () => {
    first = await demo();
    expect(first.documents.map(({registry_id}) => registry_id)).to.deep.equal([2, 1, 4, 3, 100, 501]);
    for (const {file, ...document} of first.documents) {
      expect(document).to.include({regenerated: true, signatures_valid: true, found_on_chain: true, private_values: 0});
      expect(existsSync(machine.path(file)), file).to.equal(true);
    }
  });

  it('run again, only verifies the same documents', async () => {
    const again = await demo();
    expect(again.documents.map(({doc_hash}) => doc_hash)).to.deep.equal(first.documents.map(({doc_hash}) => doc_hash));
  });

  it('leaves no process behind', async () => {
    const status = await machine.json<{running: boolean}>(['sandbox', 'status', '--dir', 'shown/sandbox']);
    expect(status.running).to.equal(false);
  });
});
