import { Catalogue } from '../catalogue/catalogue';
import { aCatalogueOfTheStory } from '../catalogue-of-the-story.fixture';
import { Draft } from '../subjects/draft';
import type { Consent } from '../subjects/person';
import { aConsent, aPerson, HOUSING, idsFrom, inDays, NOW } from '../subjects/person.fixture';
import { applyTransition } from './apply-transition';
import { TransitionNotAllowed } from './consents.problems';

const catalogue = new Catalogue(1, aCatalogueOfTheStory());
const draftOf = (consent: Consent) => new Draft(aPerson({ consents: [consent] }), idsFrom(), HOUSING);

describe('applyTransition', () => {
  it.each([
    ['grant', 'requested', null, inDays(90)],
    ['renewal', 'given', inDays(1), inDays(90)],
    ['pause', 'given', inDays(1), inDays(1)],
    ['resumption', 'paused', inDays(1), inDays(1)],
    ['withdrawal', 'given', inDays(1), inDays(1)],
    ['refusal', 'requested', null, null],
  ] as const)('%s from %s: a period of %s becomes %s', (transition, status, before, validUntil) => {
    const consent = aConsent({ status, validUntil: before });
    const draft = draftOf(consent);
    const changed = applyTransition(draft, consent, transition, catalogue);
    expect(changed).toMatchObject({ id: consent.id, decidedAt: NOW, validUntil });
    expect(draft.consentFor(consent)).toBe(changed);
    expect(draft.facts).toMatchObject([{ data: { transition, from: status, to: changed.status } }]);
  });

  it.each([
    ['grant', 'requested', ['name']],
    ['renewal', 'given', ['name']],
    ['pause', 'given', ['dateOfBirth']],
    ['resumption', 'paused', ['dateOfBirth']],
  ] as const)('%s from %s agrees to the fields %j', (transition, status, fields) => {
    const story = aCatalogueOfTheStory();
    const purposes = story.purposes.map((purpose) => ({ ...purpose, fields: ['name'] }));
    const consent = aConsent({ status, fields: ['dateOfBirth'] });
    const changed = applyTransition(draftOf(consent), consent, transition, new Catalogue(2, { ...story, purposes }));
    expect(changed.fields).toEqual(fields);
  });

  it('writes nothing when the transition is not allowed', () => {
    const consent = aConsent({ status: 'expired' });
    const draft = draftOf(consent);
    expect(() => applyTransition(draft, consent, 'grant', catalogue)).toThrow(TransitionNotAllowed);
    expect([draft.facts, draft.movesOthers]).toEqual([[], false]);
  });

  it('gives nothing for a purpose that is no longer declared, but lets it be withdrawn', () => {
    const consent = aConsent({ purpose: 'gone' });
    expect(() => applyTransition(draftOf(consent), consent, 'renewal', catalogue)).toThrow(
      new TransitionNotAllowed({ detail: 'The agency no longer declares this purpose.' }),
    );
    expect(applyTransition(draftOf(consent), consent, 'withdrawal', catalogue).status).toBe('withdrawn');
  });
});
