import type { ServerDefinition } from '@askonce/service';
import { AppModule } from './app.module';
import { type PortalConfig, readPortalConfig } from './config';
import { PagesFace } from './http/pages-face';

/** The portal as main.ts runs it, and as tests start it. */
export const portal: ServerDefinition<PortalConfig> = {
  name: 'askonce-portal',
  readConfig: readPortalConfig,
  module: (config) => AppModule.forRoot(config),
  face: (config) => new PagesFace(config),
};
