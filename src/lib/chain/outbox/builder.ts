import {CoopError, isCoopError} from '../../domain/errors.js';
import type {ActionInput, OutboxEntry, SignedTransaction} from '../../domain/records.js';
import type {Signer} from '../../signing/signer.js';
import {buildTransaction} from '../transaction.js';
import type {NodeClient} from '../types.js';
import type {View} from './blocks.js';
import type {Draft, OutboxOptions, Submission} from './types.js';

/** Builds and signs the transactions of entries: guarded, checked, and with the keys that are at hand. */
export class Builder {
  private readonly options: OutboxOptions;
  /** Keys that came with submissions of this process, by entry. */
  private readonly given = new Map<number, Signer[]>();

  constructor(options: OutboxOptions) {
    this.options = options;
  }

  /** Lets an entry be signed by keys that are not in the vault, as long as this process lives. */
  lend(id: number, signers: Signer[] | undefined): void {
    if (signers) this.given.set(id, signers);
  }

  /**
   * Transactions for new submissions, one for each. Throws the guard's and the check's errors, `outbox_keys_missing`,
   * what `buildTransaction` throws, and the node's errors.
   */
  async forSubmissions(
    submissions: readonly Submission[],
    node: NodeClient,
    {info}: View,
  ): Promise<SignedTransaction[]> {
    const built = [];
    for (const {actions, signers, expireSeconds} of submissions) {
      const keys = signers ?? (await this.keysFor(0, actions));
      built.push(await buildTransaction({actions, node, signers: keys, expireSeconds, info}));
    }
    await this.check(built.map(({packed}, at) => draftOf(submissions[at]?.actions ?? [], packed)));
    return built;
  }

  /** A transaction for an entry that has none. Throws as `forSubmissions`. */
  async forEntry({id, actions}: OutboxEntry, node: NodeClient, {info}: View): Promise<SignedTransaction> {
    // Once more: since it was queued, the registry may have learned of more people.
    this.options.guard(actions);
    const built = await buildTransaction({actions, node, signers: await this.keysFor(id, actions), info});
    await this.check([draftOf(actions, built.packed)]);
    return built;
  }

  /** True when this process could sign the entry's actions anew. */
  async canSign({id, actions}: OutboxEntry): Promise<boolean> {
    try {
      await this.keysFor(id, actions);
      return true;
    } catch (error) {
      if (isCoopError(error)) return false;
      throw error;
    }
  }

  private async keysFor(id: number, actions: ActionInput[]): Promise<Signer[]> {
    const given = this.given.get(id);
    if (given) return given;
    const keys = (await this.options.signers?.(actions)) ?? [];
    if (keys.length > 0) return keys;
    const [level] = actions.flatMap(({authorization}) => authorization);
    const authority = level ? `${level.actor}@${level.permission}` : '';
    throw new CoopError('outbox_keys_missing', 'not_found', {id, authority});
  }

  private async check(drafts: Draft[]): Promise<void> {
    await this.options.check?.(drafts);
  }
}

function draftOf(actions: ActionInput[], {packed_trx}: SignedTransaction['packed']): Draft {
  return {actions, bytes: packed_trx.length / 2};
}
