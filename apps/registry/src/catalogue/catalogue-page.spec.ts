import { InvalidRequest } from '@askonce/problems';
import { pageOf } from './catalogue-page';

const items = ['a', 'b', 'c'].map((id) => ({ id }));
const idsOf = (page: { items: { id: string }[] }) => page.items.map(({ id }) => id).join('');

describe('pages of the catalogue', () => {
  it('lead one to the next until all was shown once', () => {
    const first = pageOf(items, { limit: 2 });
    const second = pageOf(items, { limit: 2, cursor: first.nextCursor! });
    expect([idsOf(first), idsOf(second)]).toEqual(['ab', 'c']);
    expect(second).not.toHaveProperty('nextCursor');
  });

  it('end without a cursor when the last one is just full', () => {
    expect(pageOf(items, { limit: 3 })).toEqual({ items });
  });

  it('go on behind an item that has gone meanwhile', () => {
    const { nextCursor } = pageOf(items, { limit: 2 });
    expect(idsOf(pageOf([{ id: 'a' }, { id: 'c' }], { limit: 2, cursor: nextCursor! }))).toBe('c');
  });

  it('of nothing are empty', () => {
    expect(pageOf([], { limit: 50 })).toEqual({ items: [] });
  });

  it.each(['', '%%%', 'AAAA', '___', Buffer.from('Not An Id').toString('base64url')])(
    'refuse the cursor %j',
    (cursor) => {
      expect(() => pageOf(items, { limit: 2, cursor })).toThrow(InvalidRequest);
    },
  );
});
