import { REQUEST_STATUSES } from '@askonce/contracts';
import { Catalogue } from '../catalogue/catalogue';
import { aCatalogueOfTheStory } from '../catalogue-of-the-story.fixture';
import type { EvidenceRequest } from '../subjects/person';
import { aConsent, aPerson, aPursuit, aRequest, daysAgo, idOf, inDays, NOW } from '../subjects/person.fixture';
import { toOwnRequestStanding } from './request-standing';

const catalogue = new Catalogue(1, aCatalogueOfTheStory());
const person = aPerson({
  pursuits: [
    aPursuit(),
    aPursuit({ id: idOf(922), outcome: 'declined', closedAt: daysAgo(1) }),
    aPursuit({ id: idOf(923), qualifier: 'another' }),
    aPursuit({ id: idOf(924), kind: 'fetching', evidenceType: 'residence-certificate' }),
    aPursuit({ id: idOf(925), kind: 'fetching', evidenceType: 'passport' }),
  ],
  consents: [
    aConsent({ status: 'requested' }),
    aConsent({ id: idOf(912), agency: 'childcare', status: 'requested' }),
    aConsent({ id: idOf(913), evidenceType: 'residence-certificate', status: 'given' }),
  ],
});
const standing = (request: Partial<EvidenceRequest>) =>
  toOwnRequestStanding({ request: aRequest(request), releases: [] }, person, catalogue);

describe('where a request stands', () => {
  it('is said by the asks, consents and sources that it waits for, and by no others', () => {
    const both = ['birth-certificate', 'residence-certificate'];
    expect(standing({ evidenceTypes: both, requirement: 'proof-of-both' }).waitsFor).toEqual({
      asks: [idOf(921)],
      consents: [idOf(911)],
      sources: [
        {
          agency: 'civil-registry',
          agencyName: { en: 'Housing Office' },
          evidenceType: 'residence-certificate',
          since: daysAgo(1),
          deadline: inDays(29),
        },
      ],
    });
  });

  it('tells since when it waits: since it was opened again, if it was', () => {
    expect(standing({ createdAt: daysAgo(3) }).waitingSince).toBe(daysAgo(3));
    expect(standing({ createdAt: daysAgo(3), reopenedAt: NOW }).waitingSince).toBe(NOW);
  });

  it('names the law on which it is asked, as long as its purpose does', () => {
    expect(standing({}).legalReference).toEqual({ en: 'Act 1/2026' });
    expect(standing({ purpose: 'unknown-purpose' })).not.toHaveProperty('legalReference');
  });

  it('leads back to where its agency wants the person, if it said so', () => {
    expect(standing({})).not.toHaveProperty('returnUrl');
    expect(standing({ returnUrl: 'https://housing.example/1', status: 'released' })).toMatchObject({
      returnUrl: 'https://housing.example/1',
    });
  });

  it.each(['https://housing.example.net/1', 'https://school.example/1'])(
    'leads nowhere that is not registered for its agency (any more): %s',
    (returnUrl) => {
      expect(standing({ returnUrl })).not.toHaveProperty('returnUrl');
    },
  );

  it('leads nowhere once its agency has left the catalogue', () => {
    expect(standing({ agency: 'gone', returnUrl: 'https://housing.example/1' })).not.toHaveProperty('returnUrl');
  });

  it('waits for something only while it waits', () => {
    const waiting = REQUEST_STATUSES.filter((status) => standing({ status }).waitsFor.asks.length > 0);
    expect(waiting.sort()).toEqual(['asking', 'consent_pending', 'fetching']);
    expect(standing({ status: 'denied' })).toMatchObject({ waitsFor: { asks: [], consents: [], sources: [] } });
    expect(standing({ status: 'denied' })).not.toHaveProperty('waitingSince');
  });
});
