import {CoopError} from '../domain/errors.js';
import {Answer, BadAnswer, cleanText} from './answer.js';
import type {NetworkFault} from './errors.js';
import {fetchFor, isLocal} from './network/proxy.js';
import {pageInstead} from './refusals.js';

/** A failure in the node's own envelope (recorded answers, rule 3); `code` 0 means "unspecified". */
export interface NodeFailure {
  status: number;
  code: number;
  name: string;
  /** First detail, else the envelope's message. */
  message: string;
}

/** Outcome of one request: the checked JSON, or the node's failure. */
export type Reply = {ok: true; answer: Answer} | {ok: false; failure: NodeFailure};

/** Largest answer that is read; a block with traces of full transactions stays below. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

const FAULTS: Record<string, NetworkFault> = {
  ECONNREFUSED: 'refused',
  ENOTFOUND: 'name',
  EAI_AGAIN: 'name',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  ETIMEDOUT: 'timeout',
};

/** One HTTP address of a node: JSON in, JSON out, with time limit and size limit. */
export class Endpoint {
  readonly url: string;
  private readonly timeoutMs: number;
  private fetch: Promise<typeof fetch> | undefined;

  constructor(url: string, timeoutMs: number) {
    this.url = url.replace(/\/+$/, '');
    this.timeoutMs = timeoutMs;
  }

  /**
   * Posts a JSON body. With `again` (default) a broken line is tried once more: a kept connection breaks when a node
   * restarts. Throws `node_unreachable`, `node_failed` (no Antelope envelope), `node_answer_invalid`.
   */
  async post(
    path: string,
    body: unknown,
    {again = true, signal}: {again?: boolean; signal?: AbortSignal | undefined} = {},
  ): Promise<Reply> {
    const {status, text} = await this.exchange(path, JSON.stringify(body), again, signal);
    const json = parse(text);
    if (status < 300) {
      if (json === undefined) throw this.invalid(path, 'no JSON');
      return {ok: true, answer: new Answer(json)};
    }
    const failure = readFailure(status, json);
    if (failure) return {ok: false, failure};
    throw pageInstead(status, this, path);
  }

  /** Runs a reader over an answer and turns a broken shape into `node_answer_invalid`. */
  read<T>(path: string, reader: () => T): T {
    try {
      return reader();
    } catch (error) {
      if (error instanceof BadAnswer) throw this.invalid(path, error.message);
      throw error;
    }
  }

  failed(path: string, detail: string): CoopError<'node_failed'> {
    return new CoopError('node_failed', 'unreachable', {url: this.url, path, detail: cleanText(detail)});
  }

  invalid(path: string, detail: string): CoopError<'node_answer_invalid'> {
    return new CoopError('node_answer_invalid', 'unreachable', {url: this.url, path, detail: cleanText(detail)});
  }

  private async exchange(
    path: string,
    body: string,
    again: boolean,
    signal: AbortSignal | undefined,
  ): Promise<{status: number; text: string}> {
    const limit = new AbortController();
    // Unlike that of AbortSignal.timeout this timer keeps the process alive: a lost line may be all that it has.
    const timer = setTimeout(() => {
      limit.abort(new DOMException('', 'TimeoutError'));
    }, this.timeoutMs);
    // Not by AbortSignal.any: what it makes may be collected as garbage before it fires.
    const stop = (): void => {
      limit.abort(signal?.reason);
    };
    signal?.addEventListener('abort', stop);
    if (signal?.aborted === true) stop();
    try {
      this.fetch ??= fetchFor(this.url, process.env);
      const send = await this.fetch;
      const response = await send(this.url + path, {
        method: 'POST',
        headers: {'content-type': 'application/json', accept: 'application/json'},
        body,
        // A node that sends us elsewhere is not the node that was configured.
        redirect: 'manual',
        signal: limit.signal,
      });
      return {status: response.status, text: await this.readBounded(path, response)};
    } catch (error) {
      if (error instanceof CoopError) throw error;
      const fault = faultOf(error);
      if (again && fault === 'reset') return await this.exchange(path, body, false, signal);
      throw new CoopError('node_unreachable', 'unreachable', {url: this.url, fault, local: isLocal(this.url)});
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    }
  }

  private async readBounded(path: string, response: Response): Promise<string> {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > MAX_ANSWER_BYTES) throw this.invalid(path, `more than ${MAX_ANSWER_BYTES} bytes`);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function readFailure(status: number, json: unknown): NodeFailure | undefined {
  try {
    const answer = new Answer(json);
    const error = answer.get('error');
    const first = error.maybe('details')?.list(1000)[0]?.maybe('message')?.text();
    return {
      status,
      code: error.get('code').integer(),
      name: error.get('name').text(),
      message: cleanText(first ?? answer.get('message').text()),
    };
  } catch (error) {
    if (error instanceof BadAnswer) return undefined;
    throw error;
  }
}

/** The network's failure behind fetch's "fetch failed". */
function faultOf(error: unknown): NetworkFault {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at.name === 'TimeoutError') return 'timeout';
    const code = 'code' in at && typeof at.code === 'string' ? FAULTS[at.code] : undefined;
    if (code) return code;
  }
  return 'other';
}
