import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect} from 'chai';
import {CoopError} from '../../../src/lib/domain/errors.js';
import {readDecision} from '../../../src/lib/processes/council.js';
import {
  cancelOutbox,
  sendOutbox,
  showCancellable,
  showOutbox,
  waitForOutbox,
} from '../../../src/lib/processes/outbox.js';
import {Workspace} from '../../../src/lib/processes/workspace.js';
import {createRegistry, type Registry} from '../../../src/lib/registry/index.js';
import {failsWith} from '../../support/failure.js';
import {action} from '../../support/outbox-world.js';

describe('what is queued in a registry without a network', () => {
  let folder: string;
  let registry: Registry;
  let work: Workspace;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'coopctl-outbox-'));
    registry = createRegistry(join(folder, 'a.coop'), 'none', {coopname: 'romashka'});
    const fault = {url: 'http://127.0.0.1:1', fault: 'refused', local: true} as const;
    const connect = () => Promise.reject(new CoopError('node_unreachable', 'unreachable', fault));
    work = new Workspace({registry, connect});
    await work.submit('a', [action(1)], {subjects: ['x']});
    await work.submit('b', [action(2)], {subjects: ['x']});
  });
  afterEach(() => {
    registry.close();
    rmSync(folder, {recursive: true});
  });

  it('is shown with what it waits for and what comes next', () => {
    expect(showOutbox(work, 1)).to.deep.include({next: 'send', dependencies: [], transactions: []});
    const {next, dependencies, entry} = showOutbox(work, 2);
    expect(next).to.equal('wait_for_others');
    expect(dependencies).to.deep.equal([{id: 1, key: 'a', state: 'queued'}]);
    expect(entry.actions).to.deep.equal([action(2)]);
    expect(showOutbox(work, 1).dependents.map(({id}) => id)).to.deep.equal([2]);
    expect(() => showOutbox(work, 3)).to.throw('outbox_entry_not_found');
  });

  it('is cancelled on the record, once', async () => {
    expect((await cancelOutbox(work, 1)).state).to.equal('cancelled');
    await failsWith('outbox_not_cancellable', cancelOutbox(work, 1));
    const acts = registry.audit.list({limit: 10}).filter(({act}) => act === 'outbox.cancel');
    expect(acts.map(({object}) => object)).to.deep.equal(['1']);
    expect(showOutbox(work, 1).next).to.equal('nothing');
  });

  it('is asked about before it is cancelled only while that may succeed', async () => {
    expect(showCancellable(work, 1).dependents.map(({id}) => id)).to.deep.equal([2]);
    await cancelOutbox(work, 1);
    expect(() => showCancellable(work, 1)).to.throw('outbox_not_cancellable');
    expect(() => showCancellable(work, 3)).to.throw('outbox_entry_not_found');
  });

  it('hides no decision: of one that was never seen the absence of the chain is told', async () => {
    await failsWith('node_unreachable', readDecision(work, 1));
  });

  it('stays queued when it is to be sent or waited for, and the absence is told', async () => {
    await failsWith('node_unreachable', sendOutbox(work, undefined, 1_000));
    await failsWith('outbox_kept', waitForOutbox(work, 2, 'included', 100));
    await failsWith('outbox_kept', work.submit('c', [action(3)], {atOnce: true}));
    expect(registry.outbox.list().map(({state}) => state)).to.deep.equal(['queued', 'queued', 'queued']);
  });
});
