export { ApiProblems, problemsOf, ProblemResponse } from './api-problems';
export { Transfer } from './call-kind';
export { describeApi } from './describe-api';
export { discardRest } from './discard-rest';
export { assertPlain, fieldErrors } from './validation';
export { openApiOf } from './openapi';
export { type Recurrence, RecurringWork } from './recurring-work';
export { runMigrate } from './run-migrate';
export { runService, type ServiceDefinition, startService } from './run-service';
export {
  type ErrorAnswers,
  type HttpFace,
  type RunningService,
  runServer,
  type ServerDefinition,
  startServer,
} from './server';
export { type ServerConfig, serverSettings, type ServiceConfig, serviceSettings } from './service-settings';
