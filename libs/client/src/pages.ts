interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor?: string;
}

/** The items of all pages, each page fetched when the one before has been used up. */
export async function* itemsOf<T>(page: (cursor: string | undefined) => Promise<Page<T>>): AsyncGenerator<T> {
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await page(cursor);
    yield* items;
    cursor = nextCursor;
  } while (cursor !== undefined);
}
