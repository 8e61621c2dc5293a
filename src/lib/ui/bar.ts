/** Words of a bar: units of time and of the rate. */
export interface BarTexts {
  perSecond: string;
  /** Time that is left, `h`, `min` and `s` as the language writes them. */
  left: (time: string) => string;
  hours: string;
  minutes: string;
  seconds: string;
}

/** So short that a line with counts of five digits fits into 80 columns. */
const WIDTH = 10;

/**
 * A line that says how far counted work is: a bar, the counts, the rate and, where the total is known, the time that is
 * left. `elapsed` in milliseconds is the time of the `done` items.
 */
export function barText(
  {done, total, elapsed}: {done: number; total: number | undefined; elapsed: number},
  texts: BarTexts,
): string {
  const rate = elapsed > 0 ? (done * 1000) / elapsed : 0;
  const speed = done === 0 ? '' : ` · ${rate < 10 ? rate.toFixed(1) : grouped(Math.round(rate))} ${texts.perSecond}`;
  if (total === undefined) return `${grouped(done)}${speed}`;
  const filled = total === 0 ? WIDTH : Math.min(WIDTH, Math.floor((done / total) * WIDTH));
  const left = rate > 0 && done < total ? ` · ${texts.left(duration((total - done) / rate, texts))}` : '';
  return `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${grouped(done)} / ${grouped(total)}${speed}${left}`;
}

/** Thousands apart by a space that does not break. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
}

function duration(seconds: number, texts: BarTexts): string {
  const whole = Math.ceil(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  if (hours > 0) return `${hours} ${texts.hours} ${minutes} ${texts.minutes}`;
  return minutes > 0 ? `${minutes} ${texts.minutes} ${whole % 60} ${texts.seconds}` : `${whole} ${texts.seconds}`;
}
