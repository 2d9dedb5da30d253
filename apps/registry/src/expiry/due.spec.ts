import type { DocumentDraft } from '../documents/drafts/document-draft';
import { aDocumentDraft } from '../documents/drafts/document-draft.fixture';
import type { Consent, Person } from '../subjects/person';
import {
  aConsent,
  aDocument,
  aPerson,
  aPursuit,
  aRequest,
  DAY_MS,
  daysAgo,
  later,
  NOW,
} from '../subjects/person.fixture';
import { DUE_KINDS, dueFor, FETCH_GRACE_MS, isNothing } from './due';

const NOTICE_DAYS = 14;
const NOTICE_MS = NOTICE_DAYS * DAY_MS;

/** The kinds of what is due for a person. */
const kindsDue = ({ drafts = [], ...person }: Partial<Person> & { readonly drafts?: readonly DocumentDraft[] }) => {
  const due = dueFor(aPerson(person), NOTICE_DAYS, drafts);
  const kinds = DUE_KINDS.filter((kind) => due[kind].length > 0);
  expect(isNothing(due)).toBe(kinds.length === 0);
  return kinds;
};

/** A consent of a long period, which was told of already unless said otherwise. */
const long = (validUntil: string, changes: Partial<Consent> = {}) =>
  aConsent({ decidedAt: daysAgo(300), validUntil, noticedFor: validUntil, ...changes });

describe('what is due', () => {
  const ENDS: readonly (readonly [string, string, (end: string) => Parameters<typeof kindsDue>[0], string])[] = [
    ['an ask', 'at its deadline', (deadline) => ({ pursuits: [aPursuit({ deadline })] }), 'ask'],
    [
      'a fetch',
      'when the adapters’ time to answer is over too',
      (end) => ({ pursuits: [aPursuit({ kind: 'fetching', deadline: later(-FETCH_GRACE_MS, end) })] }),
      'fetch',
    ],
    ['a waiting request', 'when it expires', (expiresAt) => ({ requests: [aRequest({ expiresAt })] }), 'request'],
    ['a given consent', 'at its end', (validUntil) => ({ consents: [long(validUntil)] }), 'consent'],
    [
      'a paused consent',
      'at its end',
      (validUntil) => ({ consents: [long(validUntil, { status: 'paused' })] }),
      'consent',
    ],
    ['a current document', 'at its end', (validUntil) => ({ documents: [aDocument({ validUntil })] }), 'document'],
    ['a draft', 'at its end', (expiresAt) => ({ drafts: [aDocumentDraft({ expiresAt })] }), 'draft'],
    [
      'notice of a long consent',
      'fourteen days before',
      (moment) => ({ consents: [long(later(NOTICE_MS, moment), { noticedFor: null })] }),
      'notice',
    ],
    [
      'notice of a short consent',
      'when half of it is over',
      (moment) => ({
        consents: [
          aConsent({ decidedAt: later(-3 * DAY_MS, moment), validUntil: later(3 * DAY_MS, moment), noticedFor: null }),
        ],
      }),
      'notice',
    ],
  ];

  it.each(ENDS)('%s, %s: not a millisecond before, but then', (_what, _when, at, kind) => {
    expect(kindsDue(at(later(1)))).toEqual([]);
    expect(kindsDue(at(NOW))).toEqual([kind]);
    expect(kindsDue(at(later(-1)))).toEqual([kind]);
  });

  it.each<[string, Partial<Person>]>([
    ['nobody of whom nothing is known', {}],
    ['a document that is no longer current', { documents: [aDocument({ status: 'superseded', validUntil: NOW })] }],
    ['a document without end', { documents: [aDocument({ validUntil: null })] }],
    ['an ask that is closed', { pursuits: [aPursuit({ deadline: NOW, outcome: 'declined', closedAt: NOW })] }],
    ['a fetch that is only past its deadline', { pursuits: [aPursuit({ kind: 'fetching', deadline: NOW })] }],
    ['a consent that is still to be decided', { consents: [aConsent({ status: 'requested', validUntil: null })] }],
    ['a consent that was withdrawn', { consents: [long(daysAgo(1), { status: 'withdrawn' })] }],
    ['a consent that was refused after it had been given', { consents: [long(daysAgo(1), { status: 'refused' })] }],
    ['a consent that has expired', { consents: [long(daysAgo(1), { status: 'expired' })] }],
    ['notice of a paused consent', { consents: [long(later(DAY_MS), { status: 'paused', noticedFor: null })] }],
    ['notice that was given', { consents: [long(later(DAY_MS))] }],
  ])('is not %s', (_what, person) => {
    expect(kindsDue(person)).toEqual([]);
  });

  it('is notice again when a renewal has moved the end', () => {
    const renewed = aConsent({ decidedAt: daysAgo(90), validUntil: later(DAY_MS), noticedFor: daysAgo(80) });
    expect(kindsDue({ consents: [renewed] })).toEqual(['notice']);
  });

  it('compares moments, however the database writes them', () => {
    const consent = long('2026-11-23T09:00:00.000Z', { noticedFor: '2026-11-23T11:00:00+02:00' });
    expect(kindsDue({ consents: [consent] })).toEqual([]);
    expect(kindsDue({ documents: [aDocument({ validUntil: '2026-11-22T10:00:00+01:00' })] })).toEqual(['document']);
  });

  it('is everything of one person at once', () => {
    const person = {
      pursuits: [aPursuit({ deadline: NOW }), aPursuit({ kind: 'fetching', deadline: daysAgo(1) })],
      requests: [aRequest({ expiresAt: NOW })],
      consents: [long(NOW), long(later(1), { noticedFor: null })],
      documents: [aDocument({ validUntil: NOW })],
      drafts: [aDocumentDraft({ expiresAt: NOW })],
    };
    expect(kindsDue(person)).toEqual([...DUE_KINDS]);
  });
});
