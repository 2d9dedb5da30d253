import { EVENTS } from '@askonce/contracts';
import type { Operation } from '../runs/history';
import { aCall, aFact, askOf, aSnapshot, consentOf, documentOf, FACTS, HISTORY, PERSON } from './a-run';
import { check, INVARIANTS } from './check';
import type { Snapshot } from './snapshot';

interface Bad {
  readonly history?: readonly Operation[];
  readonly snapshot?: Partial<Snapshot>;
}

const without = <T extends { sequence: number | null }>(all: readonly T[], sequence: number) =>
  all.filter((one) => one.sequence !== sequence);
const whole = aSnapshot();
const fetchOf = (sequence: number) =>
  aFact(sequence, EVENTS.fetchStarted.type, { evidenceType: 'residence-certificate', qualifier: '', fetchId: 'fetch' });
const fetched = (sequence: number) =>
  documentOf(sequence, 'fetched', { actor: { role: 'service' }, evidenceType: 'residence-certificate' });

/** Runs in which one promise is broken, by the invariant that says so. */
const BAD: readonly [keyof typeof INVARIANTS, string, Bad][] = [
  ['an acknowledged write is there, once', 'a request is lost', { snapshot: { requests: [] } }],
  [
    'an acknowledged write is there, once',
    'a document is there twice',
    { snapshot: { documents: ['document', 'document'] } },
  ],
  [
    'an acknowledged write is there, once',
    'a withdrawal was acknowledged twice and is one fact',
    { history: [...HISTORY, aCall(6, { ...HISTORY[4], key: 'another' })] },
  ],
  [
    'an effect was called for',
    'a consent was given that nobody gave',
    { history: HISTORY.filter(({ transition }) => transition !== 'grant') },
  ],
  [
    'an effect was called for',
    'a request is there that nobody made',
    { snapshot: { requests: [...whole.requests, { ...whole.requests[0]!, id: 'other' }] } },
  ],
  [
    'one key makes one thing',
    'a repeated call made another',
    { history: [...HISTORY, aCall(6, { key: 'key-2', deed: 'give', id: 'other' })] },
  ],
  [
    'a holding has one open ask or fetch',
    'an ask is opened twice',
    { snapshot: { facts: [FACTS[0]!, askOf(2, 'ask'), askOf(3, 'other')] } },
  ],
  [
    'nothing is asked or fetched beside a copy that satisfies',
    'an ask is opened beside a copy',
    { snapshot: { facts: [...FACTS, askOf(9, 'again')] } },
  ],
  [
    'no waiter is forgotten',
    'a request waits for nothing',
    { snapshot: { requests: [{ ...whole.requests[0]!, status: 'asking' }] } },
  ],
  [
    'no release and no reading follows a withdrawal',
    'a reading comes after it',
    { snapshot: { facts: [...FACTS, { ...FACTS[6]!, sequence: 9, eventId: 'event-9' }] } },
  ],
  [
    'nobody sees evidence after an acknowledged withdrawal',
    'an agency reads afterwards',
    { history: [...HISTORY, aCall(6, { deed: 'read', requestId: 'request' })] },
  ],
  [
    'facts are dense in the registry',
    'a number is missing',
    { snapshot: { facts: without(FACTS, 3), subjects: whole.subjects } },
  ],
  ['facts are dense in the log', 'a fact is not logged', { snapshot: { entries: without(whole.entries, 8) } }],
  [
    'a release or denial has one leaf',
    'its leaf is missing',
    { snapshot: { entries: whole.entries.map((entry) => ({ ...entry, hasLeaf: entry.sequence !== 6 })) } },
  ],
  [
    'consumers hear of a person in order',
    'one overtakes another',
    { snapshot: { heard: [whole.heard[1]!, whole.heard[0]!, ...whole.heard.slice(2)] } },
  ],
  ['consumers hear of a person in order', 'an event never comes', { snapshot: { heard: without(whole.heard, 8) } }],
  [
    'consumers hear of a person in order',
    'a feed is out of order',
    { snapshot: { feed: whole.feed.map((row) => ({ ...row, number: 10 - row.number })) } },
  ],
  [
    'a signed checkpoint is of the log',
    'the log was another',
    { snapshot: { checkpoints: [{ size: 8, root: 'a', rootOfLeaves: 'b' }] } },
  ],
  [
    'dead letters hold what was poisoned only',
    'an event of ours was given up',
    { snapshot: { letters: [{ group: 'askonce-registry', key: PERSON, cause: 'TypeError' }] } },
  ],
  [
    'what a source sends is awaited',
    'it comes late',
    { snapshot: { facts: [...FACTS, fetchOf(9), aFact(10, EVENTS.fetchEnded.type, fetchOf(9).data), fetched(11)] } },
  ],
  [
    'deliveries come to an end, and were claimed',
    'a key was handed out in secret',
    { snapshot: { deliveries: [{ releaseId: 'release', outcome: 'delivered' }], received: ['release'] } },
  ],
  [
    'deliveries come to an end, and were claimed',
    'a delivery never arrived',
    { snapshot: { deliveries: [{ releaseId: 'release', outcome: 'delivered' }] } },
  ],
  ['all comes to rest', 'something stays', { snapshot: { unsettled: ['an event in the outbox'] } }],
  [
    'processes are back to normal',
    'files stay open',
    { snapshot: { usage: [{ name: 'audit-1', megabytes: 200, files: 4_000, connections: 4 }] } },
  ],
];

describe('the checker', () => {
  const found = ({ history = HISTORY, snapshot = {} }: Bad) =>
    check(history, aSnapshot(snapshot)).map(({ invariant }) => invariant);

  it('finds nothing where every promise is kept', () => {
    expect(check(HISTORY, whole)).toEqual([]);
  });

  it.each(BAD)('says that it is not so: %s, when %s', (invariant, _what, bad) => {
    expect(found(bad)).toContain(invariant);
  });

  it('has an example for each invariant', () => {
    expect(new Set(BAD.map(([invariant]) => invariant))).toEqual(new Set(Object.keys(INVARIANTS)));
  });
});

describe('what is allowed', () => {
  const found = ({ history = HISTORY, snapshot = {} }: Bad) => check(history, aSnapshot(snapshot));

  it('is that a call of unknown end had its effect, or had none', () => {
    const grant = aCall(3, { ...HISTORY[2], outcome: 'indeterminate' });
    const pause = aCall(6, { deed: 'transit', consentId: 'consent', transition: 'pause', outcome: 'indeterminate' });
    expect(found({ history: [...HISTORY.filter(({ n }) => n !== 3), grant, pause] })).toEqual([]);
  });

  it('is to ask for a newer copy, of another provenance, or again after a rejection', () => {
    const late = askOf(9, 'newer', { maxAgeDays: 30 });
    const old = documentOf(3, 'document', { issuedAt: '2026-08-01T00:00:00Z' });
    expect(found({ snapshot: { facts: [...FACTS.map((one) => (one.sequence === 3 ? old : one)), late] } })).toEqual([]);
    expect(
      found({ snapshot: { facts: [...FACTS, askOf(9, 'issued', { acceptedProvenance: ['agency_issued'] })] } }),
    ).toEqual([]);
    const about = { documentId: 'document', requirement: 'proof-of-birth', requestId: 'request' };
    const rejected = aFact(9, EVENTS.evidenceRejected.type, about);
    const reject = aCall(6, { deed: 'reject', requestId: 'request' });
    const facts = [...FACTS, rejected, askOf(10, 'again')];
    expect(found({ history: [...HISTORY, reject], snapshot: { facts } })).toEqual([]);
  });

  it('is to read again after the consent was given again', () => {
    const facts = [...FACTS, consentOf(9, 'grant', 'given'), { ...FACTS[6]!, sequence: 10, eventId: 'event-10' }];
    const history = [
      ...HISTORY,
      aCall(6, { deed: 'transit', consentId: 'consent', transition: 'grant', id: 'consent' }),
      aCall(7, { deed: 'read', requestId: 'request' }),
    ];
    expect(found({ history, snapshot: { facts } })).toEqual([]);
  });

  it('is that an event comes twice, and that poison is given up', () => {
    const heard = [...whole.heard, ...whole.heard.slice(2)];
    const letters = [{ group: 'askonce-audit', key: 'poison', cause: 'UnparsableEvent' }];
    expect(found({ snapshot: { heard, letters, poisoned: ['poison'] } })).toEqual([]);
  });

  it('is that an erased person comes back as another, and that an erasure withdraws', () => {
    const withdrawn = { ...FACTS[7]!, at: FACTS[7]!.at };
    const erased = { ...aFact(9, EVENTS.subjectErased.type, {}), at: withdrawn.at };
    const history = [
      ...HISTORY.slice(0, 4),
      aCall(5, { deed: 'erase' }),
      aCall(6, { deed: 'give', key: 'key-2', id: 'new' }),
    ];
    const facts = [...FACTS.slice(0, 7), withdrawn, erased];
    expect(found({ history, snapshot: { facts, documents: ['document', 'new'] } })).toEqual([]);
  });
});
