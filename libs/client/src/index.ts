export { type Access, AccessesClient } from './accesses-client';
export { AgencyClient, type EvidenceRequest, type NewEvidenceRequest, type SubjectIdentifier } from './agency-client';
export { ApiCaller, type ApiOptions, type Call, CallRefused } from './api-caller';
export { type Ask, CitizenClient, type Consent, type DocumentToGive, type GivenDocument } from './citizen-client';
export { ClientCredentials, type ClientCredentialsOptions } from './client-credentials';
export { PasswordGrant, type PasswordGrantOptions } from './password-grant';
export { TokenRequestFailed, type TokenSource } from './token-source';
