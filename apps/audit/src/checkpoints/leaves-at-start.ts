import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '@askonce/database';
import { LOGGER, type Logger } from '@askonce/observability';
import { LeafWriter } from '../leaves/leaf-writer';
import { lockLog } from '../log/lock-log';
import { LogInDoubt } from './checkpoints.problems';
import { LogIdentities } from './log-identity';
import { LostLeaves } from './lost-leaves';

const TOLD_EVERY_MS = 10_000;

/** Entries of a log from before it had leaves get them, in the order of their logging, before the service goes on with it. */
@Injectable()
export class LeavesAtStart implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly leaves: LeafWriter,
    private readonly lost: LostLeaves,
    private readonly logs: LogIdentities,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onModuleInit(): Promise<void> {
    try {
      await this.makeAll();
    } catch (err) {
      if (!(err instanceof LogInDoubt)) throw err;
      this.logger.error({ err }, 'The log can be read, and nothing is appended to it');
    }
  }

  private async makeAll(): Promise<void> {
    let [made, toldAt] = [0, Date.now()];
    for (let some = await this.makeSome(); some > 0; some = await this.makeSome()) {
      made += some;
      if (Date.now() - toldAt < TOLD_EVERY_MS) continue;
      toldAt = Date.now();
      this.logger.info({ made }, 'Entries of before there were leaves are getting theirs');
    }
    if (made > 0) this.logger.info({ made }, 'All entries have their leaves');
  }

  private makeSome(): Promise<number> {
    return this.database.transaction(async (tx) => {
      await lockLog(tx);
      await this.lost.takeBack(tx, this.logs.facts);
      return this.leaves.appendSome(tx);
    });
  }
}
