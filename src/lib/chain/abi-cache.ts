import type {ABI} from '@wharfkit/antelope';
import {CoopError} from '../domain/errors.js';
import {sha256Hex} from '../domain/hash.js';
import {MAX_ABI_BYTES, unfitness} from './abi-bounds.js';
import type {Endpoint} from './http.js';
import {isUnknownAccount, refusal} from './refusals.js';

const PATH = '/v1/chain/get_raw_abi';

/** So long a known ABI is used without asking the node whether it still holds. */
const FRESH_MS = 30_000;

/** ABIs by the hash of their bytes; one table a process, whatever node they came from. */
const known = new Map<string, ABI>();

/** Reads live ABIs of contracts from a node: asks for the hash, fetches the ABI only when it is new. */
export class AbiCache {
  private readonly endpoint: Endpoint;
  private readonly current = new Map<string, {hash: string; until: number}>();
  /** Questions on their way: who asks meanwhile gets the same answer. */
  private readonly asked = new Map<string, Promise<ABI>>();

  constructor(endpoint: Endpoint) {
    this.endpoint = endpoint;
  }

  /**
   * Throws `account_unknown`, `abi_missing`; `node_answer_invalid` when the bytes do not have the promised hash, or are an
   * ABI that no honest contract has.
   */
  get(account: string): Promise<ABI> {
    const seen = this.current.get(account);
    const cached = seen && known.get(seen.hash);
    if (seen && cached && seen.until > performance.now()) return Promise.resolve(cached);
    const asked = this.asked.get(account) ?? this.ask(account, cached && seen.hash);
    this.asked.set(account, asked);
    const forget = (): void => void this.asked.delete(account);
    void asked.then(forget, forget);
    return asked;
  }

  /** Asks the node; with the hash of the ABI at hand it answers shortly when that still holds. */
  private async ask(account: string, hash_at_hand: string | undefined): Promise<ABI> {
    const request = {account_name: account, ...(hash_at_hand === undefined ? {} : {abi_hash: hash_at_hand})};
    const reply = await this.endpoint.post(PATH, request);
    if (!reply.ok) {
      if (isUnknownAccount(reply.failure)) throw new CoopError('account_unknown', 'not_found', {account});
      throw refusal(reply.failure, this.endpoint, PATH);
    }
    const {hash, packed} = this.endpoint.read(PATH, () => ({
      hash: reply.answer.get('abi_hash').hex(32),
      packed: reply.answer.maybe('abi')?.text(),
    }));
    if (packed === '') throw new CoopError('abi_missing', 'not_found', {contract: account});
    const abi = known.get(hash) ?? (await this.decode(account, hash, packed));
    known.set(hash, abi);
    this.current.set(account, {hash, until: performance.now() + FRESH_MS});
    return abi;
  }

  /** Nodes pad the base64 with one `=` too many (recorded answers, rule 38); Buffer does not mind. */
  private async decode(account: string, hash: string, packed: string | undefined): Promise<ABI> {
    if (packed === undefined) throw this.endpoint.invalid(PATH, `${account}: abi left out`);
    const bytes = Buffer.from(packed, 'base64');
    if (bytes.length > MAX_ABI_BYTES) throw this.endpoint.invalid(PATH, `${account}: ABI of ${bytes.length} bytes`);
    if (sha256Hex(bytes) !== hash) throw this.endpoint.invalid(PATH, `${account}: abi_hash does not match`);
    const abi = await decodeAbi(bytes);
    if (!abi) throw this.endpoint.invalid(PATH, `${account}: no ABI`);
    const why = unfitness(abi);
    if (why !== undefined) throw this.endpoint.invalid(PATH, `${account}: ABI: ${why}`);
    return abi;
  }
}

async function decodeAbi(bytes: Uint8Array): Promise<ABI | undefined> {
  const {ABI, Blob} = await import('@wharfkit/antelope');
  try {
    return ABI.from(new Blob(bytes));
  } catch {
    return undefined;
  }
}
