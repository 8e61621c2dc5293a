import {ABI, Serializer, type ABISerializable} from '@wharfkit/antelope';
import {expect} from 'chai';
import {Serialize} from 'eosjs';
import fc from 'fast-check';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {serialise} from '../../src/lib/chain/transaction.js';
import {isCoopError} from '../../src/lib/domain/errors.js';
import type {ActionInput} from '../../src/lib/domain/records.js';
import {EVERY_ACTION} from '../support/every-action.js';
import {useTarget} from './target.js';
import {structsOf} from './values.js';

const PUBLISHED = new URL('../../../shared/coopos/abi/', import.meta.url);
const EMBEDDED = new URL('../../src/lib/sandbox/abi/', import.meta.url);

/** Values of each action; the seed is printed by fast-check when one fails. */
const RUNS = 10;

/** Fewer for the ABIs of the node: they hardly differ from the published ones. */
const LIVE_RUNS = 2;

const authorization = [{actor: 'voskhod', permission: 'active'}];

function publishedAbis(): Map<string, ABI> {
  const folder = existsSync(PUBLISHED) ? PUBLISHED : EMBEDDED;
  if (folder === EMBEDDED) process.stdout.write('  the published ABIs are absent: those of the sandbox are taken\n');
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return new Map(
    files.map((file) => [
      file.slice(0, -'.json'.length),
      ABI.from(JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as ABI),
    ]),
  );
}

/** Serialises and reads back by the three clients, and holds them against each other. */
class Clients {
  private readonly types: Map<string, Serialize.Type>;
  private readonly abi: ABI;
  private readonly account: string;

  constructor(account: string, abi: ABI) {
    this.account = account;
    this.abi = abi;
    const definition = JSON.parse(JSON.stringify(abi.toJSON())) as Parameters<typeof Serialize.getTypesFromAbi>[1];
    this.types = Serialize.getTypesFromAbi(Serialize.createInitialTypes(), definition);
  }

  async compare(name: string, type: string, data: Record<string, unknown>): Promise<void> {
    const what = `${this.account}::${name} ${JSON.stringify(data)}`;
    const ours = (await this.serialise({account: this.account, name, authorization, data})).hexString;
    expect(ours, `wharfkit ${what}`).to.equal(
      Serializer.encode({object: data as object, type, abi: this.abi}).hexString,
    );
    expect(ours, `eosjs ${what}`).to.equal(this.eosjs(type, data));
    const decoded: ABISerializable = Serializer.decode({data: ours, type, abi: this.abi});
    const back: unknown = Serializer.objectify(decoded);
    const again = await this.serialise({
      account: this.account,
      name,
      authorization,
      data: back as Record<string, unknown>,
    });
    expect(again.hexString, `there and back ${what}`).to.equal(ours);
    const theirs = this.eosjsBack(type, ours);
    expect(this.eosjs(type, theirs), `there and back by eosjs ${what}`).to.equal(ours);
  }

  private async serialise(action: ActionInput) {
    return (await serialise(action, {abi: () => Promise.resolve(this.abi)})).data;
  }

  private eosjs(type: string, data: unknown): string {
    const buffer = new Serialize.SerialBuffer({textEncoder: new TextEncoder(), textDecoder: new TextDecoder()});
    Serialize.getType(this.types, type).serialize(buffer, data, new Serialize.SerializerState(), true);
    return Buffer.from(buffer.asUint8Array()).toString('hex');
  }

  private eosjsBack(type: string, hex: string): unknown {
    const array = Buffer.from(hex, 'hex');
    const coders = {textEncoder: new TextEncoder(), textDecoder: new TextDecoder()};
    const buffer = new Serialize.SerialBuffer({...coders, array: new Uint8Array(array)});
    const value: unknown = Serialize.getType(this.types, type).deserialize(
      buffer,
      new Serialize.SerializerState(),
      true,
    );
    expect(buffer.haveReadData()).to.equal(false);
    return value;
  }
}

async function compareAll(account: string, abi: ABI, numRuns = RUNS): Promise<number> {
  const clients = new Clients(account, abi);
  for (const {name, type} of abi.actions) {
    const property = fc.asyncProperty(structsOf(abi, type), (data) => clients.compare(String(name), type, data));
    await fc.assert(property, {numRuns});
  }
  return abi.actions.length;
}

describe('wire: serialisation by coopctl, wharfkit and eosjs', function () {
  this.timeout(300_000);
  const target = useTarget();
  const published = publishedAbis();

  for (const [account, abi] of published) {
    it(`is the same for all ${abi.actions.length} actions of ${account}`, () => compareAll(account, abi));
  }

  it('is the same by the ABIs that the node itself has', async () => {
    let compared = 0;
    for (const account of ['eosio', ...published.keys()]) {
      try {
        compared += await compareAll(account, await target.node.abi(account), LIVE_RUNS);
      } catch (error) {
        // A plain node has no contract but its own.
        if (!isCoopError(error, 'account_unknown') && !isCoopError(error, 'abi_missing')) throw error;
      }
    }
    expect(compared, 'actions of the node').to.be.above(0);
  });

  for (const [action] of EVERY_ACTION) {
    const abi = published.get(action.account);
    const type = abi?.getActionType(action.name);
    it(`is the same for what builds ${action.account}::${action.name}`, async () => {
      if (!abi || type === undefined) throw new Error('not published');
      await new Clients(action.account, abi).compare(action.name, type, action.data);
    });
  }
});
