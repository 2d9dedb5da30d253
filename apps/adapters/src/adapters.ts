import { eventsOf } from '@askonce/messaging';
import type { ServiceDefinition } from '@askonce/service';
import { AppModule } from './app.module';
import { type AdaptersConfig, readAdaptersConfig } from './config';

export const adapters: ServiceDefinition<AdaptersConfig> = {
  name: 'askonce-adapters',
  api: {
    title: 'AskOnce adapters',
    description: "Asks agencies' systems for evidence and delivers to them; all its work comes as events.",
  },
  readConfig: readAdaptersConfig,
  module: (config) => AppModule.forRoot(config),
  events: eventsOf,
};
