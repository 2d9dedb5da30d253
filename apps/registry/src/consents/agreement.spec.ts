import { Catalogue } from '../catalogue/catalogue';
import type { Purpose } from '../catalogue/catalogue-content';
import { anEvidenceType } from '../catalogue/catalogue.fixture';
import { aCatalogueOfTheStory } from '../catalogue-of-the-story.fixture';
import { aConsent, idOf } from '../subjects/person.fixture';
import { agreementOf } from './agreement';

const story = aCatalogueOfTheStory();
const declared = (changes: Partial<Purpose> = {}, more: Partial<typeof story> = {}) =>
  new Catalogue(1, { ...story, ...more, purposes: story.purposes.map((purpose) => ({ ...purpose, ...changes })) });
const requested = aConsent({ status: 'requested' });
const termsOf = (catalogue: Catalogue, consent = requested) => agreementOf(consent, catalogue)?.terms;

describe('what a person would agree to', () => {
  it('is nothing that is not declared any more', () => {
    expect(agreementOf(aConsent({ purpose: 'gone' }), declared())).toBeUndefined();
  });

  it('has a period as long as the declaration allows', () => {
    expect(agreementOf(requested, declared({ maxValidityDays: 7 }))?.period).toBe(7);
  });

  it.each<[string, Partial<Purpose>]>([
    ['fields', { fields: ['name'] }],
    ['the period', { maxValidityDays: 7 }],
    ['what for', { description: { en: 'Something else.' } }],
    ['what is kept', { retention: { en: 'For ever.' } }],
    ['what follows a refusal', { consequenceOfRefusing: { en: 'Nothing.' } }],
    ['what follows a withdrawal', { consequenceOfWithdrawing: { en: 'Nothing.' } }],
  ])('has other terms where it is another: %s', (_what, changes) => {
    expect(termsOf(declared(changes))).not.toBe(termsOf(declared()));
  });

  it('has other terms where an answer tells something else', () => {
    const answering = (name: string) => {
      const answer = { id: 'over-18', name: { en: name }, field: 'dateOfBirth' };
      return declared({ fields: ['over-18'] }, { evidenceTypes: [anEvidenceType({ answers: [answer] })] });
    };
    expect(termsOf(answering('Whether you are 18'))).not.toBe(termsOf(answering('Whether you are 21')));
  });

  it('has terms of its own for each consent, and the same as long as nothing of it changes', () => {
    expect(termsOf(declared(), { ...requested, id: idOf(999) })).not.toBe(termsOf(declared()));
    expect(termsOf(declared({ legalReference: { en: 'Act 2' } }), { ...requested })).toBe(termsOf(declared()));
  });
});
