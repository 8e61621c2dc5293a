import type {Ora} from 'ora';
import type {Terminal} from './terminal.js';

/** How often counted work is told of where there is no terminal. */
const LINE_MS = 10_000;

/** Tells on stderr how long work goes on: a spinner on a terminal, a line for each step elsewhere. */
export class Progress {
  readonly #terminal: Terminal;
  readonly #silent: boolean;
  #spinner: Ora | undefined;
  #told = Date.now();

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

  /** Tells how far the running step is: at once on a terminal, with a line now and then elsewhere. */
  count(text: () => string): void {
    if (this.#silent) return;
    if (this.#spinner) this.#spinner.text = text();
    else if (!this.#terminal.live && Date.now() - this.#told >= LINE_MS) {
      this.#told = Date.now();
      process.stderr.write(`${text()}\n`);
    }
  }

  /** Ends the running step, if there is one, and clears its line. */
  stop(): void {
    this.#spinner?.stop();
  }
}
