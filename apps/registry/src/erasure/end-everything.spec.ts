import { EVENTS, type ConsentStatus } from '@askonce/contracts';
import { Draft } from '../subjects/draft';
import type { Person } from '../subjects/person';
import { aConsent, aPerson, aPursuit, aRequest, idOf, idsFrom, NOW } from '../subjects/person.fixture';
import { endEverything } from './end-everything';

const ended = (person: Partial<Person>) => {
  const draft = new Draft(aPerson(person), idsFrom(), { role: 'citizen', clientId: 'portal' });
  endEverything(draft);
  return draft;
};

describe('when somebody is erased', () => {
  it('every waiting request is cancelled, and says why', () => {
    const requests = [aRequest(), aRequest({ id: idOf(2), status: 'consent_pending' })];
    const draft = ended({ requests });
    const reasons = [{ code: 'subject_erased' }];
    expect(draft.changes({ raisesVersion: true }).requests).toMatchObject(
      requests.map(({ id }) => ({ id, status: 'cancelled', decisionCode: 'cancelled', reasons, updatedAt: NOW })),
    );
    expect(draft.facts.map(({ type }) => type)).toEqual([EVENTS.evidenceMoved.type, EVENTS.evidenceMoved.type]);
  });

  it('every open ask and fetch is closed', () => {
    const pursuits = [aPursuit(), aPursuit({ id: idOf(3), kind: 'fetching', evidenceType: 'residence-certificate' })];
    const draft = ended({ pursuits });
    expect(draft.openPursuits()).toEqual([]);
    expect(draft.changes({ raisesVersion: true }).pursuits).toMatchObject(
      pursuits.map(({ id }) => ({ id, outcome: 'no_longer_needed', closedAt: NOW })),
    );
  });

  it.each<[ConsentStatus, ConsentStatus, string | undefined]>([
    ['requested', 'refused', 'refusal'],
    ['given', 'withdrawn', 'withdrawal'],
    ['paused', 'withdrawn', 'withdrawal'],
    ['refused', 'refused', undefined],
    ['withdrawn', 'withdrawn', undefined],
    ['expired', 'expired', undefined],
  ])('a consent that is %s becomes %s', (status, after, transition) => {
    const consent = aConsent({ status });
    const draft = ended({ consents: [consent] });
    expect(draft.consentFor(consent)?.status).toBe(after);
    expect(draft.facts.map(({ data }) => (data as { transition: string }).transition)).toEqual(
      transition === undefined ? [] : [transition],
    );
  });
});
