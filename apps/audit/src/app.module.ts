import { type DynamicModule, Module, type OnModuleInit } from '@nestjs/common';
import { AuthModule } from '@askonce/auth';
import { Database, DatabaseModule } from '@askonce/database';
import { MessagingModule } from '@askonce/messaging';
import { Health } from '@askonce/observability';
import type { AuditConfig } from './config';
import { CheckpointsModule } from './checkpoints/checkpoints.module';
import { CuriosityModule } from './curiosity/curiosity.module';
import { DataTrackerModule } from './data-tracker/data-tracker.module';
import { EntriesModule } from './entries/entries.module';
import { ErasuresModule } from './erasures/erasures.module';
import { GapsModule } from './gaps/gaps.module';
import { LeavesModule } from './leaves/leaves.module';
import { LogModule } from './log/log.module';
import { NamesModule } from './names/names.module';
import { RawLogModule } from './raw/raw-log.module';
import { ReceiptsModule } from './receipts/receipts.module';
import { RetentionModule } from './retention/retention.module';
import { ReconciliationsModule } from './reconciliations/reconciliations.module';
import { SealsModule } from './seals/seals.module';
import { SubjectsModule } from './subjects/subjects.module';
import { WitnessesModule } from './witnesses/witnesses.module';

/** One handler per partition of the two topics: what they append at the same time goes together. */
const CONCURRENCY = 24;

@Module({})
export class AppModule implements OnModuleInit {
  constructor(
    private readonly health: Health,
    private readonly database: Database,
  ) {}

  static forRoot(config: AuditConfig): DynamicModule {
    const { issuers, audience, databaseUrl, kafkaBrokers, topicPrefix, detailsRetention } = config;
    return {
      module: AppModule,
      imports: [
        AuthModule.forRoot({ issuers, audience }),
        DatabaseModule.forRoot({ url: databaseUrl, applicationName: 'askonce-audit' }),
        MessagingModule.forRoot({
          brokers: kafkaBrokers,
          service: 'askonce-audit',
          topicPrefix,
          concurrency: CONCURRENCY,
        }),
        NamesModule.forRoot(config),
        SubjectsModule.forRoot(config),
        SealsModule.forRoot(config),
        LeavesModule.forRoot(config),
        WitnessesModule.forRoot(config),
        CheckpointsModule.forRoot(config),
        LogModule,
        ...(config.rawAppend ? [RawLogModule] : []),
        ErasuresModule,
        ...(detailsRetention === undefined ? [] : [RetentionModule.forRoot({ detailsRetention })]),
        GapsModule,
        EntriesModule,
        ReceiptsModule,
        ReconciliationsModule.forRoot(config),
        CuriosityModule.forRoot(config),
        DataTrackerModule.forRoot(config),
      ],
    };
  }

  onModuleInit(): void {
    this.health.addCheck('database', async () => {
      await this.database.ping();
      return { ok: true };
    });
  }
}
