import { type AskOnceEvent, dataOf, EVENTS } from '@askonce/contracts';
import type { Catalogue } from '../catalogue/catalogue';
import { satisfies } from '../evidence-requests/satisfies';
import { entitlementOf, rejectionOf, termsOf } from '../evidence-requests/request-facts';
import type { Changes, Fact } from './changes';
import type { Consent, EvidenceRequest, Person, Release } from './person';
import type { Step } from './person-model.fixture';

const DEFINITIONS = new Map(Object.values(EVENTS).map((definition) => [definition.type, definition]));

/** What must be true of every command, whichever it was. */
export function expectSound(step: Step, catalogue: Catalogue): void {
  expectHoldings(step.after);
  expectFitting(step.changes.facts);
  expectFactsToTell(step);
  expectNothingAskedThatIsHeld(step, catalogue);
  const released = (step.changes.releases ?? []).filter(({ endedAt }) => endedAt === null);
  for (const release of released) expectBasis(release, step, catalogue);
}

/** G1 as the unique indexes state it, and the holding as what it points at. */
function expectHoldings({ pursuits, documents, holdings }: Person): void {
  const open = pursuits.filter(({ closedAt }) => closedAt === null);
  expect(new Set(open.map(keyOf)).size).toBe(open.length);
  expect(new Set(documents.map(keyOf)).size).toBe(documents.length);
  const pointed = holdings.flatMap(({ pursuitId }) => (pursuitId === null ? [] : [pursuitId]));
  expect(pointed.sort()).toEqual(open.map(({ id }) => id).sort());
  const held = holdings.flatMap(({ documentId }) => (documentId === null ? [] : [documentId]));
  expect(held.sort()).toEqual(documents.map(({ id }) => id).sort());
}

function expectFitting(facts: readonly Fact[]): void {
  for (const { type, data, eventId } of facts) {
    const definition = DEFINITIONS.get(type);
    expect(definition?.topic).toBe('askonce.evidence.v1');
    const overTheWire = JSON.parse(JSON.stringify(data)) as object;
    const event: AskOnceEvent = {
      id: eventId,
      type,
      source: '/registry',
      time: '2026-11-22T09:00:00.000Z',
      data: overTheWire,
    };
    expect(() => definition && dataOf(definition, event)).not.toThrow();
  }
}

/** Each change has its one fact, and each fact its change. */
function expectFactsToTell({ before, changes }: Step): void {
  const of = (...types: { readonly type: string }[]) =>
    changes.facts.filter(({ type }) => types.some((definition) => definition.type === type));
  const { evidenceRequested, evidenceReleased, evidenceDenied, evidenceMoved } = EVENTS;
  const decided = of(evidenceRequested, evidenceReleased, evidenceDenied, evidenceMoved);
  expect(decided.map(({ eventId }) => eventId).sort()).toEqual(
    (changes.requests ?? []).map(({ eventId }) => eventId).sort(),
  );
  const known = new Set(before.pursuits.map(({ id }) => id));
  const pursuits = changes.pursuits ?? [];
  const opened = pursuits.filter(({ id }) => !known.has(id));
  const closed = pursuits.filter(({ closedAt }) => closedAt !== null);
  expect(of(EVENTS.askOpened, EVENTS.fetchStarted)).toHaveLength(opened.length);
  expect(of(EVENTS.askClosed, EVENTS.fetchEnded)).toHaveLength(closed.length);
  expect(changes.commands).toHaveLength(of(EVENTS.fetchStarted).length);
  expectConsentsTold(changes);
  const contents = (changes.contents ?? []).length;
  expect(of(EVENTS.documentAdded)).toHaveLength(contents);
  const over = (changes.documents ?? []).filter(({ status }) => status === 'removed' || status === 'expired');
  expect(of(EVENTS.documentEnded)).toHaveLength(over.length);
}

/** A consent may end and be asked for again at once: the last of its facts says how it stands. */
function expectConsentsTold({ facts, consents = [] }: Changes): void {
  const last = new Map<string, string>();
  for (const { type, data } of facts) {
    const { consentId, to } = data as { consentId?: string; to?: string };
    if (consentId === undefined) continue;
    last.set(consentId, type === EVENTS.consentChanged.type ? (to ?? '') : (last.get(consentId) ?? 'given'));
  }
  expect([...last].sort()).toEqual(consents.map(({ id, status }): [string, string] => [id, status]).sort());
}

/** G1: who opens a pursuit is not satisfied by what is held; a source is asked on a basis only. */
function expectNothingAskedThatIsHeld({ before, changes, after, draft }: Step, catalogue: Catalogue): void {
  const known = new Set(before.pursuits.map(({ id }) => id));
  const requests = new Map([...before.requests, ...(changes.requests ?? [])].map((request) => [request.id, request]));
  for (const pursuit of (changes.pursuits ?? []).filter(({ id }) => !known.has(id))) {
    const opener = requests.get(pursuit.openedBy)!;
    const held = [...before.documents, ...after.documents]
      .filter((document) => keyOf(document) === keyOf(pursuit))
      .filter((document) => rejectionOf(document, opener, after.rejections) === undefined);
    for (const document of held) expect(satisfies(document, termsOf(opener, catalogue), draft.person.now)).toBe(false);
    if (pursuit.kind !== 'fetching') continue;
    for (const type of opener.evidenceTypes)
      expectAuthorised(opener, type, { after, now: draft.person.now, catalogue });
  }
}

/** G2: the basis holds at the moment of release, and the document satisfies. */
function expectBasis(release: Release, { after, changes, draft }: Step, catalogue: Catalogue): void {
  const { now } = draft.person;
  const request = changes.requests!.find(({ id }) => id === release.requestId)!;
  expect(request.status).toBe('released');
  const document = after.documents.find(({ id }) => id === release.documentId)!;
  expect(satisfies(document, termsOf(request, catalogue), now)).toBe(true);
  expect(rejectionOf(document, request, after.rejections)).toBeUndefined();
  const consent = expectAuthorised(request, release.evidenceType, { after, now, catalogue });
  expect(release.consentId).toBe(consent?.id ?? null);
}

function expectAuthorised(
  request: EvidenceRequest,
  evidenceType: string,
  { after, now, catalogue }: { after: Person; now: string; catalogue: Catalogue },
): Consent | undefined {
  const { agencyActive, purpose } = entitlementOf(request, catalogue);
  expect(agencyActive).toBe(true);
  expect(purpose?.evidenceTypes).toContain(evidenceType);
  if (purpose?.lawfulBasis !== 'consent') return undefined;
  const scope = { agency: request.agency, purpose: request.purpose, evidenceType };
  const consent = after.consents.find((candidate) =>
    Object.entries(scope).every(([name, value]) => candidate[name as keyof typeof scope] === value),
  );
  expect(consent?.status).toBe('given');
  expect(Date.parse(consent!.validUntil!)).toBeGreaterThan(Date.parse(now));
  return consent;
}

const keyOf = ({ evidenceType, qualifier }: { evidenceType: string; qualifier: string }) =>
  `${evidenceType}/${qualifier}`;
