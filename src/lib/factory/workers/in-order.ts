/**
 * Results of `work` for each of `items`, in their order. At most `ahead` items are taken before their results are
 * fetched, so that memory does not depend on how many there are. A rejection ends the iteration.
 */
export async function* mapInOrder<T, R>(
  items: Iterable<T> | AsyncIterable<T>,
  ahead: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const begun: Promise<R>[] = [];
  for await (const item of items) {
    const result = work(item);
    // Whoever waits for an earlier result has not looked at this one yet.
    result.catch(() => undefined);
    begun.push(result);
    const first = begun.length >= ahead ? begun.shift() : undefined;
    if (first) yield await first;
  }
  for (const result of begun) yield await result;
}
