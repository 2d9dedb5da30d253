import { CONSENT_STATUSES } from '@askonce/contracts';
import { Catalogue } from '../catalogue/catalogue';
import { aCatalogueOfTheStory } from '../catalogue-of-the-story.fixture';
import { Draft } from '../subjects/draft';
import type { Consent, EvidenceRequest } from '../subjects/person';
import { aConsent, aPerson, aRequest, HOUSING, idsFrom } from '../subjects/person.fixture';
import { expireUnneededConsents } from './expire-consents';

const catalogue = new Catalogue(1, aCatalogueOfTheStory());

const draftOf = (requests: readonly EvidenceRequest[], consent: Consent) =>
  new Draft(aPerson({ consents: [consent], requests }), idsFrom(), HOUSING);

function left(requests: readonly EvidenceRequest[], consent = aConsent({ status: 'requested' })) {
  const draft = draftOf(requests, consent);
  expireUnneededConsents(draft, catalogue);
  return draft.consentFor(consent)?.status;
}

describe('a consent that a person is asked for', () => {
  it('stays while a request waits for it', () => {
    expect(left([aRequest()])).toBe('requested');
  });

  it('stays while it belongs to another list that would do', () => {
    const either = aRequest({ requirement: 'proof-of-either', evidenceTypes: ['residence-certificate'] });
    expect(left([either])).toBe('requested');
  });

  it.each<[string, readonly EvidenceRequest[]]>([
    ['no request waits', []],
    ['only another agency waits', [aRequest({ agency: 'childcare' })]],
    ['it waits for another purpose', [aRequest({ purpose: 'another-purpose' })]],
    ['it waits for another type', [aRequest({ requirement: 'proof-of-residence' })]],
    ['the request has ended', [aRequest({ status: 'cancelled' })]],
  ])('is taken back when %s', (_when, requests) => {
    expect(left(requests)).toBe('expired');
  });

  it('says as it is taken back where it stood before', () => {
    const draft = draftOf([], aConsent({ status: 'requested' }));
    expireUnneededConsents(draft, catalogue);
    expect(draft.facts).toMatchObject([{ data: { transition: 'expiry', from: 'requested', to: 'expired' } }]);
  });

  it.each(CONSENT_STATUSES.filter((status) => status !== 'requested'))('is left alone once it is %s', (status) => {
    expect(left([], aConsent({ status }))).toBe(status);
  });
});
