import type { AskWithEnd, DraftInFull, Overview, OwnRequestStanding } from '@askonce/client';

export const idOf = (number: number): string => `0193f3a1-0000-7000-8000-${String(number).padStart(12, '0')}`;

const at = '2026-11-01T08:00:00.000Z';
const later = '2026-12-01T08:00:00.000Z';
const housing = { agency: 'housing', procedure: 'housing-benefit' };

export const anAsk = (more: Partial<AskWithEnd> = {}): AskWithEnd => ({
  id: idOf(1),
  evidenceType: 'birth-certificate',
  name: { en: 'Birth certificate' },
  qualifier: 'own',
  alternatives: [],
  alternativeNames: {},
  askedAt: at,
  deadline: later,
  waiting: [
    { ...housing, name: { en: 'Housing Office' }, procedureName: { en: 'Housing' }, requestId: idOf(2), since: at },
  ],
  consents: [
    {
      ...housing,
      id: idOf(3),
      agencyName: { en: 'Housing Office' },
      purpose: 'eligibility',
      purposeDescription: { en: 'To decide on your benefit.' },
      evidenceType: 'birth-certificate',
      evidenceTypeName: { en: 'Birth certificate' },
      fields: [],
      terms: 'shown',
    },
  ],
  held: [],
  rejections: [],
  ...more,
});

export const aStanding = (more: Partial<OwnRequestStanding> = {}): OwnRequestStanding => ({
  ...housing,
  id: idOf(2),
  agencyName: { en: 'Housing Office' },
  procedureName: { en: 'Housing' },
  purpose: 'eligibility',
  purposeDescription: { en: 'To decide on your benefit.' },
  evidenceTypes: ['birth-certificate'],
  evidenceTypeNames: { 'birth-certificate': { en: 'Birth certificate' } },
  lawfulBasis: 'consent',
  channel: 'portal',
  status: 'consent_pending',
  decision: { code: 'consent_pending', reasons: [] },
  documents: [],
  fields: [],
  answers: [],
  auditEntryId: idOf(4),
  createdAt: at,
  expiresAt: later,
  waitsFor: { asks: [idOf(1)], consents: [idOf(3)], sources: [] },
  ...more,
});

export const aDraft = (more: Partial<DraftInFull> = {}): DraftInFull => ({
  id: idOf(5),
  status: 'draft',
  evidenceType: 'birth-certificate',
  evidenceTypeName: { en: 'Birth certificate' },
  qualifier: 'own',
  channel: 'portal',
  mediaType: 'image/png',
  size: 8,
  digest: '',
  waiting: [],
  consents: anAsk().consents,
  createdAt: at,
  expiresAt: later,
  ...more,
});

const none = { count: 0, items: [] };

export const anOverview = (more: Partial<Overview> = {}): Overview => ({
  asks: none,
  requestedConsents: none,
  sharing: none,
  documents: { ...none, releases: 0 },
  waitingRequests: none,
  decisions: none,
  questions: { count: 0, overdue: 0 },
  ...more,
});
