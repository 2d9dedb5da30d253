import type { Access, AccessPage, OwnAskedAgainReport, OwnQuestion, WholeDocument } from '@askonce/client';
import type { Answers } from '../portal.fixture';

export const ID = '0193d9a4-0000-7000-8000-000000000001';
/** The draft of a copy that is better than the document. */
export const BETTER = '0193d9a4-0000-7000-8000-000000000002';
const NAME = { en: 'Birth certificate' };
const HOUSING = { agency: 'housing', agencyName: { en: 'Housing <b>Office</b>' } };
const THEN = '2026-11-25T09:00:00.000Z';

export const anAccess = (given: Partial<Access> = {}): Access => ({
  ...HOUSING,
  id: ID,
  index: 0,
  action: 'askonce.evidence.denied.v1',
  occurredAt: THEN,
  recordedAt: THEN,
  role: 'agency',
  system: '=HYPERLINK("http://evil.example")',
  procedure: 'housing-benefit',
  procedureName: { en: 'Housing benefit' },
  purpose: 'eligibility',
  purposeDescription: { en: 'To see whether you can get it' },
  evidenceTypes: ['birth-certificate'],
  evidenceTypeNames: { 'birth-certificate': NAME },
  documents: [],
  outcome: 'consent_withdrawn',
  requestId: ID,
  ...given,
});

export const aQuestion = (given: Partial<OwnQuestion> = {}): OwnQuestion => ({
  ...HOUSING,
  id: ID,
  kind: 'question',
  text: 'Why <i>me</i>?',
  about: { auditEntryId: ID },
  status: 'open',
  askedAt: THEN,
  promisedBy: '2026-12-02T09:00:00.000Z',
  auditEntryId: ID,
  ...given,
});

const aReport: OwnAskedAgainReport = {
  ...HOUSING,
  id: ID,
  evidenceType: 'birth-certificate',
  qualifier: '',
  channel: 'counter',
  askedAt: THEN,
  reportedAt: THEN,
  evidenceRequestId: ID,
  status: 'upheld',
  reason: 'held',
  auditEntryId: ID,
};

const aDocument: WholeDocument = {
  id: ID,
  evidenceType: 'birth-certificate',
  evidenceTypeName: NAME,
  qualifier: '',
  version: 1,
  status: 'current',
  provenance: 'citizen_provided',
  channel: 'portal',
  mediaType: 'application/pdf',
  size: 2_000,
  digest: 'sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:',
  createdAt: THEN,
  releases: 4,
  uses: [{ ...HOUSING, releases: 4, lastReleasedAt: THEN }],
  versions: [{ id: ID, version: 1, status: 'current', createdAt: THEN }],
};

export const aPageOf = (items: readonly Access[], nextCursor?: string): AccessPage => ({
  items,
  agencies: [{ id: 'housing', name: HOUSING.agencyName }],
  ...(nextCursor !== undefined && { nextCursor }),
});

const draft = {
  ...{ ...aDocument, status: 'draft', expiresAt: THEN },
  waiting: [
    { ...HOUSING, name: HOUSING.agencyName, procedure: 'benefit', procedureName: NAME, requestId: ID, since: THEN },
  ],
  consents: [
    {
      ...HOUSING,
      id: ID,
      purpose: 'eligibility',
      purposeDescription: { en: 'To see whether you can get it.' },
      evidenceType: 'birth-certificate',
      evidenceTypeName: NAME,
      fields: [],
      terms: 'shown',
    },
  ],
};

const better = { ...draft, id: BETTER, replaces: ID };

/** What there is for Ada, by method and path; nobody else has anything, and the catalogue is everybody's. */
const ADAS: Readonly<Record<string, object>> = {
  'GET /v1/me/questions': { items: [aQuestion()] },
  [`GET /v1/me/questions/${ID}`]: aQuestion({
    status: 'answered',
    answer: { text: 'So', answeredAt: THEN, auditEntryId: ID },
  }),
  'POST /v1/me/questions': aQuestion(),
  'GET /v1/me/asked-again-reports': { items: [aReport] },
  'POST /v1/asked-again-reports': aReport,
  'GET /v1/me/documents': { items: [aDocument] },
  'POST /v1/me/documents': draft,
  [`GET /v1/me/documents/${ID}`]: aDocument,
  [`GET /v1/me/documents/${ID}/draft`]: draft,
  [`POST /v1/me/documents/${ID}/confirmation`]: { ...aDocument, answered: true },
  [`POST /v1/me/documents/${ID}/replacement`]: better,
  [`GET /v1/me/documents/${BETTER}/draft`]: better,
  [`GET /v1/me/documents/${BETTER}`]: { ...aDocument, id: BETTER },
  [`POST /v1/me/documents/${BETTER}/confirmation`]: { ...aDocument, id: BETTER, answered: false },
  [`POST /v1/me/documents/${BETTER}/removal`]: { ...better, status: 'removed' },
  [`POST /v1/me/documents/${ID}/removal`]: { ...aDocument, status: 'removed' },
};
const CATALOGUE: Readonly<Record<string, object>> = {
  'GET /v1/catalogue/agencies': { items: [{ id: 'housing', name: HOUSING.agencyName }] },
  'GET /v1/catalogue/evidence-types': { items: [{ id: 'birth-certificate', name: NAME }] },
};

export const registryOfAda: Answers = ({ method, path, person }) => {
  const call = `${method} ${path.split('?')[0] ?? ''}`;
  const body = CATALOGUE[call] ?? (person === 'ada' ? ADAS[call] : undefined);
  return body && { body };
};
