import type { components as audit, operations as auditOperations } from './generated/audit';
import type { components as registry } from './generated/registry';

type Registry = registry['schemas'];
type Audit = audit['schemas'];

/** A person as agencies and people name them. */
export type SubjectIdentifier = Registry['SubjectRequest'];

export type NewEvidenceRequest = Registry['CreateEvidenceRequestRequest'];
export type EvidenceRequest = Registry['EvidenceRequestResponse'];
export type EvidenceRequestPage = Registry['EvidenceRequestListResponse'];
export type RequestStatus = EvidenceRequest['status'];
export type Explanation = Registry['ExplanationResponse'];
export type Rejection = Registry['RejectionRequest'];

export type FeedPage = Registry['FeedResponse'];
export type KnownFeedEntry = FeedPage['items'][number];
/** How far an agency's webhook has taken its feed. */
export type EventWebhook = Registry['EventWebhookResponse'];

/** What is said of a document that an agency deposits. */
export type DocumentToDeposit = Registry['DepositDocumentMetadataRequest'];
export type DepositedDocument = Registry['DocumentResponse'];
export type RevocationReason = Registry['RevocationRequest']['reason'];
export type ReleaseClaim = Registry['ClaimResponse'];

export type Ask = Registry['AskResponse'];
/** One ask, which may have ended. */
export type AskWithEnd = Registry['AskWithEndResponse'];
export type AskPage = Registry['AskListResponse'];
export type DeclinationReason = Registry['DeclinationRequest']['reason'];
export type DeclinedAsk = Registry['DeclinedAskResponse'];
export type Consent = Registry['ConsentResponse'];
/** One consent, with its history and what would be shared. */
export type ConsentInFull = Registry['ConsentInFullResponse'];
/** What has happened to a consent once. */
export type ConsentStep = ConsentInFull['history'][number];
export type ConsentPage = Registry['ConsentListResponse'];
export type ConsentTransition = Consent['allowedTransitions'][number];
/** Of everything about a person the number and the first few. */
export type Overview = Registry['OverviewResponse'];
/** A request as the person sees it. */
export type OwnRequest = Registry['OwnRequestResponse'];
export type OwnRequestPage = Registry['OwnRequestListResponse'];
/** The same, with what it waits for. */
export type OwnRequestStanding = Registry['OwnRequestStandingResponse'];
/** What is said of a document that a citizen gives. */
export type DocumentToGive = Omit<Registry['GiveDocumentMetadataRequest'], 'draft'>;
/** What is said of a document that is sent to be looked at first. */
export type DraftToGive = Omit<DocumentToGive, 'grants' | 'terms'>;
export type DocumentDraft = Registry['DraftResponse'];
/** The same, with whom it would serve. */
export type DraftInFull = Registry['DraftInFullResponse'];
/** What was taken back: a document, or a draft that is gone. */
export type RemovedDocument = Registry['OwnDocumentResponse'] | DocumentDraft;
/** A document as the person sees it whom it is about. */
export type OwnDocument = Registry['OwnDocumentResponse'];
export type OwnDocumentPage = Registry['OwnDocumentListResponse'];
/** With its versions, and to whom it was released. */
export type WholeDocument = Registry['WholeDocumentResponse'];
export type GivenDocument = Registry['GivenDocumentResponse'];

/** What a citizen asks an agency, or says to be wrong. */
export type NewQuestion = Registry['QuestionRequest'];
/** A question as the person who asked sees it. */
export type OwnQuestion = Registry['OwnQuestionResponse'];
export type OwnQuestionPage = Registry['OwnQuestionListResponse'];
/** A question as the agency sees it that is to answer. */
export type Question = Registry['QuestionResponse'];
export type QuestionPage = Registry['QuestionListResponse'];
export type QuestionStatus = Question['status'];
/** That an agency asked for evidence again. */
export type NewAskedAgainReport = Registry['AskedAgainReportRequest'];
export type AskedAgainReport = Registry['AskedAgainReportResponse'];
export type OwnAskedAgainReport = Registry['OwnAskedAgainReportResponse'];
export type OwnAskedAgainReportPage = Registry['OwnAskedAgainReportListResponse'];

/** What was erased of a person, what was not, and why. */
export type Erasure = Registry['ErasureResponse'];

export type AgencyOfCatalogue = Registry['AgencyResponse'];
export type EvidenceTypeOfCatalogue = Registry['EvidenceTypeResponse'];
export type ProcedureOfCatalogue = Registry['ProcedureResponse'];
export type PurposeOfCatalogue = Registry['PurposeResponse'];
export type CatalogueOutcome = Registry['CatalogueOutcomeResponse'];
export type CatalogueVersion = Registry['CatalogueVersionResponse'];
export type CatalogueVersionPage = Registry['CatalogueVersionListResponse'];

/** One line of the record of who did what with a person's data. */
export type Access = Audit['NamedAccessResponse'];
/** Which lines of it are wanted; absent is any. */
export type AccessFilters = Omit<
  NonNullable<auditOperations['Accesses_list']['parameters']['query']>,
  'limit' | 'cursor'
>;
export type AccessPage = Audit['AccessListResponse'];

/** What is kept of an entry of the log. */
export type Receipt = Audit['ReceiptResponse'];
/** To what the leaf of an entry commits. */
export type ReceiptOpening = Receipt['opening'];

/** A comparison of registry and log, as an auditor sees it. */
export type Reconciliation = Audit['ReconciliationResponse'];
export type ReconciliationFinding = Audit['FindingResponse'];

/** RFC 9457 as every service answers it. */
export type ProblemResponse = Registry['ProblemResponse'];
export type FieldError = Registry['FieldErrorResponse'];
