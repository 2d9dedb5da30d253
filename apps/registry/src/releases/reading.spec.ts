import type { ConsentStatus, LawfulBasis } from '@askonce/contracts';
import type { DocumentStatus } from '../subjects/person';
import { aConsent, aDocument, aRelease, inDays, later, NOW } from '../subjects/person.fixture';
import { decideReading, type ReadingFacts } from './reading';

const facts = (changes: Partial<ReadingFacts> = {}): ReadingFacts => ({
  now: NOW,
  agencyActive: true,
  purpose: { evidenceTypes: ['birth-certificate'], lawfulBasis: 'legal_obligation' },
  evidenceType: 'birth-certificate',
  document: aDocument(),
  release: aRelease(),
  ...changes,
});
const onConsent = (changes: Partial<ReadingFacts> = {}) =>
  facts({ purpose: { evidenceTypes: ['birth-certificate'], lawfulBasis: 'consent' }, consent: aConsent(), ...changes });

const codeOf = (given: ReadingFacts) => {
  const verdict = decideReading(given);
  return verdict.allowed ? 'allowed' : verdict.code;
};

describe('decideReading', () => {
  it.each<[DocumentStatus, string]>([
    ['current', 'allowed'],
    ['superseded', 'allowed'],
    ['expired', 'allowed'],
    ['removed', 'document_removed'],
    ['revoked', 'document_revoked'],
  ])('of a document that is %s: %s', (status, expected) => {
    expect(codeOf(facts({ document: aDocument({ status }) }))).toBe(expected);
  });

  it.each<[ConsentStatus, string]>([
    ['given', 'allowed'],
    ['requested', 'consent_expired'],
    ['refused', 'consent_refused'],
    ['paused', 'consent_paused'],
    ['withdrawn', 'consent_withdrawn'],
    ['expired', 'consent_expired'],
  ])('on a consent that is %s: %s', (status, expected) => {
    expect(codeOf(onConsent({ consent: aConsent({ status }) }))).toBe(expected);
  });

  it.each<[string, string | null, string]>([
    ['ends later', later(1), 'allowed'],
    ['ends now', NOW, 'consent_expired'],
    ['has no end', null, 'consent_expired'],
  ])('on a consent that %s', (_title, validUntil, expected) => {
    expect(codeOf(onConsent({ consent: aConsent({ validUntil }) }))).toBe(expected);
  });

  it('rests until the consent ends', () => {
    expect(decideReading(onConsent({ consent: aConsent({ validUntil: inDays(2) }) }))).toEqual({
      allowed: true,
      fields: null,
      restsUntil: inDays(2),
    });
    expect(decideReading(facts())).toEqual({ allowed: true, fields: null });
  });

  it('needs the consent that the catalogue names as basis now', () => {
    const purpose = { evidenceTypes: ['birth-certificate'], lawfulBasis: 'consent' as const };
    expect(codeOf(facts({ purpose }))).toBe('consent_expired');
  });

  it.each<LawfulBasis>(['public_task', 'legal_obligation', 'vital_interest'])(
    'asks no consent for %s',
    (lawfulBasis) => {
      const purpose = { evidenceTypes: ['birth-certificate'], lawfulBasis };
      expect(codeOf(facts({ purpose, consent: aConsent({ status: 'withdrawn' }) }))).toBe('allowed');
    },
  );

  it('refuses what the agency itself has rejected', () => {
    expect(codeOf(facts({ release: aRelease({ endedAt: NOW }) }))).toBe('evidence_rejected');
  });

  describe('of fields', () => {
    const data = aDocument({ provenance: 'agency_issued', sealedAttributes: '\\x00' });
    const purposeOf = (lawfulBasis: LawfulBasis, fields?: string[]) => ({
      purpose: { evidenceTypes: ['birth-certificate'], lawfulBasis, ...(fields && { fields }) },
    });
    const allowedOf = (given: ReadingFacts) => {
      const verdict = decideReading({ ...given, document: data });
      return verdict.allowed && verdict.fields;
    };

    it.each<[string, string[] | null, string[] | undefined, string[] | null, string[] | null]>([
      ['the whole, where nothing names fields', null, undefined, null, null],
      ['what was released, where the declaration names none any more', ['a'], undefined, null, ['a']],
      ['what the declaration of now names, of a whole release', null, ['a'], null, ['a']],
      ['less, where the declaration was narrowed', ['a', 'b'], ['b'], null, ['b']],
      ['no more, where it was widened', ['a'], ['a', 'b'], null, ['a']],
      ['no more than the person agreed to', ['a', 'b'], ['a', 'b'], ['b'], ['b']],
      ['nothing of it, where nothing is left', ['a'], ['b'], null, []],
    ])('gives %s', (_title, released, declared, agreed, expected) => {
      const release = aRelease({ fields: released });
      const consent = aConsent({ fields: agreed });
      expect(allowedOf(facts({ release, consent, ...purposeOf('consent', declared) }))).toEqual(expected);
    });

    it('asks nothing of a consent on another basis', () => {
      const given = facts({ consent: aConsent({ fields: ['a'] }), ...purposeOf('legal_obligation', ['b']) });
      expect(allowedOf(given)).toEqual(['b']);
    });

    it('refuses a file that was released before the declaration named fields', () => {
      expect(codeOf(facts(purposeOf('legal_obligation', ['a'])))).toBe('evidence_type_not_covered');
      expect(codeOf(onConsent(purposeOf('consent', ['a'])))).toBe('evidence_type_not_covered');
    });
  });

  it('refuses for the agency first, then for the purpose, then for the document, then for the consent', () => {
    const worst = onConsent({ document: aDocument({ status: 'removed' }), consent: aConsent({ status: 'withdrawn' }) });
    const uncovered = { evidenceTypes: [], lawfulBasis: 'consent' as const };
    const { now, evidenceType, document, release } = worst;
    const undeclared = { now, evidenceType, document, release, agencyActive: true };
    expect([
      codeOf({ ...undeclared, agencyActive: false }),
      codeOf(undeclared),
      codeOf({ ...worst, purpose: uncovered }),
      codeOf(worst),
    ]).toEqual(['agency_suspended', 'purpose_not_declared', 'evidence_type_not_covered', 'document_removed']);
  });
});
