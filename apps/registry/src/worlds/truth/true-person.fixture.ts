import type { EVENTS } from '@askonce/contracts';
import type { Made } from './true-calls.fixture';
import {
  DAY,
  isWaiting,
  type Kind,
  sameKind,
  type TrueConsent,
  type TrueDocument,
  type TruePursuit,
  type TrueQuestion,
  type TrueRejection,
  type TrueReport,
  type TrueRequest,
} from './true-things.fixture';

export type FactName = keyof typeof EVENTS;

/** What one agency reads in its feed. */
export interface News {
  readonly agency: string;
  readonly about: string;
  readonly what: string;
}

const FAILURES: readonly TruePursuit['outcome'][] = ['declined', 'expired', 'not_found', 'ambiguous', 'unavailable'];

/** Everything that is true of one person, in plain lists, oldest first. */
export class TruePerson {
  readonly documents: TrueDocument[] = [];
  readonly pursuits: TruePursuit[] = [];
  readonly consents: TrueConsent[] = [];
  readonly requests: TrueRequest[] = [];
  readonly rejections: TrueRejection[] = [];
  readonly questions: TrueQuestion[] = [];
  readonly reports: TrueReport[] = [];
  /** Each release that ever was, also those that a rejection ended. */
  readonly released: { readonly request: TrueRequest; readonly document: TrueDocument }[] = [];
  /** One name for each numbered fact. */
  readonly facts: FactName[] = [];
  /** What each call with an Idempotency-Key said and made. */
  readonly calls = new Map<string, Made & { readonly said: string }>();
  readonly news: (() => News)[] = [];
  private lastMoment = 0;

  constructor(readonly identifier: string) {}

  /** Each moment is later than all before it. */
  now(): number {
    this.lastMoment = Math.max(Date.now(), this.lastMoment + 1);
    return this.lastMoment;
  }

  tell(fact: FactName, ...news: (() => News)[]): void {
    this.facts.push(fact);
    this.news.push(...news);
  }

  waiting(): TrueRequest[] {
    return this.requests.filter(isWaiting);
  }

  current(kind: Kind): TrueDocument | undefined {
    return this.documents.find((document) => document.status === 'current' && sameKind(document, kind));
  }

  open(): TruePursuit[] {
    return this.pursuits.filter(({ closedAt }) => closedAt === undefined);
  }

  openFor(kind: Kind): TruePursuit | undefined {
    return this.open().find((pursuit) => sameKind(pursuit, kind));
  }

  /** Questions about it that ended without a document, newest first. */
  failures(kind: Kind): TruePursuit[] {
    return this.pursuits
      .filter((pursuit) => sameKind(pursuit, kind) && FAILURES.includes(pursuit.outcome))
      .sort((a, b) => b.closedAt! - a.closedAt!);
  }

  consent(scope: Pick<TrueConsent, 'agency' | 'purpose' | 'type'>): TrueConsent | undefined {
    return this.consents.find(
      ({ agency, purpose, type }) => agency === scope.agency && purpose === scope.purpose && type === scope.type,
    );
  }

  /** Why a file that the person gave does not do for a request. */
  rejection(document: TrueDocument, { requirement }: TrueRequest): TrueRejection | undefined {
    if (document.provenance !== 'citizen_provided') return undefined;
    return this.rejections.findLast(
      (rejection) =>
        sameKind(rejection, document) &&
        rejection.document.scan === document.scan &&
        rejection.request.requirement === requirement,
    );
  }

  /** As if so many days had gone by. */
  grow(days: number): void {
    const earlier = (moment: number | undefined) => (moment === undefined ? undefined : moment - days * DAY);
    for (const each of this.documents) {
      each.issuedAt = earlier(each.issuedAt);
      each.validUntil = earlier(each.validUntil);
      each.createdAt -= days * DAY;
    }
    for (const each of this.pursuits) {
      each.openedAt -= days * DAY;
      each.deadline -= days * DAY;
      each.closedAt = earlier(each.closedAt);
    }
    for (const each of this.consents) {
      each.decidedAt = earlier(each.decidedAt);
      each.validUntil = earlier(each.validUntil);
    }
    for (const each of this.questions) each.promisedBy -= days * DAY;
    for (const each of this.requests) {
      each.createdAt -= days * DAY;
      each.since -= days * DAY;
      each.expiresAt -= days * DAY;
    }
  }
}
