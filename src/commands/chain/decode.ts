import {existsSync} from 'node:fs';
import {Args} from '@oclif/core';
import type {NodeClient} from '../../lib/chain/index.js';
import {CoopCommand, type GlobalFlags} from '../../lib/cli/command.js';
import {readDataFile} from '../../lib/cli/input-file.js';
import {argumentLines, levelsText} from '../../lib/cli/raw-text.js';
import {CoopError} from '../../lib/domain/errors.js';
import {displayBlockTime} from '../../lib/domain/time.js';
import type {DecodedTransaction, DecodeMeans} from '../../lib/processes/raw/decode.js';
import type {Found} from '../../lib/processes/raw/find.js';
import {checkTexts} from '../../lib/ui/messages/texts/checks.js';
import {rawTexts} from '../../lib/ui/messages/texts/raw.js';
import {outboxTexts} from '../../lib/ui/messages/texts/words.js';

/** What `chain decode` returns. */
export type ChainDecodeResult = DecodedTransaction;

export default class ChainDecode extends CoopCommand<ChainDecodeResult> {
  static override args = {transaction: Args.string({required: true})};

  async run(): Promise<ChainDecodeResult> {
    const {flags, args} = await this.input(ChainDecode);
    const {means, open} = await this.#means(flags);
    const {decodeTransaction} = await import('../../lib/processes/raw/decode.js');
    const what = args.transaction;
    return decodeTransaction(await this.#find(what, means, open), what, means);
  }

  async #find(what: string, {work, node}: DecodeMeans, open: () => Promise<NodeClient>): Promise<Found> {
    const {findTransaction} = await import('../../lib/processes/raw/find.js');
    const {transactionIn} = await import('../../lib/processes/raw/given.js');
    if (/^[0-9a-f]{64}$/i.test(what) && !existsSync(what)) return findTransaction(what.toLowerCase(), work, node);
    const isFile = what === '-' || existsSync(what);
    if (!isFile && !/^[0-9a-f]+$/i.test(what)) {
      throw new CoopError('raw_undecodable', 'invalid', {what});
    }
    const given = isFile ? await readDataFile(what) : what;
    const packed = await transactionIn(given, what, open);
    return {source: 'given', packed};
  }

  /** Registry and node, as far as they are there; the chain's id from either. */
  async #means(flags: GlobalFlags): Promise<{means: DecodeMeans; open: () => Promise<NodeClient>}> {
    const {work, node: open} = await this.reach(flags, this.texts(rawTexts).locked);
    const {ifKnown, unless} = await import('../../lib/processes/raw/lenient.js');
    const node = await unless(['unreachable', 'conflict', 'not_found'], open);
    const info = node && (await ifKnown(() => node.info()));
    const {registryChain} = await import('../../lib/cli/session.js');
    const chain_id = info?.chain_id ?? (work && registryChain(work.registry));
    return {means: {work, node: info ? node : undefined, chain_id}, open};
  }

  protected render(found: ChainDecodeResult): void {
    const texts = this.texts(rawTexts);
    this.printFacts([
      [texts.transaction, found.transaction_id],
      [texts.source, texts.found[found.source]],
      [texts.state, found.state && this.texts(outboxTexts)[found.state]],
      [texts.block, found.block_num?.toString()],
      [texts.expiration, found.expiration && displayBlockTime(found.expiration)],
      [texts.tapos, found.ref_block_num === undefined ? undefined : `${found.ref_block_num} ${found.ref_block_prefix}`],
    ]);
    for (const [at, {account, name, authorization, data, hex_data}] of found.actions.entries()) {
      this.print();
      this.print(this.terminal.paint.bold(texts.action(at + 1, `${account}::${name}`)));
      if (authorization.length > 0) this.print(`  ${texts.authorized}: ${levelsText(authorization)}`);
      if (data) this.print(argumentLines(data));
      else this.print(`  ${texts.undecoded} ${hex_data ?? ''}`);
    }
    this.#signatures(found);
    this.#documents(found);
  }

  #signatures({signatures}: ChainDecodeResult): void {
    const texts = this.texts(rawTexts);
    if (signatures.length > 0) this.print();
    for (const {signature, public_key, owners} of signatures) {
      this.print(`${texts.signature}: ${signature}`);
      const known = owners.length === 0 ? texts.unknown_owner : owners.join(', ');
      this.print(`  ${public_key === undefined ? texts.unknown_key : `${public_key} (${known})`}`);
    }
  }

  #documents({documents}: ChainDecodeResult): void {
    const texts = this.texts(rawTexts);
    for (const {action, field, registry_id, title, doc_hash, hash, signers, ok, failed, ours} of documents) {
      this.print();
      const {green, red, bold} = this.terminal.paint;
      this.print(`${bold(texts.document(String(registry_id ?? ''), title ?? ''))} (${action}, ${field})`);
      this.print(`  doc_hash ${doc_hash}${ours ? ` (${texts.ours})` : ''}`);
      this.print(`  hash ${hash}`);
      this.print(`  ${texts.signers}: ${signers.join(', ')}`);
      const names = failed.map(({id, detail}) => `${this.texts(checkTexts)(id)}${detail ? `: ${detail}` : ''}`);
      this.print(ok ? `  ${green('✓')} ${texts.verified}` : `  ${red('✗')} ${texts.broken}: ${names.join('; ')}`);
    }
  }
}
