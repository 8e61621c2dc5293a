import {createServer, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';

/** Id of a chain that the tests want, and of another one. */
export const CHAIN = 'aa'.repeat(32);
export const OTHER_CHAIN = 'bb'.repeat(32);

/** What is wrong with a node; `good`: nothing. */
export const TROUBLES = [
  ...(['hang', 'drip', 'garbage', 'page', 'redirect', 'huge', 'refuse', 'reset'] as const),
  ...(['other-chain', 'lags', 'stands', 'lies-number', 'lies-info', 'hang-blocks'] as const),
] as const;
export type NodeKind = (typeof TROUBLES)[number] | 'good' | 'changes-chain' | 'lies-previous';

/** A block's id begins with its number. */
export const blockId = (num: number, salt = '11'): string => num.toString(16).padStart(8, '0') + salt.repeat(28);

const HALF_SECOND_MS = 500;

/** A node over HTTP that knows get_info, get_block and send, and has one fault. */
export class BadNode {
  url = '';
  /** Requests that it was asked for. */
  readonly requests: string[] = [];
  /** What it does with a transaction. */
  onSend: (response: ServerResponse) => void = (response) =>
    response.writeHead(202).end(JSON.stringify({transaction_id: 'cd'.repeat(32)}));
  private readonly kind: NodeKind;
  private readonly born = Date.now();
  private server: Server | undefined;
  private infos = 0;

  constructor(kind: NodeKind) {
    this.kind = kind;
  }

  async start(): Promise<this> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        this.serve(request.url ?? '', Buffer.concat(chunks).toString(), response);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    this.server = server;
    if (this.kind === 'refuse') await this.stop();
    return this;
  }

  async stop(): Promise<void> {
    const {server} = this;
    this.server = undefined;
    server?.closeAllConnections();
    if (server) await new Promise((resolve) => server.close(resolve));
  }

  private serve(path: string, text: string, response: ServerResponse): void {
    this.requests.push(path);
    if (this.breaks(response)) return;
    if (path.includes('send_')) {
      this.onSend(response);
    } else if (path.endsWith('get_info')) {
      response.writeHead(200).end(JSON.stringify(this.info()));
    } else if (path.endsWith('chain/get_block')) {
      if (this.kind !== 'hang-blocks') response.writeHead(200).end(JSON.stringify(this.block(text)));
    } else {
      const error = {code: 0, name: 'exception', details: []};
      response.writeHead(404).end(JSON.stringify({code: 404, message: 'Not Found', error}));
    }
  }

  /** Faults of the line, whatever was asked for. */
  private breaks(response: ServerResponse): boolean {
    switch (this.kind) {
      case 'hang':
        return true;
      case 'reset':
        response.destroy();
        return true;
      case 'page':
        response.writeHead(502, {'content-type': 'text/html'}).end('<html>Bad gateway</html>');
        return true;
      case 'garbage':
        response.writeHead(200).end('{"chain_id": "a');
        return true;
      case 'redirect':
        response.writeHead(302, {location: 'http://127.0.0.1:9/'}).end();
        return true;
      case 'drip':
        this.drip(response);
        return true;
      case 'huge':
        this.flood(response);
        return true;
      default:
        return false;
    }
  }

  private drip(response: ServerResponse): void {
    response.writeHead(200);
    const timer = setInterval(() => response.write(' '), 50);
    response.on('close', () => {
      clearInterval(timer);
    });
  }

  private flood(response: ServerResponse): void {
    const piece = Buffer.alloc(1 << 16, 32);
    const more = (): void => {
      while (response.writable && response.write(piece));
      response.once('drain', more);
    };
    response.writeHead(200);
    more();
  }

  private info(): object {
    this.infos += 1;
    const {kind, born} = this;
    const now = 1_000 + Math.floor((Date.now() - born) / HALF_SECOND_MS);
    const head = kind === 'stands' ? 900 : kind === 'lags' ? now - 500 : now;
    const age = kind === 'stands' ? Date.now() - born + 60_000 : kind === 'lags' ? 250_000 : 0;
    const isOther = kind === 'other-chain' || (kind === 'changes-chain' && this.infos > 1);
    return {
      server_version_string: 'v',
      earliest_available_block_num: 1,
      chain_id: isOther ? OTHER_CHAIN : CHAIN,
      head_block_num: head,
      head_block_id: blockId(kind === 'lies-info' ? head + 7 : head),
      head_block_time: new Date(Date.now() - age).toISOString().slice(0, 23),
      last_irreversible_block_num: head - 2,
      last_irreversible_block_id: blockId(head - 2),
    };
  }

  private block(text: string): object {
    const num = (JSON.parse(text) as {block_num_or_id: number}).block_num_or_id;
    return {
      id: blockId(this.kind === 'lies-number' ? num + 1 : num),
      previous: blockId(num - 1, this.kind === 'lies-previous' ? (num % 2 === 1 ? '77' : '66') : '11'),
      timestamp: new Date().toISOString().slice(0, 23),
      transactions: [],
    };
  }
}

/** Runs nodes of these kinds while `use` is at work. */
export async function withNodes<T>(kinds: readonly NodeKind[], use: (...nodes: BadNode[]) => Promise<T>): Promise<T> {
  const nodes = await Promise.all(kinds.map((kind) => new BadNode(kind).start()));
  try {
    return await use(...nodes);
  } finally {
    await Promise.all(nodes.map((node) => node.stop()));
  }
}
