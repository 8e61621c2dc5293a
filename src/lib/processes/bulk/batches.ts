/** Items of one transaction, and how long it may wait for them: so much is done again after a kill. */
const COUNT = 64;
const MILLISECONDS = 1000;

/** Groups items for writing them together. */
export async function* inBatches<T>(items: AsyncIterable<T>): AsyncGenerator<T[]> {
  let batch: T[] = [];
  let begun = Date.now();
  for await (const item of items) {
    batch.push(item);
    if (batch.length < COUNT && Date.now() - begun < MILLISECONDS) continue;
    yield batch;
    batch = [];
    begun = Date.now();
  }
  if (batch.length > 0) yield batch;
}
