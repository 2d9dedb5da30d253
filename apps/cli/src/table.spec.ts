import { table } from './table';

describe('a table', () => {
  it('aligns text to the left and numbers to the right', () => {
    expect(
      table(
        ['name', 'count'],
        [
          ['a', 1],
          ['longer', 100],
        ],
      ),
    ).toEqual(['name    count', 'a           1', 'longer    100']);
  });

  it('is its head alone when there are no rows', () => {
    expect(table(['name', 'count'], [])).toEqual(['name  count']);
  });
});
