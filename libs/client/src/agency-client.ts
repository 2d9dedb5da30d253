import { randomUUID } from 'node:crypto';
import { ApiCaller, type ApiOptions, type CallOptions, type WriteOptions } from './api-caller';
import type {
  AskedAgainReport,
  DepositedDocument,
  DocumentToDeposit,
  EventWebhook,
  EvidenceRequest,
  EvidenceRequestPage,
  Explanation,
  FeedPage,
  NewAskedAgainReport,
  NewEvidenceRequest,
  Question,
  QuestionPage,
  QuestionStatus,
  Rejection,
  ReleaseClaim,
  RequestStatus,
  RevocationReason,
  SubjectIdentifier,
} from './contract';
import { EvidenceContent } from './evidence-content';
import type { FeedEvent } from './feed-event';
import { type EventsOptions, feedEvents } from './feed-events';
import { LONGEST_WAIT_SECONDS } from './long-poll';
import { itemsOf } from './pages';
import { type DocumentContent, Upload } from './upload';
import { type EvidenceOutcome, waitForEvidence, type WaitOptions } from './wait-for-evidence';

export interface RequestFilter extends CallOptions {
  readonly status?: RequestStatus;
  readonly procedure?: string;
}

export interface QuestionFilter extends CallOptions {
  readonly status?: QuestionStatus;
}

/**
 * The registry as an agency's system uses it. Every method throws Problem when it is refused, NoUsableAnswer when the service
 * cannot be reached, TokenRequestFailed when there is no token, and the signal's reason when it is aborted.
 */
export class AgencyClient {
  private readonly api: ApiCaller;

  constructor(options: ApiOptions) {
    this.api = new ApiCaller(options);
  }

  /** Asks for evidence. A denial is thrown as a Problem with status 403 and the slug of its reason. */
  requestEvidence(request: NewEvidenceRequest, options: WriteOptions = {}): Promise<EvidenceRequest> {
    return this.api.json({ method: 'POST', path: '/v1/evidence-requests', body: request, ...keyed(options) });
  }

  /** @param options.waitSeconds up to 30: answers at the next change, or then */
  evidenceRequest(id: string, options: CallOptions & { readonly waitSeconds?: number } = {}): Promise<EvidenceRequest> {
    const { waitSeconds: wait, signal } = options;
    return this.api.json({ method: 'GET', path: requestPath(id), query: { wait }, signal });
  }

  /** Waits, by long polling, until the request is released, denied, cancelled or expired, or the time is up. */
  waitForEvidence(id: string, options: WaitOptions): Promise<EvidenceOutcome> {
    const { signal } = options;
    return waitForEvidence(
      (waitSeconds) => this.evidenceRequest(id, { waitSeconds, signal }),
      options,
      this.api.timing,
    );
  }

  /** The agency's own requests, newest first. */
  evidenceRequests({ signal, ...filter }: RequestFilter = {}): AsyncGenerator<EvidenceRequest> {
    return itemsOf((cursor) => {
      const query = { ...filter, limit: 200, cursor };
      return this.api.json<EvidenceRequestPage>({ method: 'GET', path: '/v1/evidence-requests', query, signal });
    });
  }

  /**
   * What concerns the agency: the events after a number, then those to come, by long polling. It ends by throwing only, as every
   * method does after all its attempts; go on after the last event that you are done with.
   */
  events(options: EventsOptions = {}): AsyncGenerator<FeedEvent, never> {
    const { signal } = options;
    const poll = (after: number) => {
      const query = { after, wait: LONGEST_WAIT_SECONDS, limit: 200 };
      return this.api.json<FeedPage>({ method: 'GET', path: '/v1/events', query, signal });
    };
    return feedEvents(poll, options, this.api.timing);
  }

  /** How far the agency's webhook has taken its feed, and why it does not go on. */
  eventWebhook({ signal }: CallOptions = {}): Promise<EventWebhook> {
    return this.api.json({ method: 'GET', path: '/v1/events/webhook', signal });
  }

  /** Has the feed sent to the webhook from the number after that one on: again, or leaving out what is between. */
  redeliverEvents(after: number, options: WriteOptions = {}): Promise<EventWebhook> {
    return this.api.json({ method: 'POST', path: '/v1/events/redelivery', body: { after }, ...keyed(options) });
  }

  /** Takes a waiting request back. */
  cancel(id: string, { signal }: CallOptions = {}): Promise<EvidenceRequest> {
    return this.api.json({ method: 'POST', path: `${requestPath(id)}/cancellation`, repeatable: true, signal });
  }

  /** How a request is decided, step by step, as far as this agency may know. */
  explanation(id: string, { signal }: CallOptions = {}): Promise<Explanation> {
    return this.api.json({ method: 'GET', path: `${requestPath(id)}/explanation`, signal });
  }

  /** Says that what was released cannot be used; what a citizen gave is then asked for once more. */
  reject(id: string, evidenceType: string, rejection: Rejection, options: WriteOptions = {}): Promise<EvidenceRequest> {
    const path = `${evidencePath(id, evidenceType)}/rejection`;
    return this.api.json({ method: 'POST', path, body: rejection, ...keyed(options) });
  }

  /** Begins to read a released document; each reading is decided anew and recorded. */
  async readEvidence(id: string, evidenceType: string, { signal }: CallOptions = {}): Promise<EvidenceContent> {
    const path = evidencePath(id, evidenceType);
    return new EvidenceContent(await this.api.open({ method: 'GET', path, signal }), signal);
  }

  /** Deposits a document about a person; the same bytes again are the same document. */
  deposit(
    document: DocumentToDeposit,
    content: DocumentContent,
    options: WriteOptions = {},
  ): Promise<DepositedDocument> {
    const body = new Upload(document, content);
    return this.api.json({ method: 'POST', path: '/v1/documents', body, ...keyed(options) });
  }

  /** What this agency deposited as its issuer. */
  document(id: string, { signal }: CallOptions = {}): Promise<DepositedDocument> {
    return this.api.json({ method: 'GET', path: documentPath(id), signal });
  }

  /** Revokes what this agency issued; nobody can read it any more. */
  revoke(id: string, reason: RevocationReason, { signal }: CallOptions = {}): Promise<DepositedDocument> {
    const path = `${documentPath(id)}/revocation`;
    return this.api.json({ method: 'POST', path, body: { reason }, repeatable: true, signal });
  }

  /** What people asked this agency, newest first. */
  questions({ signal, ...filter }: QuestionFilter = {}): AsyncGenerator<Question> {
    return itemsOf((cursor) => {
      const query = { ...filter, limit: 200, cursor };
      return this.api.json<QuestionPage>({ method: 'GET', path: '/v1/questions', query, signal });
    });
  }

  /** Answers a question; the answer stays as it is. */
  answer(questionId: string, text: string, options: WriteOptions = {}): Promise<Question> {
    const path = `/v1/questions/${encodeURIComponent(questionId)}/answer`;
    return this.api.json({ method: 'POST', path, body: { text }, ...keyed(options) });
  }

  /** Reports that an agency, this one or another, asked somebody for evidence again. Whether it was held is not told. */
  reportAskedAgain(
    report: NewAskedAgainReport & { readonly subject: SubjectIdentifier },
    options: WriteOptions = {},
  ): Promise<AskedAgainReport> {
    return this.api.json({ method: 'POST', path: '/v1/asked-again-reports', body: report, ...keyed(options) });
  }

  /** The key to a document that came over Kafka, as JWE for the key that the catalogue has of this agency. */
  claim(releaseId: string, options: WriteOptions = {}): Promise<ReleaseClaim> {
    const path = `/v1/releases/${encodeURIComponent(releaseId)}/claims`;
    return this.api.json({ method: 'POST', path, ...keyed(options) });
  }
}

/** One key for all attempts of a call. */
export const keyed = ({ idempotencyKey = randomUUID(), signal }: WriteOptions) => ({ idempotencyKey, signal });

const requestPath = (id: string) => `/v1/evidence-requests/${encodeURIComponent(id)}`;
const evidencePath = (id: string, evidenceType: string) =>
  `${requestPath(id)}/evidence/${encodeURIComponent(evidenceType)}`;
const documentPath = (id: string) => `/v1/documents/${encodeURIComponent(id)}`;
