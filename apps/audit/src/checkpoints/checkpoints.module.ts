import { type DynamicModule, Module } from '@nestjs/common';
import { TreeModule } from '../tree/tree.module';
import { CheckpointWatch, SIGNED_LOGS } from './checkpoint-watch';
import { CheckpointsRepository } from './checkpoints.repository';
import { CosignedCheckpoints } from './cosigned-checkpoints';
import { CosignedKeeper } from './cosigned-keeper';
import { LeavesAtStart } from './leaves-at-start';
import { LogIdentities } from './log-identity';
import { LostLeaves } from './lost-leaves';
import { Proofs } from './proofs';
import { PublishedLog } from './published-log';
import { PublishedLogController } from './published-log.controller';
import { Signing } from './signing';

export interface CheckpointsModuleOptions {
  readonly logKey: string;
  readonly logFolder: string;
  /** Whether the raw log is signed as well. */
  readonly rawAppend: boolean;
}

/** What is signed of the log, kept outside the database, and shown to everybody. */
@Module({})
export class CheckpointsModule {
  static forRoot({ logKey, logFolder, rawAppend }: CheckpointsModuleOptions): DynamicModule {
    return {
      module: CheckpointsModule,
      global: true,
      imports: [TreeModule],
      controllers: [PublishedLogController],
      providers: [
        { provide: LogIdentities, useFactory: () => new LogIdentities(logKey, logFolder) },
        {
          provide: SIGNED_LOGS,
          useFactory: ({ facts, raw }: LogIdentities) => (rawAppend ? [facts, raw] : [facts]),
          inject: [LogIdentities],
        },
        CheckpointsRepository,
        CosignedCheckpoints,
        CosignedKeeper,
        LostLeaves,
        LeavesAtStart,
        Signing,
        CheckpointWatch,
        PublishedLog,
        Proofs,
      ],
      exports: [LogIdentities, LostLeaves, PublishedLog, Proofs],
    };
  }
}
