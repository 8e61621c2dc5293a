import chalk, {Chalk, type ChalkInstance} from 'chalk';

/** What the process may do with its terminal. */
export interface Terminal {
  /** Colours for stdout; without colours where they are unwanted. */
  paint: ChalkInstance;
  /** True when questions may be asked: a terminal on both ends, and not `--no-input`. */
  interactive: boolean;
  /** True when stderr is a terminal, so that a spinner makes sense. */
  live: boolean;
}

/** Reads the terminal's abilities, `NO_COLOR`, `--no-color` and `--no-input`. */
export function openTerminal(options: {noColor?: boolean; noInput?: boolean}): Terminal {
  const plain = options.noColor === true || (process.env.NO_COLOR ?? '') !== '' || !process.stdout.isTTY;
  return {
    paint: plain ? new Chalk({level: 0}) : chalk,
    interactive: options.noInput !== true && process.stdin.isTTY && process.stderr.isTTY,
    live: process.stderr.isTTY && process.env.TERM !== 'dumb',
  };
}
