import { type AskOnceEvent, EVENTS, TOPICS } from '@askonce/contracts';
import type { Facets } from './fact';
import { factOf } from './fact-of-event';
import { anEvent, without } from '../fixtures/facts';

const SUBJECT = '0c6a9c54-2d0f-4f7e-8c53-6f1f6e7a0d11';
const REQUEST = '0193d9a4-0000-7000-8000-000000000001';

const nothing: Facets = {
  agency: null,
  actorAgency: null,
  actorRole: null,
  system: null,
  procedure: null,
  purpose: null,
  lawfulBasis: null,
  evidenceTypes: [],
  outcome: null,
  requestId: null,
};
const citizen = { actorRole: 'citizen', system: 'askonce-portal' };
const housing = { agency: 'housing', actorAgency: 'housing', actorRole: 'agency', system: 'housing-backend' };
const adapters = { actorRole: 'service', system: 'askonce-adapters' };
const registry = { actorRole: 'service', system: 'askonce-registry' };
const birth = { evidenceTypes: ['birth-certificate'] };
const residence = { evidenceTypes: ['residence-certificate'] };
const request = {
  ...birth,
  procedure: 'housing-benefit',
  purpose: 'housing-benefit-eligibility',
  lawfulBasis: 'consent',
  requestId: REQUEST,
};
const consent = { ...birth, agency: 'housing', procedure: 'housing-benefit', purpose: 'housing-benefit-eligibility' };

type Logged = Exclude<keyof typeof EVENTS, 'fetchRequested' | 'fetchCompleted'>;

/** What the columns say of the example of each kind of event. */
const EXPECTED: Readonly<Record<Logged, Partial<Facets>>> = {
  evidenceRequested: { ...housing, ...request, outcome: 'asking' },
  evidenceReleased: { ...housing, ...request, outcome: 'released' },
  evidenceDenied: { ...housing, ...request, outcome: 'consent_withdrawn' },
  evidenceMoved: { ...housing, ...request, outcome: 'asking' },
  evidenceRead: { ...housing, ...request, outcome: 'download' },
  evidenceReadRefused: { ...housing, ...request, outcome: 'consent_withdrawn' },
  evidenceRejected: { ...housing, ...request, outcome: 'illegible' },
  releaseObjected: { ...citizen, ...request, agency: 'housing', lawfulBasis: 'public_task' },
  questionAsked: { ...citizen, agency: 'housing', requestId: REQUEST },
  questionAnswered: { ...housing, requestId: REQUEST },
  askedAgainReported: { ...citizen, ...birth, agency: 'housing', outcome: 'upheld' },
  consentChanged: { ...citizen, ...consent, outcome: 'grant' },
  consentExpiring: { ...registry, ...consent },
  askOpened: { ...housing, ...birth, procedure: 'housing-benefit', requestId: REQUEST },
  askClosed: { ...citizen, ...birth, outcome: 'answered' },
  fetchStarted: {
    ...housing,
    ...residence,
    agency: 'social',
    procedure: 'family-allowance',
    requestId: REQUEST,
  },
  fetchEnded: { ...adapters, ...residence, agency: 'civil-registry', outcome: 'found' },
  identifierClaimed: { ...adapters, agency: 'civil-registry' },
  documentAdded: { ...citizen, ...birth },
  documentEnded: { ...citizen, ...birth, outcome: 'removed' },
  documentRead: { ...citizen, ...birth },
  subjectExported: { ...citizen },
  subjectErased: { ...citizen },
  legalHoldPlaced: { actorRole: 'operator', system: 'askonce-scripts' },
  legalHoldEnded: { actorRole: 'operator', system: 'askonce-scripts', outcome: 'lifted' },
  erasureConfirmed: { ...adapters },
  detailsPruned: { actorRole: 'service', system: 'askonce-audit' },
  deliveryEnded: { agency: 'housing', outcome: 'delivered' },
  catalogueApplied: { actorRole: 'steward', system: 'askonce-scripts' },
  auditSearched: { actorRole: 'auditor', system: 'askonce-scripts' },
  lookupsUnusual: { ...housing, outcome: 'many_persons_hour' },
  reconciliationRequested: { actorRole: 'auditor', system: 'askonce-scripts' },
  reconciliationEnded: { actorRole: 'service', system: 'askonce-audit', outcome: 'differs' },
};

const exampleOf = (name: Logged): { topic: string; event: AskOnceEvent } => {
  const { type, topic, example } = EVENTS[name];
  const person = topic === TOPICS.evidence ? { subject: SUBJECT, sequence: 7 } : {};
  return { topic, event: { ...without(anEvent({ type, data: example }), 'subject', 'sequence'), ...person } };
};

describe('factOf', () => {
  it.each(Object.entries(EXPECTED) as [Logged, Partial<Facets>][])('maps %s', (name, facets) => {
    const { topic, event } = exampleOf(name);
    const numbered = topic === TOPICS.evidence;
    expect(factOf(topic, event)).toEqual({
      entryId: event.id,
      kind: event.type,
      topic,
      source: '/registry',
      subjectRef: numbered || 'aboutSubject' in event.data ? SUBJECT : null,
      sequence: numbered ? 7 : null,
      occurredAt: '2026-11-22T09:00:00.000Z',
      ...nothing,
      ...facets,
      opaque: false,
      details: event.data,
    });
  });

  it('expects every kind of event that travels on a topic of the log', () => {
    const logged = Object.entries(EVENTS).filter(([, { topic }]) =>
      [TOPICS.evidence, TOPICS.audit].includes(topic as never),
    );
    expect(logged.map(([name]) => name).sort()).toEqual(Object.keys(EXPECTED).sort());
  });

  it('ties an auditor’s search to the person searched for, without giving it a number', () => {
    const { topic, event } = exampleOf('auditSearched');
    const fact = factOf(topic, { ...event, data: { ...event.data, aboutSubject: SUBJECT } });
    expect(fact).toMatchObject({ subjectRef: SUBJECT, sequence: null, opaque: false });
  });

  it('names what was released, not what else would have done', () => {
    const data = { ...EVENTS.evidenceReleased.example, evidenceTypes: ['birth-certificate', 'family-book'] };
    expect(factOf(TOPICS.evidence, anEvent({ data })).evidenceTypes).toEqual(['birth-certificate']);
  });

  it('keeps fields that a later version added', () => {
    const data = { ...EVENTS.askClosed.example, addedLater: 1 };
    expect(factOf(TOPICS.evidence, anEvent({ type: EVENTS.askClosed.type, data }))).toMatchObject({
      opaque: false,
      details: { addedLater: 1 },
    });
  });
});

describe('an event that does not fit the contracts', () => {
  const bad = { ...EVENTS.evidenceReleased.example, agency: 1, decision: 'secret' };

  it.each<[string, AskOnceEvent, string[]]>([
    ['of a kind that is not known', anEvent({ type: 'askonce.evidence.dreamt.v1' }), ['/type']],
    [
      'on the wrong topic',
      anEvent({ type: EVENTS.catalogueApplied.type, data: EVENTS.catalogueApplied.example }),
      ['/type'],
    ],
    ['about nobody', without(anEvent(), 'subject'), ['/subject']],
    ['about what is no subjectRef', anEvent({ subject: '38001085718' }), ['/subject']],
    ['without number', without(anEvent(), 'sequence'), ['/sequence']],
    ['at a time that does not exist', anEvent({ time: '2026-02-30T09:00:00Z' }), ['/time']],
    ['whose data lacks something', anEvent({ data: bad }), ['/data/agency', '/data/decision']],
    ['whose text PostgreSQL cannot store', anEvent({ data: { note: 'a\u0000b' } }), ['/data']],
    ['with half a surrogate pair', anEvent({ data: { note: '\ud800' } }), ['/data']],
    [
      'nested beyond measure',
      anEvent({ data: JSON.parse(`${'{"a":'.repeat(40)}1${'}'.repeat(40)}`) as object }),
      ['/data'],
    ],
  ])('is logged as opaque: %s', (_title, event, misfits) => {
    const fact = factOf(TOPICS.evidence, event);
    expect(fact).toMatchObject({ ...nothing, entryId: event.id, kind: event.type, opaque: true });
    expect(fact.details).toMatchObject({ misfits: expect.arrayContaining(misfits) as string[] });
    expect(fact.details).toHaveProperty('digest', expect.stringMatching(/^sha-256=:.{44}:$/));
  });

  it('shows none of its data', () => {
    expect(JSON.stringify(factOf(TOPICS.evidence, anEvent({ data: bad })))).not.toContain('secret');
  });

  it('keeps its number, so that no gap appears', () => {
    const fact = factOf(
      TOPICS.evidence,
      anEvent({ type: 'askonce.evidence.dreamt.v1', subject: SUBJECT, sequence: 4 }),
    );
    expect(fact).toMatchObject({ subjectRef: SUBJECT, sequence: 4 });
  });

  it('gives no number to what is no fact about a person', () => {
    const fact = factOf(TOPICS.audit, anEvent({ subject: SUBJECT, sequence: 4 }));
    expect(fact).toMatchObject({ subjectRef: SUBJECT, sequence: null, opaque: true });
  });
});
