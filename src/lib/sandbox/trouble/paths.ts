/** Paths of a sandbox that may be told to misbehave; they are never in trouble themselves. */
export const TROUBLE_PATH = '/v1/sandbox/trouble';
export const FORK_PATH = '/v1/sandbox/fork';
