import '../domain/errors.js';

declare module '../domain/errors.js' {
  interface ErrorParams {
    sandbox_not_running: {folder: string};
    /** Another process holds the folder: it runs in the foreground elsewhere, or it hangs. */
    sandbox_already_running: {folder: string};
    /** `detail`: what the process said last. */
    sandbox_did_not_start: {folder: string; detail: string};
    sandbox_did_not_stop: {folder: string; pid: number};
    /** The chain's file cannot be read, or it is of another version of coopctl. */
    sandbox_damaged: {folder: string; detail: string};
    sandbox_port_taken: {port: number};
    /** The chain could not be written on: disk full or folder gone. */
    sandbox_write_failed: {folder: string; detail: string};
    /** The sandbox was not started with `--allow-trouble`. */
    sandbox_trouble_not_allowed: {folder: string};
    /** `detail`: the field that is unknown or unfit. */
    sandbox_trouble_wrong: {detail: string};
    sandbox_fork_too_deep: {blocks: number; reversible: number};
  }
}
