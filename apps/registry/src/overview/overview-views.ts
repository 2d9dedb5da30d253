import type { AskResponse } from '../asks/dto/ask.response';
import { isoTime } from '../calls/iso-time';
import type { Catalogue } from '../catalogue/catalogue';
import { toConsentResponse } from '../consents/consent-views';
import { toOwnDocumentResponse } from '../documents/dto/document.response';
import { toOwnRequestResponse } from '../evidence-requests/own-request-views';
import { toOwnRequestStanding } from '../evidence-requests/request-standing';
import type { Consent } from '../subjects/person';
import type { PersonFound } from '../subjects/read-person';
import { FIRST_ITEMS, type OverviewResponse } from './dto/overview.response';
import type { Beside } from './overview.repository';

interface Seen {
  readonly person: PersonFound;
  readonly asks: readonly AskResponse[];
  readonly beside: Beside;
  readonly catalogue: Catalogue;
}

/** Of everything about a person the number and the first few. */
export function toOverview({ person, asks, beside, catalogue }: Seen): OverviewResponse {
  const consents = (...statuses: Consent['status'][]) =>
    counted(person.consents.filter(({ status }) => statuses.includes(status)).sort(newestFirst), (consent) =>
      toConsentResponse(consent, catalogue),
    );
  const documents = person.documents
    .map((document) => ({ ...document, releases: beside.releases[document.id] ?? 0 }))
    .sort(newestFirst);
  return {
    asks: counted(asks, (ask) => ask),
    requestedConsents: consents('requested'),
    sharing: consents('given', 'paused'),
    documents: {
      ...counted(documents, (document) => toOwnDocumentResponse(document, catalogue)),
      releases: documents.reduce((sum, { releases }) => sum + releases, 0),
    },
    waitingRequests: counted(person.requests, (request) =>
      toOwnRequestStanding({ request, releases: [] }, person, catalogue),
    ),
    decisions: {
      count: beside.decided,
      items: beside.decisions.map((view) => toOwnRequestResponse(view, catalogue)),
    },
    questions: {
      ...{ count: beside.questions.count, overdue: beside.questions.overdue },
      ...(beside.questions.lastAnsweredAt !== null && { lastAnsweredAt: isoTime(beside.questions.lastAnsweredAt) }),
    },
  };
}

const counted = <T, R>(all: readonly T[], to: (item: T) => R): { count: number; items: R[] } => ({
  count: all.length,
  items: all.slice(0, FIRST_ITEMS).map(to),
});

/** Ids are ordered by time. */
const newestFirst = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? 1 : -1);
