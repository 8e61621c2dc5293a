import type {Ora} from 'ora';
import type {Terminal} from './terminal.js';

/** Tells on stderr how long work goes on: a spinner on a terminal, a line for each step elsewhere. */
export class Progress {
  readonly #terminal: Terminal;
  readonly #silent: boolean;
  #spinner: Ora | undefined;

  constructor(terminal: Terminal, silent: boolean) {
    this.#terminal = terminal;
    this.#silent = silent;
  }

  /** Names the step that begins now. */
  async step(text: string): Promise<void> {
    if (this.#silent) return;
    if (!this.#terminal.live) {
      process.stderr.write(`${text}\n`);
      return;
    }
    if (!this.#spinner) {
      const {default: ora} = await import('ora');
      this.#spinner = ora({stream: process.stderr, discardStdin: false});
    }
    this.#spinner.start(text);
  }

  /** Ends the running step, if there is one, and clears its line. */
  stop(): void {
    this.#spinner?.stop();
  }
}
