import { addressOf, lookedFor } from './looked-for';

const HELSINKI = 'Europe/Helsinki';

describe('lookedFor', () => {
  it('takes days as they are in the time zone, the last one as a whole', () => {
    const { filters, mistakes } = lookedFor({ from: '2026-11-24', to: '2026-11-25' }, HELSINKI);
    expect(filters).toEqual({ from: '2026-11-23T22:00:00.000Z', to: '2026-11-25T22:00:00.000Z' });
    expect(mistakes).toEqual([]);
  });

  it('takes what is left empty as any', () => {
    expect(lookedFor({ text: '  ', agency: '', outcome: '', from: '', to: '' }, HELSINKI)).toEqual({
      sought: {},
      mistakes: [],
      filters: {},
      cursor: undefined,
    });
  });

  it.each([
    [{ from: 'yesterday' }, ['from']],
    [{ to: '2026-02-30' }, ['to']],
    [{ from: '2026-11-25', to: '2026-11-24' }, ['to']],
  ])('finds the mistake in %j', (query, mistakes) => {
    expect(lookedFor(query, HELSINKI).mistakes).toEqual(mistakes);
  });

  it('takes the first of several values, and nothing that is no text', () => {
    expect(lookedFor({ text: ['a', 'b'], agency: { x: '1' } }, HELSINKI).sought).toEqual({ text: 'a' });
  });
});

describe('addressOf', () => {
  it('leads to the same search', () => {
    const looked = lookedFor({ text: 'a&b=c', case: 'x', cursor: 'old', colour: 'red' }, HELSINKI);
    expect(addressOf('/who-looked', looked, 'new')).toBe('/who-looked?text=a%26b%3Dc&case=x&cursor=new');
    expect(addressOf('/who-looked.csv', { sought: {} })).toBe('/who-looked.csv');
  });
});
