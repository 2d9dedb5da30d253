import fc from 'fast-check';
import { InvalidRequest } from '@askonce/problems';
import { idOf } from '../subjects/person.fixture';
import { cursorId, type Page, pageOf } from './page';

const rowsUpTo = (count: number) => Array.from({ length: count }, (_row, index) => ({ id: idOf(count - index) }));

/** Reads a list newest first, as the repositories do: one more than wanted, before the cursor. */
function read(all: readonly { readonly id: string }[], limit: number, cursor?: string): Page<string> {
  const before = cursorId(cursor);
  const rows = all.filter(({ id }) => before === null || id < before).slice(0, limit + 1);
  return pageOf(rows, limit, ({ id }) => id);
}

describe('pages', () => {
  it('give every row once, in order, whatever their size', () => {
    fc.assert(
      fc.property(fc.nat({ max: 30 }), fc.integer({ min: 1, max: 10 }), (count, limit) => {
        const all = rowsUpTo(count);
        const seen: string[] = [];
        let page = read(all, limit);
        seen.push(...page.items);
        while (page.nextCursor !== undefined) {
          expect(page.items).toHaveLength(limit);
          page = read(all, limit, page.nextCursor);
          seen.push(...page.items);
        }
        expect(seen).toEqual(all.map(({ id }) => id));
      }),
    );
  });

  it('name no next one where nothing follows', () => {
    expect(read(rowsUpTo(2), 2)).toEqual({ items: [idOf(2), idOf(1)] });
    expect(read([], 2)).toEqual({ items: [] });
  });

  it.each([
    '',
    'x',
    idOf(1),
    Buffer.from('1 OR true').toString('base64url'),
    Buffer.from(`${idOf(1)}x`).toString('base64url'),
  ])('begin at no cursor like %j', (cursor) => {
    expect(() => cursorId(cursor)).toThrow(InvalidRequest);
  });

  it('begin at the start without a cursor', () => {
    expect(cursorId(undefined)).toBeNull();
  });
});
