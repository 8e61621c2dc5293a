/** Whole numbers from the first to the last, both included. */
export type Interval = [first: number, last: number];

/** Adds an interval to a sorted list; what touches becomes one. */
export function withInterval(list: readonly Interval[], [first, last]: Interval): Interval[] {
  if (last < first) return [...list];
  const apart = list.filter(([start, end]) => end < first - 1 || start > last + 1);
  const joined = list.filter(([start, end]) => end >= first - 1 && start <= last + 1);
  const whole: Interval = [
    Math.min(first, ...joined.map(([start]) => start)),
    Math.max(last, ...joined.map(([, end]) => end)),
  ];
  return [...apart, whole].sort(([a], [b]) => a - b);
}

/** Takes an interval out of a sorted list. */
export function withoutInterval(list: readonly Interval[], [first, last]: Interval): Interval[] {
  if (last < first) return [...list];
  return list.flatMap(([start, end]): Interval[] => {
    if (end < first || start > last) return [[start, end]];
    const before: Interval = [start, first - 1];
    const after: Interval = [last + 1, end];
    return [before, after].filter(([from, to]) => from <= to);
  });
}

/** What of an interval lies in a sorted list. */
export function commonWith(list: readonly Interval[], [first, last]: Interval): Interval[] {
  return list.flatMap(([start, end]): Interval[] =>
    end < first || start > last ? [] : [[Math.max(start, first), Math.min(end, last)]],
  );
}
