import type { Catalogue } from '../catalogue/catalogue';
import { applyTransition } from '../consents/apply-transition';
import { allowedFrom } from '../consents/transitions';
import { addDocument } from '../documents/add-document';
import { endDocument } from '../documents/end-document';
import { cancelInto, decideInto } from '../evidence-requests/carry-out';
import { settle } from '../evidence-requests/settle';
import { reject } from '../rejections/reject';
import { dueFor, isNothing } from '../expiry/due';
import { endDue } from '../expiry/end-due';
import { applyChanges, readAt } from './apply-changes.fixture';
import type { Changes } from './changes';
import { Draft } from './draft';
import type { EvidenceRequest, HeldDocument, Person, Release } from './person';
import { aDocument, aPerson, aRequest, DAY_MS, HOUSING, idsFrom, later } from './person.fixture';

const NOTICE_DAYS = 14;

/** One step: what was before, what it changed, and what is then. */
export interface Step {
  readonly before: Person;
  readonly draft: Draft;
  readonly changes: Changes;
  readonly after: Person;
}

/** One person over time, as the services' commands change them, without a database. */
export class PersonModel {
  private readonly newId = idsFrom();
  private person: Person = aPerson();
  private lastVersion = 0;
  private releases: readonly Release[] = [];
  private readonly released = new Map<string, EvidenceRequest>();
  private readonly everyDocument = new Map<string, HeldDocument>();

  constructor(private readonly catalogue: Catalogue) {}

  get now(): Person {
    return this.person;
  }

  pass(ms: number): void {
    this.person = readAt(this.person, later(ms, this.person.now));
  }

  request(terms: Partial<EvidenceRequest>): Step {
    return this.command((draft) => {
      const { now } = draft.person;
      const expiresAt = later(30 * DAY_MS, now);
      const request = aRequest({ ...terms, id: this.newId(), createdAt: now, updatedAt: now, expiresAt });
      decideInto(draft, request, this.catalogue, 'made');
    });
  }

  cancel(which: number): Step {
    const waiting = pick(this.person.requests, which);
    return this.command((draft) => {
      if (waiting === undefined) return;
      cancelInto(draft, waiting);
      settle(draft, this.catalogue);
    });
  }

  /** What a citizen gives, an agency deposits, or an adapter brings for the fetch under way. */
  deposit(document: Partial<HeldDocument>): Step {
    return this.command((draft) => {
      const incoming = aDocument({ ...document, ...this.newVersion(draft) });
      const fetch = draft.openPursuit(incoming);
      const arrival = fetch?.kind === 'fetching' && incoming.arrival === 'fetched' ? 'fetched' : 'deposited';
      const { answered } = addDocument(draft, { ...incoming, arrival }, { catalogue: this.catalogue });
      if (fetch && arrival === 'fetched' && !answered) draft.closePursuit(fetch, 'not_found');
    });
  }

  remove(which: number): Step {
    const document = pick(this.person.documents, which);
    return this.command((draft) => {
      if (document === undefined) return;
      endDocument(draft, document, { how: 'removed', receivers: [] });
    });
  }

  /** A requester rejects one of the types that were released to it. */
  reject(which: number): Step {
    const release = pick(
      this.releases.filter(({ endedAt }) => endedAt === null),
      which,
    );
    return this.command((draft) => {
      if (release === undefined) return;
      const releases = this.releases.filter(
        ({ requestId, endedAt }) => requestId === release.requestId && endedAt === null,
      );
      const request = this.released.get(release.requestId)!;
      const document = this.everyDocument.get(release.documentId)!;
      if (this.person.rejections.some(({ releaseId }) => releaseId === release.id)) return;
      const rejected = { id: draft.id(), request, releases, release, document, sealedNote: null };
      reject(draft, { ...rejected, reason: 'illegible' }, this.catalogue);
    });
  }

  changeConsent(which: number, how: number): Step {
    const consent = pick(this.person.consents, which);
    const transition = consent && pick(allowedFrom(consent.status), how);
    return this.command((draft) => {
      if (consent && transition) applyTransition(draft, consent, transition, { catalogue: this.catalogue });
    });
  }

  /** The citizen declines an ask, or a source ends a fetch without a document. */
  fail(which: number, outcome: 'not_found' | 'ambiguous' | 'unavailable'): Step {
    return this.command((draft) => {
      const open = pick(draft.openPursuits(), which);
      if (open?.kind === 'asking') draft.closePursuit(open, 'declined', 'do_not_have');
      else if (open) draft.closePursuit(open, outcome);
    });
  }

  /** What the worker does when it finds that something is due. */
  expire(): Step {
    return this.command((draft) => {
      const due = dueFor(draft.person, NOTICE_DAYS);
      if (isNothing(due)) return;
      endDue(draft, due, new Map());
      settle(draft, this.catalogue);
    });
  }

  settle(): Step {
    return this.command((draft) => {
      settle(draft, this.catalogue);
    });
  }

  /** What settling once more would change, were it done now. */
  unsettled(): Changes {
    const draft = new Draft(this.person, this.newId, HOUSING);
    settle(draft, this.catalogue);
    return draft.changes({ raisesVersion: false });
  }

  private command(work: (draft: Draft) => unknown): Step {
    this.pass(1);
    const before = this.person;
    const draft = new Draft(before, this.newId, HOUSING);
    work(draft);
    const changes = draft.changes({ raisesVersion: draft.movesOthers });
    const after = applyChanges(before, changes);
    this.remember(changes);
    this.person = readAt(after, before.now);
    return { before, draft, changes, after };
  }

  /** What a person is read without. */
  private remember({ releases = [], requests = [], documents = [] }: Changes): void {
    const changed = new Map(releases.map((release) => [release.id, release]));
    this.releases = [...this.releases.filter(({ id }) => !changed.has(id)), ...releases];
    for (const request of requests) this.released.set(request.id, request);
    for (const document of documents) this.everyDocument.set(document.id, document);
  }

  private newVersion({ person }: Draft) {
    return { id: this.newId(), contentId: this.newId(), version: ++this.lastVersion, createdAt: person.now };
  }
}

const pick = <T>(from: readonly T[], which: number): T | undefined => from[which % from.length];
