import { Value } from '@sinclair/typebox/value';
import { type AskOnceEvent, dataOf, EVENTS, InvalidEventData } from './index';

const eventOf = (type: string, data: object): AskOnceEvent => ({
  id: '0193d9a4-0000-7000-8000-00000000000a',
  type,
  source: '/registry',
  time: '2026-11-22T09:00:00.000Z',
  data,
});

describe('event definitions', () => {
  it.each(Object.values(EVENTS).map((definition) => [definition.type, definition] as const))(
    '%s has an example that fits it and round-trips through JSON',
    (type, definition) => {
      const overTheWire = JSON.parse(JSON.stringify(definition.example)) as object;
      expect([...Value.Errors(definition.data, overTheWire)]).toEqual([]);
      expect(dataOf(definition, eventOf(type, overTheWire))).toEqual(definition.example);
    },
  );

  it('gives every event a name of its own', () => {
    const types = Object.values(EVENTS).map((definition) => definition.type);
    expect(new Set(types).size).toBe(types.length);
  });

  it('lets a field pass that a later version may add', () => {
    const data = { ...EVENTS.askClosed.example, addedLater: 1 };
    expect(() => dataOf(EVENTS.askClosed, eventOf(EVENTS.askClosed.type, data))).not.toThrow();
  });

  it('names the place of what does not fit, and not its value', () => {
    const data = { ...EVENTS.askClosed.example, outcome: 'a secret' };
    const attempt = () => dataOf(EVENTS.askClosed, eventOf(EVENTS.askClosed.type, data));
    expect(attempt).toThrow(InvalidEventData);
    expect(attempt).toThrow('/outcome');
    expect(attempt).not.toThrow('secret');
  });
});
