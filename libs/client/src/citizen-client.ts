import { keyed } from './agency-client';
import { ApiCaller, type ApiOptions, type CallOptions, type WriteOptions } from './api-caller';
import type {
  Ask,
  AskedAgainReport,
  AskPage,
  AskWithEnd,
  Consent,
  ConsentInFull,
  ConsentPage,
  ConsentTransition,
  DeclinationReason,
  DeclinedAsk,
  DocumentDraft,
  DocumentToGive,
  DraftInFull,
  DraftToGive,
  Erasure,
  GivenDocument,
  Overview,
  OwnRequest,
  OwnRequestPage,
  OwnRequestStanding,
  RemovedDocument,
  NewAskedAgainReport,
  NewQuestion,
  OwnAskedAgainReport,
  OwnAskedAgainReportPage,
  OwnDocumentPage,
  OwnQuestion,
  OwnQuestionPage,
  WholeDocument,
} from './contract';
import { EvidenceContent } from './evidence-content';
import { itemsOf } from './pages';
import { type DocumentFiles, Upload } from './upload';

export interface AgreeOptions extends WriteOptions {
  /** The `terms` of each consent that is agreed to, as they were shown: a Problem `terms-changed` where they are others by now. */
  readonly terms?: readonly string[] | undefined;
}

/** The registry as a citizen uses it, with the citizen's own token. Its methods throw as those of AgencyClient do. */
export class CitizenClient {
  private readonly api: ApiCaller;

  constructor(options: ApiOptions) {
    this.api = new ApiCaller(options);
  }

  /** Of everything the number and the first few. */
  overview({ signal }: CallOptions = {}): Promise<Overview> {
    return this.api.json({ method: 'GET', path: '/v1/me/overview', signal });
  }

  /** Where a request about the person stands, and what it waits for. */
  evidenceRequest(id: string, { signal }: CallOptions = {}): Promise<OwnRequestStanding> {
    return this.api.json({ method: 'GET', path: `/v1/me/evidence-requests/${encodeURIComponent(id)}`, signal });
  }

  /** One page of the requests about the person, the newest first. */
  evidenceRequests({
    signal,
    ...query
  }: CallOptions & { readonly cursor?: string; readonly limit?: number } = {}): Promise<OwnRequestPage> {
    return this.api.json({ method: 'GET', path: '/v1/me/evidence-requests', query, signal });
  }

  /** Objects to a request that rests on a public task; its agency must answer. */
  object(requestId: string, options: WriteOptions = {}): Promise<OwnRequest> {
    const path = `/v1/me/evidence-requests/${encodeURIComponent(requestId)}/objection`;
    return this.api.json({ method: 'POST', path, ...keyed(options) });
  }

  async asks({ signal }: CallOptions = {}): Promise<readonly Ask[]> {
    return (await this.api.json<AskPage>({ method: 'GET', path: '/v1/me/asks', signal })).items;
  }

  /** One that has ended says how. */
  ask(id: string, { signal }: CallOptions = {}): Promise<AskWithEnd> {
    return this.api.json({ method: 'GET', path: `/v1/me/asks/${encodeURIComponent(id)}`, signal });
  }

  decline(askId: string, reason: DeclinationReason, options: WriteOptions = {}): Promise<DeclinedAsk> {
    const path = `/v1/me/asks/${encodeURIComponent(askId)}/declination`;
    return this.api.json({ method: 'POST', path, body: { reason }, ...keyed(options) });
  }

  consents({ signal }: CallOptions = {}): AsyncGenerator<Consent> {
    return itemsOf((cursor) => {
      const query = { limit: 200, cursor };
      return this.api.json<ConsentPage>({ method: 'GET', path: '/v1/me/consents', query, signal });
    });
  }

  /** With its history, and the person's own values of what would be shared, where they are held. */
  consent(id: string, { signal }: CallOptions = {}): Promise<ConsentInFull> {
    return this.api.json({ method: 'GET', path: consentPath(id), signal });
  }

  transition(consentId: string, transition: ConsentTransition, options: AgreeOptions = {}): Promise<ConsentInFull> {
    const path = `${consentPath(consentId)}/${transition}`;
    const { terms, ...write } = options;
    return this.api.json({ method: 'POST', path, body: { terms }, ...keyed(write) });
  }

  /** Sends a document to look at it first: it answers nothing and goes by itself after a day. */
  giveDraft(document: DraftToGive, content: DocumentFiles, options: WriteOptions = {}): Promise<DocumentDraft> {
    const body = new Upload({ ...document, draft: true }, content);
    return this.api.json({ method: 'POST', path: '/v1/me/documents', body, ...keyed(options) });
  }

  /** What was sent to be looked at first, as long as it is neither confirmed nor discarded, with whom it would serve. */
  draft(id: string, { signal }: CallOptions = {}): Promise<DraftInFull> {
    return this.api.json({ method: 'GET', path: documentPath(id, 'draft'), signal });
  }

  /** Gives what was sent as a draft, with the consents that go with it. */
  confirm(draftId: string, grants: readonly string[] = [], options: AgreeOptions = {}): Promise<GivenDocument> {
    const path = documentPath(draftId, 'confirmation');
    const { terms, ...write } = options;
    return this.api.json({ method: 'POST', path, body: { grants, terms }, ...keyed(write) });
  }

  /** The bytes of a document, of which a record is made, or of a draft. */
  async content(documentId: string, { signal }: CallOptions = {}): Promise<EvidenceContent> {
    const path = documentPath(documentId, 'content');
    return new EvidenceContent(await this.api.open({ method: 'GET', path, signal }), signal);
  }

  /** Takes back what the person gave, or discards a draft. */
  remove(documentId: string, { signal }: CallOptions = {}): Promise<RemovedDocument> {
    const path = documentPath(documentId, 'removal');
    return this.api.json({ method: 'POST', path, repeatable: true, signal });
  }

  /** One page of what is held about the person, the newest first. */
  documents({
    signal,
    ...query
  }: CallOptions & { readonly cursor?: string | undefined; readonly limit?: number } = {}): Promise<OwnDocumentPage> {
    return this.api.json({ method: 'GET', path: '/v1/me/documents', query, signal });
  }

  document(id: string, { signal }: CallOptions = {}): Promise<WholeDocument> {
    return this.api.json({ method: 'GET', path: documentPath(id), signal });
  }

  /** Gives a better copy of what the person gave before. */
  replace(
    documentId: string,
    document: DocumentToGive,
    content: DocumentFiles,
    options: WriteOptions = {},
  ): Promise<GivenDocument> {
    const [path, body] = [documentPath(documentId, 'replacement'), new Upload(document, content)];
    return this.api.json({ method: 'POST', path, body, ...keyed(options) });
  }

  /** Sends a better copy of what the person gave before, to look at it first; its confirmation puts it in place. */
  replaceDraft(
    documentId: string,
    document: DraftToGive,
    content: DocumentFiles,
    options: WriteOptions = {},
  ): Promise<DocumentDraft> {
    const [path, body] = [documentPath(documentId, 'replacement'), new Upload({ ...document, draft: true }, content)];
    return this.api.json({ method: 'POST', path, body, ...keyed(options) });
  }

  /** Gives a document, of one file or of several images; it answers every ask that it fits. */
  give(document: DocumentToGive, content: DocumentFiles, options: WriteOptions = {}): Promise<GivenDocument> {
    const body = new Upload(document, content);
    return this.api.json({ method: 'POST', path: '/v1/me/documents', body, ...keyed(options) });
  }

  /** Asks the agency concerned, or tells it that something is wrong. */
  askQuestion(question: NewQuestion, options: WriteOptions = {}): Promise<OwnQuestion> {
    return this.api.json({ method: 'POST', path: '/v1/me/questions', body: question, ...keyed(options) });
  }

  /** Newest first. */
  questions({ signal }: CallOptions = {}): AsyncGenerator<OwnQuestion> {
    return itemsOf((cursor) => {
      const query = { limit: 200, cursor };
      return this.api.json<OwnQuestionPage>({ method: 'GET', path: '/v1/me/questions', query, signal });
    });
  }

  question(id: string, { signal }: CallOptions = {}): Promise<OwnQuestion> {
    return this.api.json({ method: 'GET', path: `/v1/me/questions/${encodeURIComponent(id)}`, signal });
  }

  /** Reports that an agency asked for evidence again; the answer says whether it was held. */
  reportAskedAgain(report: NewAskedAgainReport, options: WriteOptions = {}): Promise<AskedAgainReport> {
    return this.api.json({ method: 'POST', path: '/v1/asked-again-reports', body: report, ...keyed(options) });
  }

  /** All about the person, whoever made them, newest first. */
  askedAgainReports({ signal }: CallOptions = {}): AsyncGenerator<OwnAskedAgainReport> {
    return itemsOf((cursor) => {
      const query = { limit: 200, cursor };
      return this.api.json<OwnAskedAgainReportPage>({
        method: 'GET',
        path: '/v1/me/asked-again-reports',
        query,
        signal,
      });
    });
  }

  /**
   * Everything that is held about the person, as a ZIP on its way in, of which a record is made. What breaks off on the way
   * makes the stream fail: what has arrived is then not all of it.
   */
  async export({ signal }: CallOptions = {}): Promise<ReadableStream<Uint8Array>> {
    const { body } = await this.api.open({ method: 'GET', path: '/v1/me/export', signal });
    return body ?? ReadableStream.from<Uint8Array>([]);
  }

  /** Erases the person, at once and for good. The same key gives the same answer again. */
  erase(options: WriteOptions = {}): Promise<Erasure> {
    return this.api.json({ method: 'POST', path: '/v1/me/erasure', ...keyed(options) });
  }
}

const consentPath = (id: string) => `/v1/me/consents/${encodeURIComponent(id)}`;
const documentPath = (id: string, what?: 'draft' | 'content' | 'confirmation' | 'removal' | 'replacement'): string =>
  ['/v1/me/documents', encodeURIComponent(id), ...(what === undefined ? [] : [what])].join('/');
