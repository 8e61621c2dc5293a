import {existsSync} from 'node:fs';
import {dirname, join} from 'node:path';
import type {NodeClient} from '../chain/index.js';
import type {Foundation} from '../domain/cooperative.js';
import {CoopError, isCoopError} from '../domain/errors.js';
import type {CardLabels} from '../factory/index.js';
import {clearUnfinished, createRegistry, openRegistry, type Registry, type RegistryKey} from '../registry/index.js';
import {checkPin} from '../signing/index.js';
import {issueCard, type IssuedCard} from './cards.js';
import {isFounded, markFounded, recordFoundation} from './foundation.js';
import {guardFoundation} from './guard.js';
import {connectToSandbox} from './sandbox-connection.js';
import {Workspace, type Step} from './workspace.js';

/** What `init` needs. */
export interface InitOptions {
  file: string;
  foundation: Foundation;
  key: RegistryKey;
  profile: string;
  connect: () => Promise<NodeClient>;
  /** For the council's cards: given on the sandbox, where they are issued. */
  pin?: string;
  labels: CardLabels;
  /** Name of the council's board on chain. */
  councilName: string;
  onStep: (step: Step) => Promise<void>;
}

/** A founded registry. */
export interface Founded {
  registry: string;
  coopname: string;
  chain_id?: string;
  /** The cooperative's own key, whose private part is in the registry. */
  public_key: string;
  council: {account: string; position: string; card?: string}[];
  /** The cooperative is on chain, with its council. */
  connected: boolean;
}

/**
 * Creates a registry and records the cooperative; on the sandbox also connects it and issues the council's cards into
 * `cards` beside the registry. A killed run is finished by the same call. Throws `registry_exists` for a finished one,
 * `wrong_chain` for one begun elsewhere, `private_value_in_action` for words that the chain is to publish, `weak_pin`.
 */
export async function initialize(options: InitOptions): Promise<Founded> {
  const {file, foundation, profile, onStep} = options;
  const onSandbox = profile === 'sandbox';
  guardFoundation(foundation);
  const node = await reachable(options.connect, onSandbox);
  const info = await node?.info();
  const {pin} = options;
  if (pin !== undefined) checkPin(pin);
  const registry = openOrCreate(options, info?.chain_id);
  try {
    if (node && info) requireSameChain(registry, node.url, info.chain_id);
    const plan = recordFoundation(registry, foundation, {
      head: info?.head_block_num ?? 0,
      council_name: options.councilName,
    });
    const work = new Workspace({registry, connect: options.connect, onStep});
    const cards: IssuedCard[] = [];
    if (pin !== undefined) {
      await onStep('cards');
      const folder = join(dirname(file), 'cards');
      for (const {username} of plan.council) {
        cards.push(await issueCard(work, {account: username, folder, pin, labels: options.labels}));
      }
      await connectToSandbox(work, plan);
    }
    markFounded(work);
    const {chain_id} = registry.identity;
    return {
      registry: file,
      coopname: foundation.coopname,
      ...(chain_id === undefined ? {} : {chain_id}),
      public_key: registry.keys.get(foundation.coopname, 'active')?.public_key ?? '',
      council: plan.council.map(({username, position}) => {
        const card = cards.find(({account}) => account === username)?.file;
        return {account: username, position, ...(card === undefined ? {} : {card})};
      }),
      connected: pin !== undefined,
    };
  } finally {
    registry.close();
  }
}

/** A new registry, or one whose `init` was killed before its end. Throws `registry_exists`. */
function openOrCreate({file, foundation, key, profile}: InitOptions, chain_id: string | undefined): Registry {
  const {coopname} = foundation;
  if (!existsSync(file)) {
    return createRegistry(file, key, {coopname, profile, ...(chain_id === undefined ? {} : {chain_id})});
  }
  const registry = openRegistry(file, key);
  clearUnfinished(file);
  if (!isFounded(registry)) return registry;
  registry.close();
  throw new CoopError('registry_exists', 'conflict', {file});
}

/** Throws `wrong_chain` when an earlier run has begun this registry on another chain. */
function requireSameChain({identity}: Registry, url: string, found: string): void {
  const expected = identity.chain_id ?? found;
  if (expected !== found) throw new CoopError('wrong_chain', 'conflict', {url, expected, found});
}

/** The chain; elsewhere than on the sandbox a registry can be made before the chain is reached. */
async function reachable(connect: () => Promise<NodeClient>, needed: boolean): Promise<NodeClient | undefined> {
  try {
    const node = await connect();
    await node.info();
    return node;
  } catch (error) {
    if (needed || !isCoopError(error) || error.kind !== 'unreachable') throw error;
    return undefined;
  }
}
