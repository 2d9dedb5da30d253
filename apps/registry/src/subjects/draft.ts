import { EVENTS, isWaiting, TOPICS } from '@askonce/contracts';
import { consentChanged, consentExpiring, type ConsentMove } from './consent-facts';
import { askOpened, fetchCommand, fetchStarted, pursuitClosed } from './pursuit-facts';
import type { CallKey, Changes, Command, Fact } from './changes';
import { type Demand, sameDemand, stricter } from './demand';
import {
  type Consent,
  type ConsentWithPeriod,
  type DocumentStatus,
  type EvidenceRequest,
  FAILED_OUTCOMES,
  type HeldDocument,
  type Holding,
  type Person,
  type Pursuit,
  type PursuitKind,
  type PursuitOutcome,
  type Rejection,
  type Release,
  type Timestamp,
} from './person';
import type { ActedBy } from './acted-by';
import { type ConsentScope, findConsent } from './find-consent';
import type { NewId } from './new-id';
import { standing } from './standing';

export interface HoldingKey {
  readonly evidenceType: string;
  readonly qualifier: string;
}

/** What somebody needs pursued, and for how long at most. */
export interface PursuitTerms extends HoldingKey, Demand {
  readonly kind: PursuitKind;
  readonly source: string | null;
  readonly why: string | null;
  readonly deadline: Timestamp;
}

const FAILED: ReadonlySet<PursuitOutcome | null> = new Set(FAILED_OUTCOMES);

const hasFailed = (pursuit: Pursuit): pursuit is Pursuit & { readonly closedAt: Timestamp } =>
  FAILED.has(pursuit.outcome);

const endedFirst = <T>(all: readonly T[], hasEnded: (one: T) => boolean): T[] => [
  ...all.filter(hasEnded),
  ...all.filter((one) => !hasEnded(one)),
];

const keyOf = ({ evidenceType, qualifier }: HoldingKey) => `${evidenceType}\n${qualifier}`;

/**
 * One command's changes while they are put together: the person as read, what changes, and the facts that say so, in
 * order. Looking something up gives it as it will stand.
 */
export class Draft {
  readonly facts: Fact[] = [];
  private readonly commands: Command[] = [];
  private readonly documents = new Map<string, HeldDocument>();
  private readonly pursuits = new Map<string, Pursuit>();
  private readonly holdings = new Map<string, Holding>();
  private readonly consents = new Map<string, Consent>();
  private readonly requests = new Map<string, EvidenceRequest>();
  private readonly releases: Release[] = [];
  private readonly rejections: Rejection[] = [];
  private readonly contents: string[] = [];
  private readonly dropped: string[] = [];
  private restsUntil: Timestamp | undefined;

  constructor(
    readonly person: Person,
    private readonly newId: NewId,
    readonly actor: ActedBy,
  ) {}

  id(): string {
    return this.newId();
  }

  record(recorded: Fact): string {
    this.facts.push(recorded);
    return recorded.eventId;
  }

  openPursuit(key: HoldingKey): Pursuit | undefined {
    return this.openPursuits().find((pursuit) => keyOf(pursuit) === keyOf(key));
  }

  openPursuits(): Pursuit[] {
    return standing(this.person.pursuits, this.pursuits).filter(({ closedAt }) => closedAt === null);
  }

  /** Those of a holding that ended without a document, newest first. */
  failedPursuits(key: HoldingKey): Pursuit[] {
    return standing(this.person.pursuits, this.pursuits)
      .filter((pursuit) => keyOf(pursuit) === keyOf(key))
      .filter(hasFailed)
      .sort((a, b) => Date.parse(b.closedAt) - Date.parse(a.closedAt));
  }

  currentDocument(key: HoldingKey): HeldDocument | undefined {
    return this.currentDocuments().find((document) => keyOf(document) === keyOf(key));
  }

  currentDocuments(): HeldDocument[] {
    return standing(this.person.documents, this.documents).filter(({ status }) => status === 'current');
  }

  consentFor(scope: ConsentScope): Consent | undefined {
    return findConsent(this.allConsents(), scope);
  }

  allConsents(): Consent[] {
    return standing(this.person.consents, this.consents);
  }

  /** Waiting requests as they stand now in this draft. */
  waitingRequests(): EvidenceRequest[] {
    const all = new Map(this.person.requests.map((request) => [request.id, request]));
    for (const [id, request] of this.requests) all.set(id, request);
    return [...all.values()].filter(({ status }) => isWaiting(status));
  }

  putRequest(request: EvidenceRequest): void {
    this.requests.set(request.id, request);
  }

  putRelease(release: Release): void {
    this.releases.push(release);
  }

  /** What was released is no longer: its request waits again. */
  endRelease(release: Release): void {
    this.releases.push({ ...release, endedAt: this.person.now });
  }

  reject(rejection: Rejection): void {
    this.rejections.push(rejection);
  }

  /** What requesters could not use, newest last. */
  allRejections(): Rejection[] {
    return [...this.person.rejections, ...this.rejections];
  }

  /** Opens the pursuit, or joins the one under way, which from then on must satisfy the stricter of both. */
  pursue(terms: PursuitTerms, request: EvidenceRequest): void {
    const open = this.openPursuit(terms);
    if (open === undefined) this.start(terms, request);
    else this.demand(open, stricter(open, terms));
  }

  /** From now on this, no more and no less, satisfies the pursuit. */
  demand(open: Pursuit, demand: Demand): void {
    if (sameDemand(open, demand)) return;
    const { maxAgeDays, acceptedProvenance, asData } = demand;
    this.pursuits.set(open.id, { ...open, maxAgeDays, acceptedProvenance, asData });
  }

  /** What is decided holds until then at most, so at or after it nothing is committed. */
  restOn(end: Timestamp | undefined): void {
    if (end === undefined) return;
    this.restsUntil ??= end;
    // Stryker disable next-line EqualityOperator: of two ends at the same time either will do
    if (Date.parse(end) < Date.parse(this.restsUntil)) this.restsUntil = end;
  }

  closePursuit(pursuit: Pursuit, outcome: PursuitOutcome, reason: string | null = null): void {
    this.pursuits.set(pursuit.id, { ...pursuit, outcome, reason, closedAt: this.person.now });
    this.putHolding(pursuit, { pursuitId: null });
    this.record(pursuitClosed(this.id(), this.actor, { pursuit, outcome, reason }));
  }

  changeConsent(consent: Consent, change: ConsentMove): void {
    this.consents.set(consent.id, consent);
    this.record(consentChanged(this.id(), this.actor, { consent, change }));
  }

  /** Tells once that the period of a consent comes to its end. */
  noticeConsent(consent: ConsentWithPeriod): void {
    this.consents.set(consent.id, { ...consent, noticedFor: consent.validUntil });
    this.record(consentExpiring(this.id(), this.actor, consent));
  }

  putDocument(document: HeldDocument): void {
    this.documents.set(document.id, document);
    if (document.status === 'current') this.putHolding(document, { documentId: document.id });
  }

  /** Ends a document; if it was current, its holding then has none. What was superseded ended then. */
  endDocument(document: HeldDocument, status: Exclude<DocumentStatus, 'current'>): void {
    this.documents.set(document.id, { ...document, status, endedAt: document.endedAt ?? this.person.now });
    if (document.status === 'current') this.putHolding(document, { documentId: null });
  }

  keepContent(contentId: string): void {
    this.contents.push(contentId);
  }

  dropContent(contentId: string): void {
    this.dropped.push(contentId);
  }

  changes(options: { raisesVersion: boolean; call?: CallKey & { resourceId: string } }): Changes {
    return {
      ...options,
      ...(this.restsUntil === undefined ? {} : { restsUntil: this.restsUntil }),
      facts: this.facts,
      commands: this.commands,
      // The unique index on current documents is checked row by row, so what ends comes first.
      documents: endedFirst([...this.documents.values()], ({ status }) => status !== 'current'),
      pursuits: endedFirst([...this.pursuits.values()], ({ closedAt }) => closedAt !== null),
      holdings: [...this.holdings.values()],
      consents: [...this.consents.values()],
      requests: [...this.requests.values()],
      // The same goes for releases, of which a request has one of each type at a time.
      releases: endedFirst(this.releases, ({ endedAt }) => endedAt !== null),
      rejections: this.rejections,
      contents: this.contents,
      dropped: this.dropped,
    };
  }

  /** Whether something changed that decisions about other requests depend on. */
  get movesOthers(): boolean {
    return (
      this.pursuits.size + this.holdings.size + this.consents.size + this.documents.size + this.rejections.length > 0
    );
  }

  private putHolding(key: HoldingKey, change: Partial<Pick<Holding, 'documentId' | 'pursuitId'>>): void {
    const { subjectRef } = this.person.subject;
    const { evidenceType, qualifier } = key;
    const stored = this.person.holdings.find((holding) => keyOf(holding) === keyOf(key));
    const before = this.holdings.get(keyOf(key)) ?? stored;
    const empty: Holding = { subjectRef, evidenceType, qualifier, documentId: null, pursuitId: null };
    this.holdings.set(keyOf(key), { ...(before ?? empty), ...change });
  }

  private start(terms: PursuitTerms, request: EvidenceRequest): void {
    const { subject, now } = this.person;
    const pursuit: Pursuit = {
      ...terms,
      subjectRef: subject.subjectRef,
      id: this.id(),
      openedBy: request.id,
      openedAt: now,
      outcome: null,
      reason: null,
      closedAt: null,
    };
    this.pursuits.set(pursuit.id, pursuit);
    this.putHolding(terms, { pursuitId: pursuit.id });
    if (terms.source === null) this.record(askOpened(this.id(), this.actor, pursuit, request));
    else this.startFetch(pursuit, terms.source, request);
  }

  private startFetch(pursuit: Pursuit, source: string, request: EvidenceRequest): void {
    const command = fetchCommand(pursuit, source);
    this.record(fetchStarted(this.id(), this.actor, { command, request }));
    this.commands.push({
      topic: TOPICS.fetch,
      event: { id: this.id(), type: EVENTS.fetchRequested.type, data: command },
    });
  }
}
