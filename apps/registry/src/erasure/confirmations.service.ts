import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, type Logger } from '@askonce/observability';
import { type Confirmation, ConfirmationsRepository } from './confirmations.repository';

/** Services that hold something of persons beside this one, which erases in the commit itself. */
const SERVICES = ['askonce-adapters', 'askonce-audit'] as const;

/** An erasure is complete when each service has confirmed it. */
@Injectable()
export class ConfirmationsService {
  constructor(
    @Inject(ConfirmationsRepository) private readonly confirmations: ConfirmationsRepository,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async note(confirmation: Confirmation): Promise<void> {
    await this.confirmations.note(confirmation);
    const { subjectRef } = confirmation;
    if (await this.confirmations.complete(subjectRef, SERVICES)) {
      this.logger.info({ subjectRef }, 'An erasure is complete: every service has confirmed it');
    }
  }
}
