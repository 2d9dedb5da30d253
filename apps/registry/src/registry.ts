import { eventsOf } from '@askonce/messaging';
import type { ServiceDefinition } from '@askonce/service';
import { AppModule } from './app.module';
import { readRegistryConfig, type RegistryConfig } from './config';

/** The service as main.ts runs it, and as tests start it. */
export const registry: ServiceDefinition<RegistryConfig> = {
  name: 'askonce-registry',
  api: {
    title: 'AskOnce registry',
    description:
      'Evidence requests and documents of agencies; consents, asks and documents of citizens; the catalogue.',
  },
  readConfig: readRegistryConfig,
  module: (config) => AppModule.forRoot(config),
  events: eventsOf,
};
