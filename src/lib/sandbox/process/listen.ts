import type {Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {CoopError} from '../../domain/errors.js';

const ANSWER_TIMEOUT_MS = 500;

/**
 * Starts listening and returns the port: the wanted one; else the one of the last time, or any free one when another
 * program has taken it. Throws `sandbox_port_taken` for a wanted port that is in use or not allowed.
 */
export async function listen(
  server: Server,
  host: string,
  wanted: number | undefined,
  kept: number | undefined,
): Promise<number> {
  if (wanted !== undefined) {
    if (await isBarred(host, wanted)) throw new CoopError('sandbox_port_taken', 'conflict', {port: wanted});
    try {
      return await listenOn(server, host, wanted);
    } catch (error) {
      throw new CoopError('sandbox_port_taken', 'conflict', {port: wanted}, {cause: error});
    }
  }
  try {
    return await listenOn(server, host, kept === undefined || (await isBarred(host, kept)) ? 0 : kept);
  } catch {
    // Somebody else has the port by now; any other serves as well, since the address is read from the state.
    return listenOn(server, host, 0);
  }
}

/** Some ports are barred to every web client (Fetch standard, "port blocking"): a sandbox there would be out of reach. */
async function isBarred(host: string, port: number): Promise<boolean> {
  try {
    await fetch(`http://${host}:${port}/`, {method: 'HEAD', signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS)});
    return false;
  } catch (error) {
    return error instanceof TypeError && error.cause instanceof Error && error.cause.message === 'bad port';
  }
}

function listenOn(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
