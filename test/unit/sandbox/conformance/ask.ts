import {request} from 'node:http';

/** Sends a request with any method and body: fetch refuses bodies of GET requests, which a node takes. */
export function ask(url: string, method: string, body: string): Promise<{status: number; body: unknown}> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {method, agent: false, headers: {'content-length': Buffer.byteLength(body)}},
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const answer: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
          resolve({status: response.statusCode ?? 0, body: answer});
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
