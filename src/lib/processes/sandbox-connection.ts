import {eosio, registrator, soviet, token, wallet} from '../chain/actions/index.js';
import {OPERATOR} from '../chain/actions/registrator.js';
import type {NodeClient} from '../chain/index.js';
import {CoopError} from '../domain/errors.js';
import type {Envelope} from '../domain/document.js';
import {sha256Hex} from '../domain/hash.js';
import type {ActionInput} from '../domain/records.js';
import {DEVELOPMENT_KEY} from '../sandbox/index.js';
import {signerFrom} from '../signing/index.js';
import {refreshCooperative} from './chain-facts.js';
import type {FoundationPlan} from './foundation.js';
import type {Workspace} from './workspace.js';

const SYSTEM_TOKENS = '100.0000 AXON';
/** A sandbox may be told to keep many blocks reversible. */
const FINALITY_MS = 180_000;
const NO_HASH = '0'.repeat(64);

/** A document without signatures: the contracts accept it where nobody has to sign (PROTOCOL 2.3). */
const UNSIGNED: Envelope = {
  version: '1.1.0',
  hash: NO_HASH,
  doc_hash: NO_HASH,
  meta_hash: NO_HASH,
  meta: '{}',
  signatures: [],
};

/**
 * Connects a new cooperative to the sandbox in the order of PROTOCOL 3.e: account, membership at the provider,
 * registration, activation, resources, founders with the keys of their cards, council. On a real network the operator does
 * his part. Each step is one transaction; run again after a kill it goes on with the first that is not done.
 */
export async function connectToSandbox(work: Workspace, plan: FoundationPlan): Promise<void> {
  await work.step('connect_cooperative');
  const provider = [signerFrom(DEVELOPMENT_KEY.private_key)];
  const {id: account} = await work.submit('init.account', accountActions(work), {signers: provider, atOnce: true});
  await work.submit('init.cooperative', [registration(work, plan)], {atOnce: true});
  const {id: activation} = await work.submit('init.activate', activationActions(work), {
    signers: provider,
    atOnce: true,
  });
  await work.step('council');
  await work.submit('init.founders', await founderActions(work, await work.node(), plan), {atOnce: true});
  const board = {coopname: work.coopname, members: plan.council, name: plan.council_name, description: ''};
  await work.submit('init.council', [soviet.createboard(board)], {atOnce: true});
  // When a fork takes them back later, nobody can sign them anew: the vault has no key of the provider's.
  const outbox = await work.outbox();
  for (const id of [account, activation]) await outbox.wait(id, 'irreversible', {timeoutMs: FINALITY_MS});
  await refreshCooperative(work);
  work.registry.transaction(() => {
    for (const {username} of plan.council) work.registry.members.setStatus(username, 'accepted');
  });
}

function accountActions({registry, coopname}: Workspace): ActionInput[] {
  const key = registry.keys.get(coopname, 'active');
  if (!key) throw new CoopError('cooperative_key_missing', 'not_found', {account: coopname});
  return [
    registrator.newaccount({coopname: OPERATOR, username: coopname, public_key: key.public_key}),
    registrator.reguser({
      coopname: OPERATOR,
      username: coopname,
      type: 'organization',
      statement: UNSIGNED,
      registration_hash: sha256Hex(coopname),
    }),
  ];
}

function registration({coopname}: Workspace, plan: FoundationPlan): ActionInput {
  const {coop_type, announce, description, contributions} = plan;
  return registrator.regcoop({coopname, coop_type, announce, description, contributions, document: UNSIGNED});
}

function activationActions({coopname}: Workspace): ActionInput[] {
  const agreement = {program_id: 1, draft_id: 1, document: UNSIGNED};
  return [
    registrator.stcoopstatus({coopname, status: 'active'}),
    wallet.signagree({coopname: OPERATOR, username: coopname, ...agreement}),
    token.transfer({from: OPERATOR, to: coopname, quantity: SYSTEM_TOKENS}),
    eosio.powerup({payer: OPERATOR, receiver: coopname, payment: SYSTEM_TOKENS, transfer: true}),
  ];
}

/** Founders become members without the council, which does not exist yet, and get the keys of their cards. */
async function founderActions(
  {registry, coopname}: Workspace,
  node: NodeClient,
  plan: FoundationPlan,
): Promise<ActionInput[]> {
  const {head_block_time} = await node.info();
  const {initial, minimum} = plan.contributions;
  return plan.council.flatMap(({username}) => {
    const [card] = registry.cards.list(username);
    const founder = {coopname, username};
    return [
      registrator.adduser({
        ...founder,
        type: 'individual',
        created_at: head_block_time.slice(0, 19),
        initial,
        minimum,
        spread_initial: true,
        registration_hash: sha256Hex(username),
      }),
      ...(card === undefined ? [] : [registrator.changekey({...founder, public_key: card.public_key})]),
    ];
  });
}
