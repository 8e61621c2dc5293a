import type {NodeClient, PackedTransaction} from '../chain/index.js';
import {CoopError} from '../domain/errors.js';
import type {ActionInput} from '../domain/records.js';
import type {Registry} from '../registry/index.js';
import {guardActions} from './guard.js';

/** What a signature is on the wire; anything else would be a text of somebody's choice. */
const SIGNATURE = /^SIG_(?:K1|R1)_[1-9A-HJ-NP-Za-km-z]{90,110}$/;

/**
 * A node that gets no transaction before its bytes have been taken apart again and looked through: whatever came between
 * the first look at the actions and the wire. `send` then also throws `private_value_in_action`,
 * `action_too_large_to_check` and `transaction_unreadable`.
 */
export function guardedNode(node: NodeClient, registry: Registry): NodeClient {
  const send: NodeClient['send'] = async (packed, actions) => {
    guardActions(registry, await actionsOnWire(packed, node));
    return node.send(packed, actions);
  };
  return new Proxy(node, {
    get(target, key) {
      if (key === 'send') return send;
      const member: unknown = Reflect.get(target, key, target);
      return typeof member === 'function' ? (member.bind(target) as unknown) : member;
    },
  });
}

/**
 * The actions that a packed transaction consists of, decoded by the live ABIs; data that the ABI does not wholly explain
 * are given as bytes too. Throws `transaction_unreadable` when there is anything else in it.
 */
async function actionsOnWire({packed_trx, signatures}: PackedTransaction, node: NodeClient): Promise<ActionInput[]> {
  const {Serializer, Transaction} = await import('@wharfkit/antelope');
  const place = signatures.findIndex((signature) => !SIGNATURE.test(signature));
  if (place >= 0) throw unreadable(`signatures[${place}]`);
  const transaction = decoded(() => Serializer.decode({data: packed_trx, type: Transaction}));
  if (Serializer.encode({object: transaction}).hexString !== packed_trx.toLowerCase()) throw unreadable('packed_trx');
  if (transaction.context_free_actions.length > 0) throw unreadable('context_free_actions');
  if (transaction.transaction_extensions.length > 0) throw unreadable('transaction_extensions');
  const actions: ActionInput[] = [];
  for (const action of transaction.actions) {
    const abi = await node.abi(action.account.toString());
    const data = decoded(() => action.decodeData(abi));
    const again = Serializer.encode({object: data, abi, type: abi.getActionType(action.name) ?? ''});
    actions.push({
      account: action.account.toString(),
      name: action.name.toString(),
      authorization: action.authorization.map(({actor, permission}) => ({
        actor: actor.toString(),
        permission: permission.toString(),
      })),
      data: {
        ...(Serializer.objectify(data) as Record<string, unknown>),
        ...(again.equals(action.data) ? {} : {'': action.data.array}),
      },
    });
  }
  return actions;
}

function decoded<T>(read: () => T): T {
  try {
    return read();
  } catch {
    // The serialiser's complaint may repeat what it was reading.
    throw unreadable('packed_trx');
  }
}

function unreadable(place: string): CoopError<'transaction_unreadable'> {
  return new CoopError('transaction_unreadable', 'denied', {place});
}
