import 'reflect-metadata';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { CustomStrategy } from '@nestjs/microservices';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { assertEveryRouteHasAPolicy } from '@askonce/auth';
import { createLogger, currentTraceId, Health, type Logger, Metrics, NestLogger } from '@askonce/observability';
import { ProblemFilter, toProblem } from '@askonce/problems';
import { answerClientError } from './client-errors';
import { endConnectionsOnStop, observeRequests } from './http-hooks';
import { CONNECTION_LIMITS, protect } from './http-limits';
import { type ApiDescription, openApiOf } from './openapi';
import { rootModule } from './service.module';
import type { ServiceConfig } from './service-settings';
import { strictValidation } from './validation';

export interface ServiceDefinition<C extends ServiceConfig> {
  readonly name: string;
  readonly api: ApiDescription;
  readonly readConfig: (env: NodeJS.ProcessEnv) => C;
  readonly module: (config: C) => DynamicModule;
  /** The strategy by which the service hears events, if it hears any. */
  readonly events?: (app: NestFastifyApplication) => CustomStrategy;
}

/** A service that is listening. */
export interface RunningService {
  readonly app: NestFastifyApplication;
  readonly url: string;
  readonly metricsUrl: string;
  close(): Promise<void>;
}

/** Starts a service in this process; tests use it too, on a port of the system's choice. */
export async function startService<C extends ServiceConfig>(
  definition: ServiceDefinition<C>,
  env: NodeJS.ProcessEnv,
): Promise<RunningService> {
  const config = definition.readConfig(env);
  const logger = createLogger({ name: definition.name, level: config.logLevel });
  const metrics = new Metrics(definition.name);
  const app = await createApp(definition, { config, logger, metrics });
  try {
    const metricsPort = await metrics.listen(config.host, config.metricsPort);
    if (definition.events) {
      app.connectMicroservice(definition.events(app), { inheritAppConfig: false });
      await app.startAllMicroservices();
    }
    await app.listen(config.port, config.host);
    const url = await app.getUrl();
    logger.info({ url }, 'listening');
    const close = async () => {
      await app.close();
      await metrics.close();
    };
    return { app, url, metricsUrl: `http://${config.host}:${metricsPort}/metrics`, close };
  } catch (error) {
    await app.close();
    await metrics.close();
    throw error;
  }
}

async function createApp<C extends ServiceConfig>(
  definition: ServiceDefinition<C>,
  parts: { config: C; logger: Logger; metrics: Metrics },
): Promise<NestFastifyApplication> {
  const { config, logger, metrics } = parts;
  const root = rootModule(definition.module(config), { logger, metrics, health: new Health() });
  const problems = new ProblemFilter(logger, currentTraceId);
  const adapter = new FastifyAdapter({
    // What Fastify refuses before any route is found: an address that cannot be decoded.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      problems.answer(toProblem(error), request, reply);
    },
    ...CONNECTION_LIMITS,
    clientErrorHandler: answerClientError,
    // Without one, every caller behind a proxy would have the proxy's address.
    trustProxy: config.trustedProxies.length > 0 && config.trustedProxies,
    // A HEAD would run the handler, and record a reading that nobody gets to see.
    exposeHeadRoutes: false,
    forceCloseConnections: 'idle',
  });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger: new NestLogger(logger),
    abortOnError: false,
    // Fastify reads JSON by itself; forms and plain text would pass for objects that nobody described.
    bodyParser: false,
  });
  adapter.getInstance().removeContentTypeParser('text/plain');
  observeRequests(adapter.getInstance(), metrics);
  endConnectionsOnStop(adapter.getInstance());
  await protect(app, config, metrics);
  app.useGlobalFilters(problems);
  app.useGlobalPipes(strictValidation());
  assertEveryRouteHasAPolicy(app);
  publishOpenApi(app, definition.api, config.publicUrl);
  return app;
}

function publishOpenApi(app: NestFastifyApplication, about: ApiDescription, url: string): void {
  let document: string | undefined;
  app
    .getHttpAdapter()
    .getInstance()
    .get('/openapi.json', (_request, reply) => {
      document ??= JSON.stringify(openApiOf(app, about, url));
      return reply.type('application/json').send(document);
    });
}

/** Runs a service as a process of its own: until SIGTERM or SIGINT, then drained and closed in order. */
export async function runService<C extends ServiceConfig>(
  definition: ServiceDefinition<C>,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  try {
    const service = await startService(definition, env);
    const stop = () => {
      service.close().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`${definition.name} did not stop cleanly: ${String(error)}\n`);
          process.exit(1);
        },
      );
    };
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
  } catch (error) {
    process.stderr.write(
      `${definition.name} cannot start. ${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exit(1);
  }
}
