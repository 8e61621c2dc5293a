/** How a text stands out on stdout. */
export type Paint = Record<'bold' | 'dim' | 'green' | 'red', (text: string) => string>;

/** What the process may do with its terminal. */
export interface Terminal {
  /** Colours for stdout; none until `loadPaint` has brought them. */
  paint: Paint;
  /** True when questions may be asked: a terminal on both ends, and not `--no-input`. */
  interactive: boolean;
  /** True when stderr is a terminal, so that a spinner makes sense. */
  live: boolean;
}

const asItIs = (text: string): string => text;
const PLAIN: Paint = {bold: asItIs, dim: asItIs, green: asItIs, red: asItIs};

/** Reads the terminal's abilities and `--no-input`. */
export function openTerminal(options: {noInput?: boolean}): Terminal {
  return {
    paint: PLAIN,
    interactive: options.noInput !== true && process.stdin.isTTY && process.stderr.isTTY,
    // A terminal that says it is 0 columns wide would keep the spinner clearing lines for ever.
    live: process.stderr.isTTY && process.stderr.columns > 0 && process.env.TERM !== 'dumb',
  };
}

/** Colours for a terminal, unless `NO_COLOR` or `--no-color` forbids them. Whoever prints to a pipe does not load chalk. */
export async function loadPaint(options: {noColor: boolean}): Promise<Paint> {
  if (options.noColor || (process.env.NO_COLOR ?? '') !== '' || !process.stdout.isTTY) return PLAIN;
  const {default: chalk} = await import('chalk');
  return chalk;
}
