export { AccessesClient } from './accesses-client';
export { AgencyClient, type QuestionFilter, type RequestFilter } from './agency-client';
export { ApiCaller, type ApiOptions, type Call, type CallOptions, type WriteOptions } from './api-caller';
export { CatalogueClient } from './catalogue-client';
export { CitizenClient } from './citizen-client';
export { ClientCredentials, type ClientCredentialsOptions } from './client-credentials';
export type {
  Access,
  AccessFilters,
  AccessPage,
  AgencyOfCatalogue,
  Ask,
  AskWithEnd,
  AskedAgainReport,
  CatalogueOutcome,
  CatalogueVersion,
  CatalogueVersionPage,
  Consent,
  ConsentInFull,
  ConsentStep,
  ConsentTransition,
  DeclinationReason,
  DeclinedAsk,
  DepositedDocument,
  DocumentDraft,
  DocumentToDeposit,
  DocumentToGive,
  DraftInFull,
  DraftToGive,
  Erasure,
  EventWebhook,
  EvidenceRequest,
  EvidenceTypeOfCatalogue,
  Explanation,
  FieldError,
  GivenDocument,
  Overview,
  OwnRequest,
  OwnRequestPage,
  OwnRequestStanding,
  NewAskedAgainReport,
  NewEvidenceRequest,
  NewQuestion,
  OwnAskedAgainReport,
  OwnDocument,
  OwnDocumentPage,
  OwnQuestion,
  Question,
  QuestionStatus,
  ProcedureOfCatalogue,
  PurposeOfCatalogue,
  Receipt,
  ReceiptOpening,
  Reconciliation,
  ReconciliationFinding,
  Rejection,
  ReleaseClaim,
  RemovedDocument,
  RequestStatus,
  RevocationReason,
  SubjectIdentifier,
  WholeDocument,
} from './contract';
export { type DeliveredEvidence, deliveredEvidence } from './delivered-evidence';
export { DamagedEvidence, type EvidenceContent } from './evidence-content';
export { type FeedEvent, feedEvent, type FeedEventType, isFeedEvent, type KnownFeedEvent } from './feed-event';
export type { EventsOptions } from './feed-events';
export type { ProblemMembers, ProblemSlug } from './generated/problems';
export { NoUsableAnswer } from './no-usable-answer';
export { PasswordGrant, type PasswordGrantOptions } from './password-grant';
export type { PrivateKeyJwk } from './private-key-jwk';
export { isProblem, type KnownProblem, Problem, type ProblemBody } from './problem';
export { MAX_RECEIPT_BYTES, RECEIPT_FORMAT } from './receipt-format';
export { readUpTo } from './read-up-to';
export { isReceiptRefused, RECEIPT_REFUSALS, type ReceiptRefusalCode, ReceiptRefused } from './receipt-refused';
export { actionWords, receiptWords } from './receipt-words';
export { type ReceiptOptions, ReceiptsClient } from './receipts-client';
export type { Timing } from './retries';
export { TokenRequestFailed, type TokenSource } from './token-source';
export { type DocumentContent, type DocumentFiles, DocumentPages } from './upload';
export { type ReceiptPolicy, type ReceiptStatement, verifyReceipt } from './verify-receipt';
export type { EvidenceOutcome, WaitOptions } from './wait-for-evidence';
export { webhookKey } from './webhook-key';
export {
  type WebhookHeaders,
  type WebhookMessage,
  WebhookRejected,
  type WebhookRejection,
  WebhookVerifier,
  type WebhookVerifierOptions,
} from './webhook-verifier';
