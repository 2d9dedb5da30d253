import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { createLogger, Health, Metrics } from '@askonce/observability';
import { openApiOf } from './openapi';
import type { ServiceDefinition } from './run-service';
import { rootModule } from './service.module';
import type { ServiceConfig } from './service-settings';

/**
 * The OpenAPI document that a service publishes, without starting it: no provider is made, so nothing is connected to.
 * @throws InvalidEnvironment
 */
export async function describeApi<C extends ServiceConfig>(
  { name, api, readConfig, module }: ServiceDefinition<C>,
  env: NodeJS.ProcessEnv,
): Promise<OpenAPIObject> {
  const config = readConfig(env);
  const parts = { logger: createLogger({ name, level: 'silent' }), metrics: new Metrics(name), health: new Health() };
  const root = rootModule(module(config), parts);
  const options = { preview: true, logger: false, abortOnError: false } as const;
  const app = await NestFactory.create<NestFastifyApplication>(root, new FastifyAdapter(), options);
  return openApiOf(app, api, config.publicUrl);
}
