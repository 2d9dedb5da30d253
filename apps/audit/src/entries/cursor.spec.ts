import fc from 'fast-check';
import { decodeCursor, encodeCursor, type Position } from './cursor';

const positions: fc.Arbitrary<Position> = fc.record({
  occurredAt: fc
    .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  leafIndex: fc.nat({ max: Number.MAX_SAFE_INTEGER }),
});

describe('a cursor', () => {
  it('leads back to its position', () => {
    fc.assert(
      fc.property(positions, fc.string(), (position, question) => {
        expect(decodeCursor(encodeCursor(position, question), question)).toEqual(position);
      }),
    );
  });

  it('belongs to one question', () => {
    fc.assert(
      fc.property(positions, fc.string(), fc.string(), (position, question, other) => {
        fc.pre(question !== other);
        expect(decodeCursor(encodeCursor(position, question), other)).toBeUndefined();
      }),
    );
  });

  it('is found out when one character of it is changed', () => {
    const alphabet = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_');
    fc.assert(
      fc.property(positions, fc.nat({ max: 31 }), fc.constantFrom(...alphabet), (position, place, character) => {
        const cursor = encodeCursor(position, 'q');
        fc.pre(cursor[place] !== character);
        expect(decodeCursor(cursor.slice(0, place) + character + cursor.slice(place + 1), 'q')).toBeUndefined();
      }),
    );
  });

  it('is nothing else', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(decodeCursor(text, 'q')).toBeUndefined();
      }),
    );
  });
});
