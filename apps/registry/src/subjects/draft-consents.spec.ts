import { Draft } from './draft';
import type { Person } from './person';
import { aConsent, aPerson, HOUSING, idOf, idsFrom, inDays } from './person.fixture';

const draftOf = (person: Partial<Person> = {}) => new Draft(aPerson(person), idsFrom(), HOUSING);

describe('a consent in a draft', () => {
  const consent = { ...aConsent(), validUntil: inDays(1) };
  const about = {
    actor: HOUSING,
    consentId: consent.id,
    agency: 'housing',
    procedure: 'housing-procedure',
    purpose: 'housing-purpose',
    evidenceType: 'birth-certificate',
  };

  it('changes with one fact, which says from where, and until when it holds', () => {
    const draft = draftOf();
    draft.changeConsent(consent, { transition: 'grant', from: 'requested' });
    expect(draft.consentFor(consent)).toEqual(consent);
    const data = { ...about, transition: 'grant', from: 'requested', to: 'given', validUntil: inDays(1) };
    expect(draft.facts).toEqual([{ eventId: idOf(1), type: 'askonce.consent.changed.v1', data }]);
  });

  it('without a period names no end of one', () => {
    const draft = draftOf();
    draft.changeConsent(aConsent({ status: 'requested', validUntil: null }), { transition: 'request' });
    expect(draft.facts).toMatchObject([{ data: { ...about, transition: 'request', to: 'requested' } }]);
    expect(draft.facts[0]?.data).not.toHaveProperty('validUntil');
  });

  it('is told of once for each period', () => {
    const draft = draftOf({ consents: [consent] });
    draft.noticeConsent(consent);
    expect(draft.allConsents()).toEqual([{ ...consent, noticedFor: inDays(1) }]);
    const data = { ...about, validUntil: inDays(1) };
    expect(draft.facts).toEqual([{ eventId: idOf(1), type: 'askonce.consent.expiring.v1', data }]);
  });

  it.each([
    ['agency', 'tax'],
    ['purpose', 'another-purpose'],
    ['evidenceType', 'residence-certificate'],
  ])('is none of another %s', (name, value) => {
    expect(draftOf({ consents: [consent] }).consentFor({ ...consent, [name]: value })).toBeUndefined();
  });
});
