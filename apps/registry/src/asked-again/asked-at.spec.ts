import { NOW } from '../subjects/person.fixture';
import { askedAt } from './asked-at';

describe('when an agency asked', () => {
  it.each([
    [undefined, NOW],
    ['2026-11-21T10:00:00+02:00', '2026-11-21T08:00:00.000Z'],
    ['2026-11-21', '2026-11-21T00:00:00.000Z'],
    ['2026-11-22T09:02:00.000Z', NOW],
  ])('is %s', (given, at) => {
    expect(askedAt(given, NOW)).toBe(at);
  });

  const refusedFor = (given: string, detail: string) =>
    expect(Promise.resolve(given).then((at) => askedAt(at, NOW))).rejects.toMatchObject({
      details: { errors: [{ pointer: '/at', detail }] },
    });

  it.each(['2026-11-22T09:02:00.001Z', '2999-01-01T00:00:00Z'])('is not to come: %s', async (given) => {
    await refusedFor(given, 'lies in the future');
  });

  it.each(['2026-11-21T10:00', '+012026-01-01T00:00:00Z', 'soon'])('is not %s', async (given) => {
    await refusedFor(given, 'is not a date, such as 2026-11-22 or 2026-11-22T09:00:00Z');
  });
});
