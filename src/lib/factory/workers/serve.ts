import {parentPort} from 'node:worker_threads';
import {packError, type Answer} from './messages.js';

/** What a job gives: its result, and those buffers of it that move to the other thread instead of being copied. */
export interface Done<R> {
  result: R;
  transfer?: ArrayBuffer[];
}

/** Makes this thread do jobs for a `ThreadPool`, one after the other; the last line of a thread's file. */
export function serveJobs(work: (job: never) => Promise<Done<unknown>>): void {
  const port = parentPort;
  if (!port) return;
  const answer = (message: Answer<unknown>, transfer: ArrayBuffer[] = []): void => {
    port.postMessage(message, transfer);
  };
  port.on('message', (job: unknown) => {
    work(job as never).then(
      ({result, transfer}) => {
        answer({result}, transfer);
      },
      (error: unknown) => {
        answer({error: packError(error)});
      },
    );
  });
  answer({ready: true});
}
