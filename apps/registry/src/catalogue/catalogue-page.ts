import { type Page, type PageQuery, readCursor } from '../calls/page';
import { ID_PATTERN } from './dto/catalogue-schema';

/** A page and the catalogue's version that it was cut from. */
export interface VersionedPage<T> {
  readonly version: number;
  readonly page: Page<T>;
}

/**
 * The items after the cursor, from items ordered by id; a cursor stays good when the catalogue changes in between.
 * @throws InvalidRequest when the cursor is none of ours.
 */
export function pageOf<T extends { readonly id: string }>(items: readonly T[], { limit, cursor }: PageQuery): Page<T> {
  const after = cursor === undefined ? '' : readCursor(cursor, ID_PATTERN);
  const rest = items.filter((item) => item.id > after);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return last === undefined || page.length === rest.length
    ? { items: page }
    : { items: page, nextCursor: Buffer.from(last.id).toString('base64url') };
}
