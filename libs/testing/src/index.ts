export { startTestServers, stopTestServers } from './servers/global-setup';
export {
  createTestDatabase,
  testKafka,
  type TestDatabase,
  type TestDatabaseOptions,
  type TestKafka,
} from './servers/test-database';
export { DatabaseBackup } from './servers/database-backup';
export { OwnPostgres } from './servers/own-postgres';
export { TemporaryServers } from './servers/temporary-servers';
export type { DatabaseApp } from './servers/test-roles';
export { TestIssuer, type TokenDescription } from './tokens';
export { AuthorizationMatrix, type Whose } from './openapi/authorization-matrix';
export { expectedAuthorization, type ExpectedAuthorization } from './openapi/expected-authorization';
export { Attacker } from './openapi/attacker';
export { INJECTED } from './openapi/text-attacks';
export { Conformance, type Caller, type ConformanceOptions, type ConformanceReport } from './openapi/conformance';
export { describeReference } from './reference-data';
export type { Samples } from './openapi/generated-call';
export { operationsOf, type Operation } from './openapi/openapi-document';
export { ServiceProcess, type ServiceProcessOptions } from './service-process';
