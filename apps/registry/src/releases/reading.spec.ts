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
    expect(codeOf(facts({ document: { status } }))).toBe(expected);
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
      restsUntil: inDays(2),
    });
    expect(decideReading(facts())).toEqual({ allowed: true });
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

  it('refuses for the agency first, then for the purpose, then for the document, then for the consent', () => {
    const worst = onConsent({ document: { status: 'removed' }, consent: aConsent({ status: 'withdrawn' }) });
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
