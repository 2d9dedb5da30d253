import type { DynamicModule } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { CustomStrategy } from '@nestjs/microservices';
import { apiFace } from './api-face';
import type { ApiDescription } from './openapi';
import { runServer, type RunningService, type ServerDefinition, startServer } from './server';
import type { ServiceConfig } from './service-settings';

/** A service that is an API. */
export interface ServiceDefinition<C extends ServiceConfig> {
  readonly name: string;
  readonly api: ApiDescription;
  readonly readConfig: (env: NodeJS.ProcessEnv) => C;
  readonly module: (config: C) => DynamicModule;
  /** The strategy by which the service hears events, if it hears any. */
  readonly events?: (app: NestFastifyApplication) => CustomStrategy;
}

/** Starts a service in this process; tests use it too, on a port of the system's choice. */
export const startService = <C extends ServiceConfig>(
  definition: ServiceDefinition<C>,
  env: NodeJS.ProcessEnv,
): Promise<RunningService> => startServer(serverOf(definition), env);

/** Runs a service as a process of its own: until SIGTERM or SIGINT, then drained and closed in order. */
export const runService = <C extends ServiceConfig>(
  definition: ServiceDefinition<C>,
  env: NodeJS.ProcessEnv,
): Promise<void> => runServer(serverOf(definition), env);

function serverOf<C extends ServiceConfig>({ api, ...rest }: ServiceDefinition<C>): ServerDefinition<C> {
  return { ...rest, face: (config) => apiFace(api, config) };
}
