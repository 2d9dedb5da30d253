import { differences, EXPECTED, summaryOf } from './summary';

describe('the story in one sentence', () => {
  it('says what the issue of asking once comes to', () => {
    expect(summaryOf({ ...EXPECTED, auditEntries: 40 })).toBe(
      'Before: 7 requests, 5 papers to bring. With AskOnce: asked once, reused 3 times, fetched once, refused 2.',
    );
  });

  it('names each figure that is not as it must be', () => {
    expect(differences({ ...EXPECTED, auditEntries: 40, askedTwice: 1 })).toEqual(['askedTwice is 1, not 0']);
    expect(differences({ ...EXPECTED, auditEntries: 0 })).toEqual([]);
  });
});
