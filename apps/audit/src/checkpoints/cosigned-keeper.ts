import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@askonce/database';
import { LOGGER, type Logger } from '@askonce/observability';
import { RecurringWork } from '@askonce/service';
import { CheckpointsRepository } from './checkpoints.repository';
import { CosignedCheckpoints } from './cosigned-checkpoints';
import { LogIdentities } from './log-identity';

const EVERY_MS = 1_000;

/** Keeps the last checkpoint that enough witnesses cosigned outside the database as well; signing waits for none of it. */
@Injectable()
export class CosignedKeeper extends RecurringWork {
  /** The least that is kept, by this instance or another. */
  private keptSize = -1;

  constructor(
    private readonly database: Database,
    private readonly cosigned: CosignedCheckpoints,
    private readonly checkpoints: CheckpointsRepository,
    private readonly identities: LogIdentities,
    @Inject(LOGGER) logger: Logger,
  ) {
    super({
      everyMs: EVERY_MS,
      log: logger,
      failure: 'The cosigned checkpoint could not be kept outside the database',
    });
  }

  protected async work(): Promise<void> {
    const reached = await this.cosigned.latestWithQuorum();
    if (reached === undefined || reached.size <= this.keptSize) return;
    await this.database.transaction(async (tx) => {
      // Under the lock of signing, so that no instance puts an older one in place of a newer.
      if (!(await this.checkpoints.tryLock(tx, 'facts'))) return;
      this.keptSize = await this.identities.facts.folder.keepCosigned(reached);
    });
  }
}
