/** Reads under way at the same time. */
const DEPTH = 8;

/** Reads items in their order, a few ahead of the one asked for. A failed read is thrown when its turn comes. */
export async function* readAhead<Item, Result>(
  items: Iterable<Item>,
  read: (item: Item) => Promise<Result>,
): AsyncGenerator<{ item: Item; result: Result }> {
  const underway: { item: Item; result: Promise<Result> }[] = [];
  for (const item of items) {
    const result = read(item);
    // What fails before its turn is not unhandled; nor is what is left when somebody stops.
    result.catch(() => undefined);
    underway.push({ item, result });
    if (underway.length < DEPTH) continue;
    const next = underway.shift();
    if (next) yield { item: next.item, result: await next.result };
  }
  for (const { item, result } of underway) yield { item, result: await result };
}
