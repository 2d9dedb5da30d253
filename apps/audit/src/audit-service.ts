import { eventsOf } from '@askonce/messaging';
import type { ServiceDefinition } from '@askonce/service';
import { AppModule } from './app.module';
import { type AuditConfig, readAuditConfig } from './config';

export const auditService: ServiceDefinition<AuditConfig> = {
  name: 'askonce-audit',
  api: {
    title: 'AskOnce audit',
    description: 'The record of every fact: for citizens who looked, for auditors what happened.',
  },
  readConfig: readAuditConfig,
  module: (config) => AppModule.forRoot(config),
  events: eventsOf,
};
