import { type EventDefinition, EVENTS, TOPICS } from '@askonce/contracts';
import { anEvent } from '../fixtures/facts';
import { factOf } from '../log/fact-of-event';
import { concerns } from './concerns';

const HOUSING = { actor: { role: 'agency', clientId: 'housing-backend', agency: 'housing' } };
const SCHOOL = { actor: { role: 'agency', clientId: 'school-backend', agency: 'school' } };
const REQUEST = EVENTS.evidenceReleased.example.requestId;
const without = { requestId: undefined };

const entryOf = ({ type, example }: EventDefinition, changes: object = {}) =>
  factOf(TOPICS.evidence, anEvent({ type, data: { ...example, ...changes } }));

describe('what an agency may read in the log', () => {
  it.each<[string, EventDefinition, object]>([
    ['its own act', EVENTS.evidenceDenied, {}],
    ['what came of its own request, whoever set it going', EVENTS.evidenceReleased, SCHOOL],
    ['what became of a consent to it', EVENTS.consentChanged, {}],
    ['what a person asked it', EVENTS.questionAsked, without],
    ['its answer', EVENTS.questionAnswered, without],
    ['what a person reported of it', EVENTS.askedAgainReported, {}],
  ])('is %s', (_what, definition, changes) => {
    const entry = entryOf(definition, changes);
    expect([concerns(entry, 'housing'), concerns(entry, 'school'), concerns(entry, undefined)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it.each<[string, EventDefinition, object]>([
    [
      'what it reported itself, also in a case of its own',
      EVENTS.askedAgainReported,
      { ...HOUSING, requestId: REQUEST },
    ],
    ['what another agency reported of it', EVENTS.askedAgainReported, SCHOOL],
    ['what a person did for themself', EVENTS.documentAdded, {}],
  ])('is not %s', (_what, definition, changes) => {
    expect(concerns(entryOf(definition, changes), 'housing')).toBe(false);
    expect(concerns(entryOf(definition, changes), 'school')).toBe(false);
  });
});
