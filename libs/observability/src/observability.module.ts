import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Health } from './health';
import { Metrics } from './metrics';
import type { Logger } from './logger';

/** The token under which the service's logger is injected. */
export const LOGGER = Symbol('LOGGER');

@Global()
@Module({})
export class ObservabilityModule {
  static forRoot(parts: { logger: Logger; metrics: Metrics; health: Health }): DynamicModule {
    return {
      module: ObservabilityModule,
      providers: [
        { provide: LOGGER, useValue: parts.logger },
        { provide: Metrics, useValue: parts.metrics },
        { provide: Health, useValue: parts.health },
      ],
      exports: [LOGGER, Metrics, Health],
    };
  }
}
