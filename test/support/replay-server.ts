import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';

/** What a replay server answers to one request. */
export interface Replayed {
  status: number;
  body: unknown;
}

/** A server that answers each request as `answer` says; a text is sent as it is, anything else as JSON. */
export async function replayServer(
  answer: (path: string, body: Record<string, unknown>) => Replayed,
): Promise<{url: string; close: () => Promise<void>}> {
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const {status, body} = answer(request.url ?? '', JSON.parse(text || '{}') as Record<string, unknown>);
      response.writeHead(status, {'content-type': 'application/json'});
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
