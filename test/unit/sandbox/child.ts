import {runSandbox} from '../../../src/lib/sandbox/index.js';

/** What `sandbox start --foreground` does; run by the tests as a process of its own. */
await runSandbox({folder: process.env.COOPCTL_SANDBOX_DIR ?? '', genesis: {drafts: []}, idleMinutes: 1});
