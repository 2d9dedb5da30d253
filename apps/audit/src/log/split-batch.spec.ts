import fc from 'fast-check';
import { aFact } from '../fixtures/facts';
import { splitBatch } from './split-batch';

const SUBJECT = '0c6a9c54-2d0f-4f7e-8c53-6f1f6e7a0d11';
const OTHER = '1d7bad65-3e10-4a8f-9d64-7f2f7f8b1e22';

describe('splitBatch', () => {
  it('takes an event that comes twice once', () => {
    const fact = aFact();
    expect(splitBatch([fact, { ...fact }])).toEqual({ batch: [fact], conflicting: [] });
  });

  it('lets the first of two facts keep the number that both claim', () => {
    const first = aFact({ subject: SUBJECT, sequence: 1 });
    const second = aFact({ subject: SUBJECT, sequence: 1 });
    expect(splitBatch([first, second])).toEqual({ batch: [first], conflicting: [second] });
  });

  it('lets two persons have the same number', () => {
    const facts = [aFact({ subject: SUBJECT }), aFact({ subject: OTHER })];
    expect(splitBatch(facts)).toEqual({ batch: facts, conflicting: [] });
  });

  it('loses nothing, keeps the order, and repeats neither an id nor a number', () => {
    const pool = [SUBJECT, OTHER].flatMap((subject) =>
      [1, 2, 3].flatMap((sequence) => [aFact({ subject, sequence }), aFact({ subject, sequence })]),
    );
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pool), { maxLength: 30 }), (facts) => {
        const { batch, conflicting } = splitBatch(facts);
        const ids = [...batch, ...conflicting].map(({ entryId }) => entryId);
        expect(new Set(ids)).toEqual(new Set(facts.map(({ entryId }) => entryId)));
        expect(new Set(ids).size).toBe(ids.length);
        const numbers = batch.map(({ subjectRef, sequence }) => `${subjectRef}/${sequence}`);
        expect(new Set(numbers).size).toBe(numbers.length);
        expect(batch).toEqual([...new Set(facts)].filter((fact) => batch.includes(fact)));
      }),
    );
  });
});
