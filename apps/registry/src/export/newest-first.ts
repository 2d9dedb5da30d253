/** Rows that are read at a time. */
export const PAGE = 50;

/** Rows with time-ordered ids, page by page: what comes in meanwhile is newer than where the reading is. */
export async function* newestFirst<T>(
  read: (page: { before: string | null; limit: number }) => Promise<readonly T[]>,
  idOf: (row: T) => string,
): AsyncGenerator<T> {
  for (let before: string | null = null; ;) {
    const page = await read({ before, limit: PAGE });
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    before = idOf(last);
  }
}
