import { Draft } from './draft';
import type { Person } from './person';
import {
  aConsent,
  aDocument,
  aHolding,
  aPerson,
  aPursuit,
  aRejection,
  aRelease,
  aRequest,
  daysAgo,
  HOUSING,
  idOf,
  idsFrom,
  inDays,
  NOW,
} from './person.fixture';

const draftOf = (person: Partial<Person> = {}) => new Draft(aPerson(person), idsFrom(), HOUSING);
const changesOf = (draft: Draft) => draft.changes({ raisesVersion: draft.movesOthers });

const BIRTH = { evidenceType: 'birth-certificate', qualifier: '' };
const RESIDENCE = { evidenceType: 'residence-certificate', qualifier: '' };
const FRESH = { maxAgeDays: 1, acceptedProvenance: null, asData: false };
const IN_MAY = { ...BIRTH, qualifier: '2026-05' };

describe('what a draft looks up', () => {
  it('is of one holding: its type and its qualifier', () => {
    const draft = draftOf({
      documents: [aDocument({ ...RESIDENCE, id: idOf(1) }), aDocument({ ...IN_MAY, id: idOf(2) }), aDocument()],
      pursuits: [aPursuit({ ...RESIDENCE, id: idOf(3) }), aPursuit({ ...IN_MAY, id: idOf(4) }), aPursuit()],
    });
    expect(draft.currentDocument(BIRTH)?.id).toBe(aDocument().id);
    expect(draft.openPursuit(BIRTH)?.id).toBe(aPursuit().id);
    expect(draft.currentDocument({ ...RESIDENCE, qualifier: '2026-05' })).toBeUndefined();
  });

  it('is what is current, open and waiting, as it will stand', () => {
    const draft = draftOf({
      documents: [aDocument({ status: 'removed' })],
      pursuits: [aPursuit({ outcome: 'found', closedAt: NOW })],
      requests: [aRequest(), aRequest({ id: idOf(2) })],
    });
    expect([draft.currentDocuments(), draft.openPursuits()]).toEqual([[], []]);
    draft.putRequest(aRequest({ status: 'released' }));
    draft.putRequest(aRequest({ id: idOf(3) }));
    expect(draft.waitingRequests().map(({ id }) => id)).toEqual([idOf(2), idOf(3)]);
  });

  it('tells which pursuits of a holding brought nothing, newest first', () => {
    const closed = (number: number, outcome: 'not_found' | 'declined' | 'answered', days: number, of = BIRTH) =>
      aPursuit({ ...of, id: idOf(number), outcome, closedAt: daysAgo(days) });
    const draft = draftOf({
      pursuits: [
        closed(1, 'not_found', 3),
        closed(2, 'declined', 1),
        closed(3, 'not_found', 2),
        closed(4, 'answered', 1),
        closed(5, 'declined', 1, RESIDENCE),
        aPursuit(),
      ],
    });
    expect(draft.failedPursuits(BIRTH).map(({ id }) => id)).toEqual([idOf(2), idOf(3), idOf(1)]);
  });

  it('lists rejections with the newest last', () => {
    const draft = draftOf({ rejections: [aRejection()] });
    draft.reject(aRejection({ id: idOf(2) }));
    expect(draft.allRejections().map(({ id }) => id)).toEqual([aRejection().id, idOf(2)]);
  });
});

describe('a document in a draft', () => {
  it('takes the place in its holding, and leaves it when it ends; the pursuit beside it stays', () => {
    const stored = aHolding({ pursuitId: idOf(921) });
    const draft = draftOf({ holdings: [stored] });
    draft.putDocument(aDocument());
    expect(changesOf(draft).holdings).toEqual([{ ...stored, documentId: aDocument().id }]);
    draft.endDocument(aDocument(), 'removed');
    expect(changesOf(draft)).toMatchObject({ holdings: [stored], documents: [{ status: 'removed', endedAt: NOW }] });
  });

  it('that was superseded before takes none, and ended when it was superseded', () => {
    const superseded = aDocument({ status: 'superseded', endedAt: daysAgo(3) });
    const draft = draftOf();
    draft.putDocument(superseded);
    draft.endDocument(superseded, 'revoked');
    expect(changesOf(draft)).toMatchObject({
      holdings: [],
      documents: [{ status: 'revoked', endedAt: daysAgo(3) }],
    });
  });

  it('brings its content, and may leave one behind', () => {
    const draft = draftOf();
    draft.keepContent(idOf(1));
    draft.dropContent(idOf(2));
    expect(changesOf(draft)).toMatchObject({ contents: [idOf(1)], dropped: [idOf(2)] });
  });
});

describe('the changes of a draft', () => {
  it('begin with what ends, because the unique indexes look at row after row', () => {
    const draft = draftOf({ pursuits: [aPursuit({ id: idOf(1) })] });
    draft.putDocument(aDocument({ id: idOf(11) }));
    draft.putDocument(aDocument({ id: idOf(12), status: 'superseded' }));
    draft.putDocument(aDocument({ ...RESIDENCE, id: idOf(13) }));
    draft.demand(aPursuit({ id: idOf(21) }), FRESH);
    draft.closePursuit(aPursuit({ id: idOf(22) }), 'expired');
    draft.demand(aPursuit({ id: idOf(23) }), FRESH);
    draft.putRelease(aRelease({ id: idOf(31) }));
    draft.endRelease(aRelease({ id: idOf(32) }));
    draft.putRelease(aRelease({ id: idOf(33) }));
    const { documents, pursuits, releases } = changesOf(draft);
    const ids = (rows: readonly { id: string }[] | undefined) => rows?.map(({ id }) => id);
    expect(ids(documents)).toEqual([idOf(12), idOf(11), idOf(13)]);
    expect(ids(pursuits)).toEqual([idOf(22), idOf(21), idOf(23)]);
    expect(ids(releases)).toEqual([idOf(32), idOf(31), idOf(33)]);
    expect(releases?.[0]?.endedAt).toBe(NOW);
  });

  it('rest on what ends first, and on nothing where nothing ends', () => {
    const draft = draftOf();
    draft.restOn(undefined);
    expect(changesOf(draft)).not.toHaveProperty('restsUntil');
    for (const days of [3, 2, 4]) draft.restOn(inDays(days));
    draft.restOn(undefined);
    expect(changesOf(draft).restsUntil).toBe(inDays(2));
  });

  it('carry the call that made them', () => {
    const call = { clientId: 'c', operation: 'o', idempotencyKey: 'k', bodyHash: 'h', resourceId: idOf(1) };
    expect(draftOf().changes({ raisesVersion: true, call })).toMatchObject({ raisesVersion: true, call });
  });

  it.each<[string, (draft: Draft) => void, boolean]>([
    [
      'a pursuit',
      (draft) => {
        draft.demand(aPursuit(), FRESH);
      },
      true,
    ],
    [
      'a document',
      (draft) => {
        draft.putDocument(aDocument({ status: 'superseded' }));
      },
      true,
    ],
    [
      'a consent',
      (draft) => {
        draft.noticeConsent({ ...aConsent(), validUntil: inDays(1) });
      },
      true,
    ],
    [
      'a rejection',
      (draft) => {
        draft.reject(aRejection());
      },
      true,
    ],
    [
      'a pursuit and its holding',
      (draft) => {
        draft.closePursuit(aPursuit(), 'expired');
      },
      true,
    ],
    [
      'a request alone',
      (draft) => {
        draft.putRequest(aRequest());
      },
      false,
    ],
    [
      'a release alone',
      (draft) => {
        draft.putRelease(aRelease());
      },
      false,
    ],
  ])('say whether others have to be decided again: %s', (_what, change, expected) => {
    const draft = draftOf();
    expect(draft.movesOthers).toBe(false);
    change(draft);
    expect(draft.movesOthers).toBe(expected);
  });
});
