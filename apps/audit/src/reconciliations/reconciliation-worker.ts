import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, type Logger } from '@askonce/observability';
import { Problem } from '@askonce/problems';
import { RecurringWork } from '@askonce/service';
import type { Reconciliation } from './reconciliation';
import { ReconciliationProgress } from './reconciliation-progress';
import { ReconciliationSteps } from './reconciliation-steps';
import { ReconciliationsRepository } from './reconciliations.repository';

const EVERY_MS = 500;

/** Makes comparisons, in each instance of the service, one step after the other; who stops in the middle is taken over from. */
@Injectable()
export class ReconciliationWorker extends RecurringWork {
  private stopping = false;

  constructor(
    private readonly repository: ReconciliationsRepository,
    private readonly steps: ReconciliationSteps,
    private readonly progress: ReconciliationProgress,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    super({ everyMs: EVERY_MS, log: logger, failure: 'Registry and log could not be compared' });
  }

  /** Finishes the step that is under way. */
  override async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await super.beforeApplicationShutdown();
  }

  protected async work(): Promise<void> {
    let goesOn = true;
    while (goesOn && !this.stopping) {
      goesOn = false;
      await this.repository.withOne(async (id) => {
        goesOn = await this.make(id);
      });
    }
  }

  /** @returns whether it is worth looking for another */
  private async make(id: string): Promise<boolean> {
    for (let open = await this.open(id); open !== undefined; open = await this.open(id)) {
      if (this.stopping) return false;
      try {
        await this.progress.advance(open, await this.steps.next(open));
      } catch (error) {
        await this.note(open, error);
        return false;
      }
    }
    return true;
  }

  private async open(id: string): Promise<Reconciliation | undefined> {
    const found = await this.repository.find(id);
    return found?.endedAt === null ? found : undefined;
  }

  /** Once for each reason, however often it is met. */
  private async note({ id, trouble }: Reconciliation, error: unknown): Promise<void> {
    const reason =
      error instanceof Problem ? error.kind.title : 'Something went wrong: see the log of the audit service';
    if (reason === trouble) return;
    this.logger.warn({ err: error, reconciliation: id }, 'Registry and log cannot be compared further; trying on');
    await this.repository.noteTrouble(id, reason);
  }
}
