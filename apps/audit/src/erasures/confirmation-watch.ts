import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { LOGGER, type Logger } from '@askonce/observability';
import { ErasuresService } from './erasures.service';

const EVERY_MS = 30_000;

/** Looks whether a gap that kept an erasure from being confirmed has closed. */
@Injectable()
export class ConfirmationWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;

  constructor(
    private readonly erasures: ErasuresService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.looking ??= this.look().finally(() => (this.looking = undefined));
    }, EVERY_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  private async look(): Promise<void> {
    try {
      await this.erasures.confirmComplete();
    } catch (error) {
      this.logger.warn({ err: error }, 'Erasures could not be confirmed; tried again later');
    }
  }
}
