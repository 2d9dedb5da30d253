import 'reflect-metadata';
import type { DynamicModule, ExceptionFilter } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { CustomStrategy } from '@nestjs/microservices';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createLogger, Health, type Logger, Metrics, NestLogger } from '@askonce/observability';
import { answerClientError } from './client-errors';
import { endConnectionsOnStop, observeRequests } from './http-hooks';
import { CONNECTION_LIMITS, MAX_HEADERS } from './http-limits';
import { rootModule } from './service.module';
import type { ServerConfig } from './service-settings';

/** What becomes of an error, wherever it was thrown. */
export interface ErrorAnswers extends ExceptionFilter {
  answer(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void;
}

/** How a server speaks: as an API in JSON, or in pages. */
export interface HttpFace {
  errors(logger: Logger): ErrorAnswers;
  /** Limits, security headers, parsers, guards: whatever comes before routes. */
  prepare(app: NestFastifyApplication, metrics: Metrics): Promise<void>;
}

export interface ServerDefinition<C extends ServerConfig> {
  readonly name: string;
  readonly readConfig: (env: NodeJS.ProcessEnv) => C;
  readonly module: (config: C) => DynamicModule;
  readonly face: (config: C) => HttpFace;
  /** The strategy by which it hears events, if it hears any. */
  readonly events?: (app: NestFastifyApplication) => CustomStrategy;
}

/** A service that is listening. */
export interface RunningService {
  readonly app: NestFastifyApplication;
  readonly url: string;
  readonly metricsUrl: string;
  close(): Promise<void>;
}

/** Starts a server in this process; tests use it too, on a port of the system's choice. */
export async function startServer<C extends ServerConfig>(
  definition: ServerDefinition<C>,
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

async function createApp<C extends ServerConfig>(
  definition: ServerDefinition<C>,
  parts: { config: C; logger: Logger; metrics: Metrics },
): Promise<NestFastifyApplication> {
  const { config, logger, metrics } = parts;
  const root = rootModule(definition.module(config), { logger, metrics, health: new Health() });
  const face = definition.face(config);
  const errors = face.errors(logger);
  const adapter = new FastifyAdapter({
    // What Fastify refuses before any route is found: an address that cannot be decoded.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      errors.answer(error, request, reply);
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
  app.getHttpServer().maxHeadersCount = MAX_HEADERS;
  await face.prepare(app, metrics);
  app.useGlobalFilters(errors);
  return app;
}

/** Runs a service as a process of its own: until SIGTERM or SIGINT, then drained and closed in order. */
export async function runServer<C extends ServerConfig>(
  definition: ServerDefinition<C>,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  try {
    const service = await startServer(definition, env);
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
