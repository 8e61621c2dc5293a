// Comparing pieces of work: each takes its turn in every round, and medians count.
import {performance} from 'node:perf_hooks';

/** Median time in ms of each piece of work; in every round each runs once, in an order that turns. */
export async function takeTurns(works, warmUp, rounds) {
  const names = Object.keys(works);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = -warmUp; round < rounds; round++) {
    for (const index of names.keys()) {
      const name = names[(index + Math.abs(round)) % names.length];
      const started = performance.now();
      await works[name]();
      if (round >= 0) times[name].push(performance.now() - started);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name])]));
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** A number as the report shows it. */
export function round(value) {
  return Math.round(value * 100) / 100;
}
