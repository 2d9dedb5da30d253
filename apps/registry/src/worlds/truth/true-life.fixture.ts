import type { Want } from './true-gathering.fixture';
import { Judge, type Judgement } from './true-judgement.fixture';
import { demandOf, isWantedBy, purposeOf, sameList } from './true-terms.fixture';
import type { FactName, TruePerson } from './true-person.fixture';
import {
  DAY,
  isWaiting,
  type TrueConsent,
  type TrueDocument,
  type TruePursuit,
  type TrueRequest,
} from './true-things.fixture';
import type { Demand, World } from './world.fixture';

/** Facts after which everybody who waits is decided again. */
const STIRRING: readonly FactName[] = ['documentAdded', 'documentEnded', 'consentChanged', 'askClosed', 'fetchEnded'];
const FETCH_MS = 3_600_000;
const FETCH_GRACE_MS = 120_000;
const NOTICE_DAYS = 14;

const stricter = (one: Demand, other: Demand): Demand => {
  const ages = [one.maxAgeDays, other.maxAgeDays].filter((age) => age !== undefined);
  const provenance = one.provenance ?? other.provenance;
  return { ...(ages.length > 0 && { maxAgeDays: Math.min(...ages) }), ...(provenance && { provenance }) };
};

const ended = (end: number | undefined, now: number) => end !== undefined && end <= now;

/** What follows from what, in one person's life. */
export class TrueLife {
  constructor(
    readonly world: World,
    readonly person: TruePerson,
  ) {}

  judge(request: TrueRequest, now: number): Judge {
    return new Judge(this.world, this.person, request, now);
  }

  /** Decides a request, and lets happen what follows. @returns what it needs in order to be served */
  decide(request: TrueRequest, why: 'made' | 'again' | 'reopened', now: number): readonly Want[] {
    const judgement = this.judge(request, now).decide();
    const moves = judgement.status !== request.status || !sameList(judgement.list, request.list);
    if (moves || why !== 'again') this.stand(request, judgement, why);
    for (const type of judgement.questions) this.question({ ...request, type });
    for (const want of judgement.wants) this.pursue(request, want, now);
    return judgement.wants;
  }

  /** After something has happened: whoever waits is decided again, and nothing goes on that nobody needs. */
  settle(factsBefore: number): void {
    if (!this.person.facts.slice(factsBefore).some((fact) => STIRRING.includes(fact))) return;
    const facts = this.person.facts.length;
    this.settleNow(this.person.now());
    this.settle(facts);
  }

  settleNow(now: number): void {
    while (this.closeUnneeded(now));
    const waiting = this.person.waiting();
    for (const consent of this.person.consents) {
      const isWanted = waiting.some((request) => isWantedBy(this.world, consent, request));
      if (consent.status === 'requested' && !isWanted) this.changeConsent(consent, 'expired');
    }
  }

  /** Time ends what is over, and who waits for it is decided again. @returns whether anything was over */
  endWhatIsOver(): boolean {
    const { person } = this;
    const now = person.now();
    const before = person.facts.length;
    const documents = person.documents.filter(
      ({ status, validUntil }) => status === 'current' && ended(validUntil, now),
    );
    const consents = person.consents.filter(
      ({ status, validUntil }) => (status === 'given' || status === 'paused') && ended(validUntil, now),
    );
    const noticed = person.consents.filter((consent) => this.endsSoon(consent, now));
    const pursuits = person
      .open()
      .filter(({ source, deadline }) => ended(deadline + (source ? FETCH_GRACE_MS : 0), now));
    const requests = person.waiting().filter(({ expiresAt }) => ended(expiresAt, now));
    for (const document of documents) this.endDocument(document, 'expired');
    for (const consent of consents) this.changeConsent(consent, 'expired');
    for (const consent of noticed) {
      consent.noticed = true;
      person.tell('consentExpiring');
    }
    for (const pursuit of pursuits) this.close(pursuit, pursuit.source ? 'unavailable' : 'expired', now);
    for (const request of requests) this.end(request, 'expired', 'request_expired');
    if (person.facts.length === before) return false;
    this.settleNow(now);
    return true;
  }

  close(pursuit: TruePursuit, outcome: NonNullable<TruePursuit['outcome']>, now: number): void {
    pursuit.outcome = outcome;
    pursuit.closedAt = now;
    this.person.tell(pursuit.source === undefined ? 'askClosed' : 'fetchEnded');
  }

  changeConsent(consent: TrueConsent, status: TrueConsent['status']): void {
    consent.status = status;
    this.person.tell('consentChanged');
  }

  /** Ends a document, and tells whoever has received it. */
  endDocument(document: TrueDocument, how: 'removed' | 'revoked' | 'expired' | 'replaced'): void {
    document.status = how === 'replaced' ? 'superseded' : how;
    const receivers = this.person.released.filter((release) => release.document === document);
    const agencies = new Set(receivers.map(({ request }) => request.agency));
    this.person.tell(
      'documentEnded',
      ...[...agencies].map((agency) => () => ({ agency, about: document.id, what: `document.${how}` })),
    );
  }

  /** Ends a request that waits, without deciding it. */
  end(request: TrueRequest, status: 'cancelled' | 'expired', reason: string): void {
    Object.assign(request, { status, code: status, reasons: [reason] });
    this.tellOf(request, 'evidenceMoved');
  }

  private stand(request: TrueRequest, judgement: Judgement, why: 'made' | 'again' | 'reopened'): void {
    const { status, code, reasons, list, releases } = judgement;
    const basis = purposeOf(this.world, request)?.basis ?? request.basis;
    Object.assign(request, { status, code, reasons, list, basis, releases: [...releases] });
    this.person.released.push(...releases.map(({ document }) => ({ request, document })));
    if (status === 'released') this.tellOf(request, 'evidenceReleased');
    else if (status === 'denied') this.tellOf(request, 'evidenceDenied');
    else this.tellOf(request, why === 'made' ? 'evidenceRequested' : 'evidenceMoved');
  }

  private tellOf(request: TrueRequest, fact: FactName): void {
    const { agency, status, code } = request;
    this.person.tell(fact, () => ({ agency, about: request.id, what: `${status} ${code}` }));
  }

  private question({ agency, purpose, type }: Pick<TrueConsent, 'agency' | 'purpose' | 'type'>): void {
    const fresh = { status: 'requested' as const, decidedAt: undefined, validUntil: undefined, noticed: false };
    const known = this.person.consent({ agency, purpose, type });
    if (known) Object.assign(known, fresh);
    else this.person.consents.push({ agency, purpose, type, ...fresh });
    this.person.tell('consentChanged');
  }

  /** Joins the question under way, or opens one. */
  private pursue(request: TrueRequest, { type, by, why }: Want, now: number): void {
    const { qualifier } = request;
    const demand = demandOf(this.world, request);
    const open = this.person.openFor({ type, qualifier });
    if (open) {
      open.demand = stricter(open.demand, demand);
      return;
    }
    const terms = this.world.types.find(({ id }) => id === type)!;
    const source = by === 'fetch' ? terms.source : undefined;
    const deadline = now + (by === 'fetch' ? FETCH_MS : terms.askDays * DAY);
    this.person.pursuits.push({ type, qualifier, source, why, demand, openedAt: now, deadline, closedAt: undefined });
    this.person.tell(by === 'fetch' ? 'fetchStarted' : 'askOpened');
  }

  /** Decides whoever waits, oldest first. @returns whether something was under way that none of them needs */
  private closeUnneeded(now: number): boolean {
    const demands = new Map<TruePursuit, Demand>();
    for (const request of this.person.requests.filter(isWaiting)) {
      for (const { type } of this.decide(request, 'again', now)) {
        const pursuit = this.person.openFor({ type, qualifier: request.qualifier })!;
        const demand = demandOf(this.world, request);
        const earlier = demands.get(pursuit);
        demands.set(pursuit, earlier ? stricter(earlier, demand) : demand);
      }
    }
    const unneeded = this.person.open().filter((pursuit) => !demands.has(pursuit));
    for (const [pursuit, demand] of demands) pursuit.demand = demand;
    for (const pursuit of unneeded) this.close(pursuit, 'unneeded', now);
    return unneeded.length > 0;
  }

  private endsSoon({ status, decidedAt, validUntil, noticed }: TrueConsent, now: number): boolean {
    if (status !== 'given' || noticed || decidedAt === undefined || validUntil === undefined) return false;
    return now >= validUntil - Math.min(NOTICE_DAYS * DAY, (validUntil - decidedAt) / 2) && now < validUntil;
  }
}
