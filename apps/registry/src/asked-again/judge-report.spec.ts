import fc from 'fast-check';
import { aConsent, aDocument, aRejection, daysAgo, idOf, inDays } from '../subjects/person.fixture';
import { type CandidateDocument, judgeReport, type ReportFacts } from './judge-report';

const ASKED_AT = daysAgo(10);
const ANYTHING = { maxAgeDays: null, acceptedProvenance: null, asData: false };

/** By default held since long before the agency asked, until now. */
const aCandidate = (changes: Partial<CandidateDocument> = {}): CandidateDocument => ({
  ...aDocument({ createdAt: daysAgo(30) }),
  releasedToAgency: false,
  ...changes,
});

const judged = (changes: Partial<ReportFacts> = {}) =>
  judgeReport({
    askedAt: ASKED_AT,
    demand: ANYTHING,
    documents: [aCandidate()],
    rejections: [],
    consents: [],
    ...changes,
  });

describe('a report that an agency asked again', () => {
  it.each<[string, Partial<ReportFacts>, string]>([
    ['nothing of that kind was ever held', { documents: [] }, 'nothing_held'],
    ['it came in afterwards', { documents: [aCandidate({ createdAt: daysAgo(9) })] }, 'held_later'],
    [
      'it had been taken back',
      { documents: [aCandidate({ status: 'removed', endedAt: daysAgo(11) })] },
      'no_longer_held',
    ],
    [
      'it was taken back at that very moment',
      { documents: [aCandidate({ status: 'removed', endedAt: ASKED_AT })] },
      'no_longer_held',
    ],
    [
      'it is only looked at, and not given yet',
      { documents: [aCandidate({ status: 'superseded' })] },
      'no_longer_held',
    ],
    [
      'it had been taken back, and came in once more afterwards',
      {
        documents: [
          aCandidate({ createdAt: daysAgo(5) }),
          aCandidate({ id: idOf(1), status: 'removed', endedAt: daysAgo(11) }),
        ],
      },
      'no_longer_held',
    ],
    ['its validity was over', { documents: [aCandidate({ validUntil: daysAgo(11) })] }, 'did_not_satisfy'],
    ['it was too old by then', { demand: { ...ANYTHING, maxAgeDays: 19 } }, 'did_not_satisfy'],
    ['an issuer had to say it', { demand: { ...ANYTHING, acceptedProvenance: ['agency_issued'] } }, 'did_not_satisfy'],
    ['the agency could not use it', { rejections: [aRejection({ rejectedAt: daysAgo(12) })] }, 'rejected'],
    ['the person refuses it to the agency', { consents: [refused()] }, 'not_shared'],
    ['the person had paused', { consents: [refused({ status: 'paused' })] }, 'not_shared'],
    ['the person had withdrawn at that moment', { consents: [refused({ decidedAt: ASKED_AT })] }, 'not_shared'],
  ])('is not upheld where %s', (_why, facts, reason) => {
    expect(judged(facts)).toEqual({ outcome: 'not_upheld', reason });
  });

  it.each<[string, Partial<ReportFacts>]>([
    ['was held then', {}],
    ['was held from that moment on', { documents: [aCandidate({ createdAt: ASKED_AT })] }],
    [
      'was held then, and was taken back later',
      { documents: [aCandidate({ status: 'removed', endedAt: daysAgo(9) })] },
    ],
    ['was young enough then', { demand: { ...ANYTHING, maxAgeDays: 20 } }],
    ['was valid then', { documents: [aCandidate({ validUntil: daysAgo(9) })] }],
    ['was rejected later only', { rejections: [aRejection({ rejectedAt: daysAgo(9) })] }],
    [
      'is another file than what was rejected',
      { rejections: [aRejection({ digest: 'another', rejectedAt: daysAgo(12) })] },
    ],
    ['was refused later only', { consents: [refused({ decidedAt: daysAgo(9) })] }],
    [
      'was refused for one purpose and given for another',
      { consents: [refused(), aConsent({ decidedAt: daysAgo(20) })] },
    ],
    ['was not decided on by the person', { consents: [aConsent({ status: 'requested', decidedAt: null })] }],
    [
      'was shared once, until its time was over',
      { consents: [aConsent({ status: 'expired', decidedAt: daysAgo(20) })] },
    ],
  ])('is upheld where what it asked for %s', (_what, facts) => {
    expect(judged(facts)).toEqual({ outcome: 'upheld', reason: 'held', documentId: aDocument().id });
  });

  it('names the version of that moment, also where a newer one is held by now', () => {
    const then = aCandidate({ id: idOf(1), status: 'superseded', endedAt: daysAgo(5) });
    const now = aCandidate({ id: idOf(2), createdAt: daysAgo(5) });
    expect(judged({ documents: [now, then] })).toMatchObject({ outcome: 'upheld', documentId: idOf(1) });
  });

  it('says so where the agency had been released it', () => {
    expect(judged({ documents: [aCandidate({ releasedToAgency: true })] })).toMatchObject({
      reason: 'released_before',
    });
  });

  it('is decided by what was so at that moment alone, whatever has happened since', () => {
    const since = fc.record({
      endedAt: fc.constantFrom(null, daysAgo(9), daysAgo(1)),
      removedAs: fc.constantFrom('superseded' as const, 'removed' as const, 'revoked' as const, 'expired' as const),
      rejected: fc.boolean(),
      refused: fc.boolean(),
    });
    fc.assert(
      fc.property(since, ({ endedAt, removedAs, rejected, refused: isRefused }) => {
        const status = endedAt === null ? ('current' as const) : removedAs;
        const facts = {
          documents: [aCandidate({ endedAt, status })],
          rejections: rejected ? [aRejection({ rejectedAt: inDays(0) })] : [],
          consents: isRefused ? [refused({ decidedAt: inDays(0) })] : [],
        };
        expect(judged(facts).outcome).toBe('upheld');
      }),
    );
  });
});

function refused(changes: Parameters<typeof aConsent>[0] = {}) {
  return aConsent({ status: 'refused', decidedAt: daysAgo(12), ...changes });
}
