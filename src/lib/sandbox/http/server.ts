import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {Chain} from '../chain/chain.js';
import {NodeError} from '../chain/exceptions.js';
import {errorAnswer, unknownEndpoint, type Answer, type Reply} from './answer.js';
import {ROUTES} from './routes.js';

/** Largest body that is read; above it a node closes the connection without an answer. */
const MAX_BODY_BYTES = 2 * 1024 * 1024;

/**
 * What comes between requests and chain: may answer itself, late, or with undefined, which closes the connection. `handle`
 * lets the chain answer.
 */
export type Interference = (path: string, body: string, handle: () => Answer) => Promise<Reply | undefined>;

/** Ways to watch a server, and to disturb it. */
export interface ServerHooks {
  interfere?: Interference;
  /** Told of every request. */
  onRequest?: () => void;
  /** Told of a mistake of ours: the request got HTTP 500. */
  onError?: (error: unknown) => void;
}

/** The Antelope HTTP API over a chain. The caller listens on a loopback address. */
export function apiServer(chain: Chain, hooks: ServerHooks = {}): Server {
  const server = createServer((request, response) => {
    hooks.onRequest?.();
    readBody(request, (body) => {
      const answer = () => handle(chain, request, body, hooks);
      if (hooks.interfere) void disturb(request, response, hooks.interfere(request.url ?? '', body, answer), hooks);
      else send(response, answer());
    });
  });
  // Clients keep connections; a node never closes them on its own.
  server.keepAliveTimeout = 0;
  return server;
}

async function disturb(
  request: IncomingMessage,
  response: ServerResponse,
  pending: Promise<Reply | undefined>,
  hooks: ServerHooks,
): Promise<void> {
  try {
    const reply = await pending;
    if (reply) send(response, reply);
    else request.socket.destroy();
  } catch (error) {
    hooks.onError?.(error);
    request.socket.destroy();
  }
}

function handle(chain: Chain, request: IncomingMessage, body: string, hooks: ServerHooks): Answer {
  if (request.method === 'OPTIONS') return {status: 200, body: {}};
  const endpoint = ROUTES.get(request.url ?? '');
  if (!endpoint) return unknownEndpoint();
  try {
    return endpoint(chain, body);
  } catch (error) {
    if (error instanceof NodeError) return errorAnswer(error);
    hooks.onError?.(error);
    const frame = {format: 'sandbox: internal error', file: 'http_plugin.cpp', line: 423, method: 'handle_exception'};
    return errorAnswer(new NodeError('exception', [frame]));
  }
}

function readBody(request: IncomingMessage, done: (body: string) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) request.socket.destroy();
    else chunks.push(chunk);
  });
  request.on('end', () => {
    done(Buffer.concat(chunks).toString('utf8'));
  });
}

function send(response: ServerResponse, reply: Reply): void {
  const text = 'text' in reply ? reply.text : JSON.stringify(reply.body);
  const bytes = Buffer.from(text, 'utf8');
  response.sendDate = false;
  response.writeHead(reply.status, {
    server: 'coopctl-sandbox',
    'content-type': 'text' in reply ? reply.type : 'application/json',
    'content-length': bytes.length,
  });
  response.end(bytes);
}
