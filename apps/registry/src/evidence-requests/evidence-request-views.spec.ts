import { REQUEST_STATUSES } from '@askonce/contracts';
import { Catalogue } from '../catalogue/catalogue';
import { aCatalogueOfTheStory } from '../catalogue-of-the-story.fixture';
import type { EvidenceRequest } from '../subjects/person';
import { aDocument, aRelease, aRequest, idOf, inDays, NOW } from '../subjects/person.fixture';
import { toEvidenceRequestResponse } from './evidence-request-views';
import type { RequestView } from './evidence-requests.repository';
import { toOwnRequestResponse } from './own-request-views';

const ADDRESSES = { publicUrl: 'https://registry.example', portalUrl: 'https://portal.example' };
const LEAK = 'must not leave';
/** What a later migration might add to every table. */
const column = { newColumn: LEAK };

const view = (request: Partial<EvidenceRequest>): RequestView => ({
  request: { ...aRequest(request), ...column },
  releases: [{ ...aRelease(), ...column, document: { ...aDocument({ validUntil: inDays(1) }), ...column } }],
});
const shown = (request: Partial<EvidenceRequest>) => toEvidenceRequestResponse(view(request), ADDRESSES);

describe('a request as its agency sees it', () => {
  it('is made of these fields and no others', () => {
    const response = shown({ status: 'released', decisionCode: 'released' });
    expect(response).toEqual({
      id: idOf(931),
      status: 'released',
      procedure: 'housing-procedure',
      requirement: 'proof-of-birth',
      purpose: 'housing-purpose',
      lawfulBasis: 'consent',
      decision: { code: 'released', reasons: [] },
      evidence: [
        {
          evidenceType: 'birth-certificate',
          status: 'released',
          source: 'held',
          releaseId: idOf(941),
          document: {
            id: idOf(901),
            version: 1,
            digest: aDocument().digest,
            mediaType: 'application/pdf',
            validUntil: inDays(1),
          },
        },
      ],
      auditEntryId: idOf(932),
      createdAt: NOW,
      expiresAt: inDays(30),
      links: {
        self: `https://registry.example/v1/evidence-requests/${idOf(931)}`,
        evidence: [`https://registry.example/v1/evidence-requests/${idOf(931)}/evidence/birth-certificate`],
      },
    });
    expect(JSON.stringify(response)).not.toContain(LEAK);
  });

  it('shows fields in place of the file where only they were released', () => {
    const released = view({ status: 'released' });
    const releases = released.releases.map((release) => ({ ...release, fields: ['dateOfBirth'] }));
    const { evidence } = toEvidenceRequestResponse({ ...released, releases }, ADDRESSES);
    expect(evidence[0]?.document).toEqual({
      id: idOf(901),
      version: 1,
      fields: ['dateOfBirth'],
      validUntil: inDays(1),
    });
  });

  it.each(REQUEST_STATUSES.filter((status) => status !== 'released'))(
    'tells nothing of what is held while it is %s',
    (status) => {
      const response = shown({ status });
      const waits = status === 'asking' || status === 'fetching';
      expect(response.evidence).toEqual(waits ? [{ evidenceType: 'birth-certificate', status }] : []);
      expect(response.links.evidence).toEqual([]);
    },
  );

  it('says where to send the person only while it waits', () => {
    const sends = REQUEST_STATUSES.filter((status) => shown({ status }).links.citizen !== undefined);
    expect(sends.sort()).toEqual(['asking', 'consent_pending', 'fetching']);
  });

  it('leaves out what is not there', () => {
    const response = shown({ requirement: null, lawfulBasis: null });
    expect(response).not.toHaveProperty('requirement');
    expect(response).not.toHaveProperty('lawfulBasis');
  });
});

describe('a request as the person sees it', () => {
  const catalogue = new Catalogue(1, aCatalogueOfTheStory());

  it('names agency, decision and documents, refusals included, and nothing else', () => {
    const request = { status: 'denied', decisionCode: 'consent_withdrawn', objectedAt: NOW } as const;
    const response = toOwnRequestResponse(view(request), catalogue);
    expect(Object.keys(response).sort()).toEqual([
      'agency',
      'agencyName',
      'answers',
      'auditEntryId',
      'channel',
      'createdAt',
      'decision',
      'documents',
      'evidenceTypeNames',
      'evidenceTypes',
      'expiresAt',
      'fields',
      'id',
      'lawfulBasis',
      'objectedAt',
      'procedure',
      'procedureName',
      'purpose',
      'purposeDescription',
      'requirement',
      'requirementName',
      'status',
    ]);
    const whole = { documents: [idOf(901)], fields: [], answers: [] };
    expect(response).toMatchObject({ decision: { code: 'consent_withdrawn' }, ...whole });
    expect(JSON.stringify(response)).not.toContain(LEAK);
  });

  it('has the names that the catalogue has', () => {
    expect(toOwnRequestResponse(view({}), catalogue)).toMatchObject({
      agencyName: { en: 'Housing Office' },
      procedureName: { en: 'Housing benefit' },
      requirementName: { en: 'Proof of birth' },
      purposeDescription: { en: 'To see whether you can get housing benefit.' },
      evidenceTypeNames: { 'birth-certificate': { en: 'Birth certificate' } },
    });
  });

  it('names by its id what has left the catalogue', () => {
    expect(toOwnRequestResponse(view({}), Catalogue.empty)).toMatchObject({
      agencyName: { en: 'housing' },
      procedureName: { en: 'housing-procedure' },
      requirementName: { en: 'proof-of-birth' },
      purposeDescription: { en: 'housing-purpose' },
      evidenceTypeNames: { 'birth-certificate': { en: 'birth-certificate' } },
    });
  });
});
