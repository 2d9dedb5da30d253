import { Catalogue } from '../catalogue/catalogue';
import { aCatalogueOfTheStory } from '../catalogue-of-the-story.fixture';
import { Draft } from '../subjects/draft';
import type { EvidenceRequest, HeldDocument, Person, Release } from '../subjects/person';
import {
  aConsent,
  aDocument,
  aPerson,
  aPursuit,
  aRejection,
  aRelease,
  aRequestOfTax,
  daysAgo,
  HOUSING,
  idOf,
  idsFrom,
  inDays,
  NOW,
} from '../subjects/person.fixture';
import { reject } from './reject';

const catalogue = new Catalogue(1, aCatalogueOfTheStory());
const released: EvidenceRequest = aRequestOfTax({
  id: idOf(931),
  status: 'released',
  decisionCode: 'released',
  createdAt: daysAgo(3),
  expiresAt: inDays(27),
});

interface Case {
  readonly request?: Partial<EvidenceRequest>;
  readonly document?: Partial<HeldDocument>;
  readonly person?: Partial<Person>;
  readonly releases?: readonly Release[];
}

function rejected({ request, document, person, releases = [aRelease()] }: Case = {}) {
  const held = aDocument(document);
  const release = releases[0]!;
  const draft = new Draft(aPerson({ documents: [held], ...person }), idsFrom(), HOUSING);
  reject(
    draft,
    {
      id: idOf(971),
      request: { ...released, ...request },
      releases,
      release,
      document: held,
      reason: 'illegible',
      sealedNote: null,
    },
    catalogue,
  );
  const changes = draft.changes({ raisesVersion: true });
  return { changes, facts: changes.facts.map(({ type }) => type), request: changes.requests?.[0] };
}

describe('a rejection', () => {
  it('of what the citizen gave ends its releases, opens the request again and asks for another, saying why', () => {
    const { changes, facts, request } = rejected();
    expect(facts).toEqual(['askonce.evidence.rejected.v1', 'askonce.evidence.moved.v1', 'askonce.ask.opened.v1']);
    expect(changes.facts[1]?.data).toMatchObject({ from: 'released', to: 'asking' });
    expect(changes.releases).toMatchObject([{ id: idOf(941), endedAt: NOW }]);
    expect(changes.pursuits).toMatchObject([{ kind: 'asking', why: 'rejected_illegible' }]);
    expect(request).toMatchObject({ status: 'asking', reopenedAt: NOW, expiresAt: inDays(30) });
    expect(changes.documents).toEqual([]);
  });

  it('is kept with the file and the requirement that it was about', () => {
    const { changes } = rejected();
    const { digest, id: documentId } = aDocument();
    const kept = { requirement: 'proof-of-birth', digest, documentId, reason: 'illegible', rejectedAt: NOW };
    expect(changes.rejections).toMatchObject([kept]);
    expect(changes.rejections?.[0]?.eventId).toBe(changes.facts[0]?.eventId);
  });

  it('of what an agency issued is recorded, and what was released stays released', () => {
    const { changes, facts } = rejected({ document: { provenance: 'agency_issued' } });
    expect(facts).toEqual(['askonce.evidence.rejected.v1']);
    expect(changes.facts[0]?.data).toMatchObject({ reopened: false });
    expect(changes).toMatchObject({ releases: [], requests: [], pursuits: [] });
    expect(changes.rejections).toHaveLength(1);
  });

  it('asks a source first, where there is one', () => {
    const evidenceType = 'residence-certificate';
    const { changes, request } = rejected({
      request: { requirement: 'proof-of-residence', evidenceTypes: [evidenceType] },
      document: { evidenceType },
      releases: [aRelease({ evidenceType })],
    });
    expect(request?.status).toBe('fetching');
    expect(changes.pursuits).toMatchObject([{ kind: 'fetching', source: 'civil-registry' }]);
  });

  it('joins the ask that is open already, and leaves those who wait as they are', () => {
    const waiting = { ...released, id: idOf(951), requirement: 'fresh-proof-of-birth', status: 'asking' as const };
    const { changes, facts } = rejected({
      document: { issuedAt: daysAgo(60) },
      person: { requests: [waiting], pursuits: [aPursuit({ maxAgeDays: 30 })] },
    });
    expect(facts).toEqual(['askonce.evidence.rejected.v1', 'askonce.evidence.moved.v1']);
    expect(changes.requests).toHaveLength(1);
  });

  it('takes everything back that the request had got, not only the type that was rejected', () => {
    const other = aRelease({ id: idOf(942), evidenceType: 'residence-certificate', documentId: idOf(903) });
    const { changes } = rejected({
      request: { requirement: 'proof-of-both', evidenceTypes: ['birth-certificate', 'residence-certificate'] },
      releases: [aRelease(), other],
    });
    expect(changes.releases).toMatchObject([{ endedAt: NOW }, { endedAt: NOW }]);
  });

  it('denies when the basis has gone meanwhile', () => {
    const { facts, request } = rejected({
      request: { agency: 'housing', purpose: 'housing-purpose', procedure: 'housing-procedure' },
      person: { documents: [aDocument()], consents: [aConsent({ status: 'withdrawn' })] },
    });
    expect(facts).toEqual(['askonce.evidence.rejected.v1', 'askonce.evidence.denied.v1']);
    expect(request?.decisionCode).toBe('consent_withdrawn');
  });

  it('asks for those who still wait under the same requirement, though whoever rejected it is denied', () => {
    const childcare = { agency: 'childcare', purpose: 'childcare-purpose' };
    const waiting = { ...released, ...childcare, id: idOf(951), procedure: 'childcare-procedure' };
    const { changes, facts } = rejected({
      request: { agency: 'housing', purpose: 'housing-purpose', procedure: 'housing-procedure' },
      person: {
        requests: [{ ...waiting, status: 'consent_pending', decisionCode: 'consent_pending' }],
        consents: [
          aConsent({ status: 'withdrawn' }),
          aConsent({ ...childcare, id: idOf(912), status: 'requested', validUntil: null }),
        ],
      },
    });
    expect(facts).toEqual(['askonce.evidence.rejected.v1', 'askonce.evidence.denied.v1', 'askonce.ask.opened.v1']);
    expect(changes.pursuits).toMatchObject([{ openedBy: waiting.id, why: 'rejected_illegible' }]);
  });

  it('is not held against an ask that the person had declined before the document came', () => {
    const declined = aPursuit({ outcome: 'declined', closedAt: daysAgo(2) });
    expect(rejected({ person: { documents: [aDocument()], pursuits: [declined] } }).request?.status).toBe('asking');
  });

  it('counts for the same file given again, and not for another', () => {
    const again = (digest: string) =>
      rejected({
        person: {
          documents: [aDocument({ id: idOf(904), digest })],
          rejections: [aRejection({ releaseId: idOf(943) })],
        },
      }).request?.status;
    expect(again(aDocument().digest)).toBe('asking');
    expect(again('sha-256=:another:')).toBe('released');
  });
});
