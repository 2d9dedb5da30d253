import { Catalogue } from '../catalogue/catalogue';
import { aCatalogueOfTheStory } from '../catalogue-of-the-story.fixture';
import { Draft } from '../subjects/draft';
import type { Consent } from '../subjects/person';
import { aConsent, aPerson, HOUSING, idsFrom, inDays, NOW } from '../subjects/person.fixture';
import { agreementOf } from './agreement';
import { applyTransition } from './apply-transition';
import { TermsChanged, TransitionNotAllowed } from './consents.problems';

const catalogue = new Catalogue(1, aCatalogueOfTheStory());
const byFields = (...fields: string[]) => {
  const story = aCatalogueOfTheStory();
  return new Catalogue(2, { ...story, purposes: story.purposes.map((purpose) => ({ ...purpose, fields })) });
};
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
    const changed = applyTransition(draft, consent, transition, { catalogue });
    expect(changed).toMatchObject({ id: consent.id, decidedAt: NOW, validUntil });
    expect(draft.consentFor(consent)).toBe(changed);
    expect(draft.facts).toMatchObject([{ data: { transition, from: status, to: changed.status } }]);
  });

  it.each([
    ['grant', 'requested', null, ['name', 'address']],
    ['grant', 'withdrawn', ['name'], ['name', 'address']],
    ['renewal', 'given', ['dateOfBirth', 'name'], ['name']],
    ['renewal', 'given', ['dateOfBirth'], []],
    ['renewal', 'given', null, ['name', 'address']],
    ['pause', 'given', ['dateOfBirth'], ['dateOfBirth']],
    ['resumption', 'paused', ['dateOfBirth'], ['dateOfBirth']],
  ] as const)('%s from %s, agreed to %j, agrees to the fields %j', (transition, status, agreed, fields) => {
    const consent = aConsent({ status, fields: agreed });
    const changed = applyTransition(draftOf(consent), consent, transition, { catalogue: byFields('name', 'address') });
    expect(changed.fields).toEqual(fields);
  });

  it('agrees to nothing but what was shown, where it is said what that was', () => {
    const requested = aConsent({ status: 'requested' });
    const shown = agreementOf(requested, byFields('name'))!.terms;
    const grant = (fields: string[], terms: string[]) =>
      applyTransition(draftOf(requested), requested, 'grant', { catalogue: byFields(...fields), terms });
    expect(grant(['name'], ['of-another', shown]).fields).toEqual(['name']);
    expect(() => grant(['name', 'address'], [shown])).toThrow(TermsChanged);
    expect(() => grant(['name'], [])).toThrow(TermsChanged);
  });

  it('asks for no terms where nothing is agreed to', () => {
    const given = aConsent();
    expect(applyTransition(draftOf(given), given, 'pause', { catalogue, terms: [] }).status).toBe('paused');
  });

  it('writes nothing when the transition is not allowed', () => {
    const consent = aConsent({ status: 'expired' });
    const draft = draftOf(consent);
    expect(() => applyTransition(draft, consent, 'grant', { catalogue })).toThrow(TransitionNotAllowed);
    expect([draft.facts, draft.movesOthers]).toEqual([[], false]);
  });

  it('gives nothing for a purpose that is no longer declared, but lets it be withdrawn', () => {
    const consent = aConsent({ purpose: 'gone' });
    expect(() => applyTransition(draftOf(consent), consent, 'renewal', { catalogue })).toThrow(
      new TransitionNotAllowed({ detail: 'The agency no longer declares this purpose.' }),
    );
    expect(applyTransition(draftOf(consent), consent, 'withdrawal', { catalogue }).status).toBe('withdrawn');
  });
});
