import { Catalogue } from '../../catalogue/catalogue';
import { aCatalogueOfTheStory } from '../../catalogue-of-the-story.fixture';
import { aConsent, aPerson, aRejection, aRequest, daysAgo, idOf } from '../../subjects/person.fixture';
import type { Consent, EvidenceRequest } from '../../subjects/person';
import { aDocumentDraft } from './document-draft.fixture';
import { whomItServes } from './whom-it-serves';

const story = aCatalogueOfTheStory();
const catalogue = new Catalogue(1, story);
const housing = aRequest({ status: 'consent_pending' });
const tax = aRequest({ id: idOf(951), agency: 'tax', procedure: 'tax-procedure', purpose: 'tax-purpose' });
const requested = aConsent({ status: 'requested' });

function served(requests: EvidenceRequest[], consents: Consent[] = [], changes = {}, of = catalogue) {
  const found = whomItServes(aDocumentDraft(changes), { ...aPerson({ requests, consents }), ...changes }, of);
  return [found.requests.map(({ agency }) => agency), found.consents.map(({ agency }) => agency)];
}

describe('whom a draft serves', () => {
  it('is whoever waits on a law, and whoever has asked for a consent', () => {
    expect(served([housing, tax], [requested])).toEqual([['tax'], ['housing']]);
  });

  it.each([
    ['given', [['housing'], []]],
    ['refused', [[], []]],
    ['paused', [[], []]],
    ['withdrawn', [[], []]],
  ] as const)('is, where the consent is %s, %j', (status, expected) => {
    expect(served([housing], [aConsent({ status })])).toEqual(expected);
  });

  it('is nobody who waits for another paper, or another one of several', () => {
    expect(served([housing, tax], [requested], { evidenceType: 'passport' })).toEqual([[], []]);
    expect(served([housing, tax], [requested], { qualifier: 'second-child' })).toEqual([[], []]);
  });

  it('is whoever takes it in place of what they asked for, by the consent for this paper', () => {
    const either = aRequest({ status: 'consent_pending', requirement: 'proof-of-passport-or-birth' });
    const passport = aConsent({ id: idOf(912), status: 'requested', evidenceType: 'passport' });
    const found = whomItServes(
      aDocumentDraft({ evidenceType: 'passport' }),
      aPerson({ requests: [either], consents: [requested, passport] }),
      catalogue,
    );
    expect(found.consents).toEqual([passport]);
  });

  it('is nobody for whom it is too old, who has rejected it, or who takes no file', () => {
    const fresh = aRequest({ ...tax, requirement: 'fresh-proof-of-birth' });
    expect(served([fresh], [], { issuedAt: daysAgo(40) })).toEqual([[], []]);
    const rejections = [aRejection({ agency: 'housing', digest: aDocumentDraft().digest })];
    expect(served([tax], [], { rejections })).toEqual([[], []]);
    const purposes = story.purposes.map((purpose) => ({ ...purpose, fields: ['name'] }));
    expect(served([housing, tax], [requested], {}, new Catalogue(2, { ...story, purposes }))).toEqual([[], []]);
  });

  it('is nobody who may not have it', () => {
    const purposes = story.purposes.map((purpose) => ({ ...purpose, evidenceTypes: ['passport'] }));
    expect(served([housing, tax], [requested], {}, new Catalogue(2, { ...story, purposes }))).toEqual([[], []]);
  });
});
