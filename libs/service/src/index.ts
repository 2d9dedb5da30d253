export { ApiProblems, ProblemResponse } from './api-problems';
export { Transfer } from './call-kind';
export { describeApi } from './describe-api';
export { assertPlain, fieldErrors } from './validation';
export { openApiOf } from './openapi';
export { type Recurrence, RecurringWork } from './recurring-work';
export { runMigrate } from './run-migrate';
export { type RunningService, runService, type ServiceDefinition, startService } from './run-service';
export { type ServiceConfig, serviceSettings } from './service-settings';
