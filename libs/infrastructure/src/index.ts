export { startEmbeddedKafka } from './embedded/embedded-kafka';
export { startEmbeddedPostgres } from './embedded/embedded-postgres';
export { kafkaClasspath } from './embedded/kafka-classpath';
export type { KafkaDoor } from './embedded/kafka-properties';
export { brokerAnswers } from './kafka-readiness';
export { Lifetime, Stopped } from './lifetime';
export { PortBook } from './port-book';
export type { Progress } from './progress';
export { AlreadyRunning, holderOf, lockClone } from './processes/clone-lock';
export type { ManagedProcess, ProcessSpec } from './processes/managed-process';
export { ProcessFailed, ProcessGroup } from './processes/process-group';
export { commandOf, identify, parentOf, stillRuns, type ProcessIdentity } from './processes/process-identity';
export { until } from './until';
export {
  asAdministrator,
  databaseUrls,
  dropDatabase,
  ensureDatabase,
  ensureDatabases,
  ensureRole,
  type DatabaseSpec,
  type DatabaseUrls,
  type Role,
} from './databases';
export {
  chooseInfrastructure,
  INFRASTRUCTURE_KINDS,
  NoInfrastructure,
  type Choice,
  type InfrastructureKind,
} from './choose-infrastructure';
export { findInfrastructure } from './findings';
export { ProcessLedger } from './processes/process-ledger';
export {
  removeInfrastructureData,
  startInfrastructure,
  type Infrastructure,
  type InfrastructureOptions,
} from './start-infrastructure';
export { SupervisedProcess, type Supervision } from './processes/supervised-process';
export type { Server } from './server';
