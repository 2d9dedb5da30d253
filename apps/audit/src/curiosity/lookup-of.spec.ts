import { type AskOnceEvent, EVENTS } from '@askonce/contracts';
import { anEvent, without } from '../fixtures/facts';
import { lookupOf } from './lookup-of';

const SUBJECT = '0c6a9c54-2d0f-4f7e-8c53-6f1f6e7a0d11';
const REQUEST = '0193d9a4-0000-7000-8000-000000000001';
const example = EVENTS.evidenceRequested.example;

const eventOf = (
  { type, example: data }: { type: string; example: object } = EVENTS.evidenceRequested,
  given: Partial<AskOnceEvent> = {},
) => anEvent({ subject: SUBJECT, type, data, ...given });

describe('lookupOf', () => {
  it('names who looked, at whom and when, and no more', () => {
    const event = eventOf(EVENTS.evidenceRequested, { data: { ...example, official: 'clerk-17' } });
    expect(lookupOf(event)).toEqual({
      id: REQUEST,
      lookers: [
        { agency: 'housing', kind: 'official', id: 'clerk-17' },
        { agency: 'housing', kind: 'system', id: 'housing-backend' },
      ],
      role: 'agency',
      system: 'housing-backend',
      subjectRef: SUBJECT,
      at: new Date('2026-11-22T09:00:00.000Z'),
      denied: false,
    });
  });

  it.each([
    ['a request', EVENTS.evidenceRequested, 'request', false],
    ['a release', EVENTS.evidenceReleased, 'request', false],
    ['a denial', EVENTS.evidenceDenied, 'request', true],
    ['a reading', EVENTS.evidenceRead, 'event', false],
    ['a refused reading', EVENTS.evidenceReadRefused, 'event', true],
  ])('%s: what makes it one, and whether it was refused', (_title, definition, by, denied) => {
    const event = eventOf(definition);
    expect(lookupOf(event)).toMatchObject({ id: by === 'request' ? REQUEST : event.id, denied });
  });

  it.each([
    ['no official is named', {}],
    ['the official has too long a name', { official: 'x'.repeat(201) }],
  ])('knows the system alone where %s', (_title, given) => {
    const seen = lookupOf(eventOf(EVENTS.evidenceRequested, { data: { ...example, ...given } }));
    expect(seen?.lookers.map(({ kind }) => kind)).toEqual(['system']);
  });

  it.each([
    [
      'adapters that bring a document',
      { ...EVENTS.evidenceRead.example, actor: { role: 'service', clientId: 'askonce-adapters' } },
      {},
    ],
    ['a citizen', { ...example, actor: { role: 'citizen', clientId: 'askonce-portal' } }, {}],
    ['what does not fit the contracts', without(example, 'requestId'), {}],
    ['an official who is no text', { ...example, official: 17 }, {}],
    ['what happened at no time', example, { time: '2026-02-30T00:00:00Z' }],
    ['what is about nobody', example, { subject: 'somebody' }],
  ])('does not count %s', (_title, data, given: Partial<AskOnceEvent>) => {
    const type = 'manner' in data ? EVENTS.evidenceRead.type : EVENTS.evidenceRequested.type;
    expect(lookupOf(anEvent({ subject: SUBJECT, type, data, ...given }))).toBeUndefined();
  });
});
