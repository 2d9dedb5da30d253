import type { LoggerService } from '@nestjs/common';
import type { Logger } from './logger';

const textOf = (message: unknown) => (typeof message === 'string' ? message : JSON.stringify(message));

/** Sends what Nest itself says to our logger; its start-up chatter is for debugging. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.logger.debug({ rest }, textOf(message));
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.logger.debug({ rest }, textOf(message));
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.logger.debug({ rest }, textOf(message));
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.logger.warn({ rest }, textOf(message));
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.logger.error({ rest }, textOf(message));
  }
}
