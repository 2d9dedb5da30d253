import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, type Logger } from '@askonce/observability';
import { RecurringWork } from '@askonce/service';
import { ErasuresService } from './erasures.service';

const EVERY_MS = 30_000;

/** Looks whether a gap that kept an erasure from being confirmed has closed. */
@Injectable()
export class ConfirmationWatch extends RecurringWork {
  constructor(
    private readonly erasures: ErasuresService,
    @Inject(LOGGER) logger: Logger,
  ) {
    super({ everyMs: EVERY_MS, log: logger, failure: 'Erasures could not be confirmed' });
  }

  protected work(): Promise<void> {
    return this.erasures.confirmComplete();
  }
}
