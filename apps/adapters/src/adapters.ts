import { eventsOf } from '@askonce/messaging';
import type { ServiceDefinition } from '@askonce/service';
import { AppModule } from './app.module';
import { type AdaptersConfig, readAdaptersConfig } from './config';

export const adapters: ServiceDefinition<AdaptersConfig> = {
  name: 'askonce-adapters',
  api: {
    title: 'AskOnce adapters',
    description: "Asks agencies' systems for evidence, delivers to them, and tells them what is new in their feeds.",
  },
  readConfig: readAdaptersConfig,
  module: (config) => AppModule.forRoot(config),
  events: eventsOf,
};
