// Preloaded: the process that is measured writes its greatest resident memory, in bytes, when it ends.
import {writeFileSync} from 'node:fs';
import {isMainThread} from 'node:worker_threads';

const {COOPCTL_BENCH_PEAK: file} = process.env;
if (isMainThread && file !== undefined) {
  process.on('exit', () => writeFileSync(file, String(process.resourceUsage().maxRSS * 1024)));
}
