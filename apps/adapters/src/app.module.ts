import { type DynamicModule, Inject, Module, type OnModuleInit } from '@nestjs/common';
import { AuthModule } from '@askonce/auth';
import { Database, DatabaseModule } from '@askonce/database';
import { MessagingModule } from '@askonce/messaging';
import { Health } from '@askonce/observability';
import { AgenciesModule } from './agencies/agencies.module';
import type { AdaptersConfig } from './config';
import { DeliveriesModule } from './deliveries/deliveries.module';
import { DeliveriesRepository } from './deliveries/deliveries.repository';
import { ErasuresModule } from './erasures/erasures.module';
import { EventsModule } from './events/events.module';
import { FetchesModule } from './fetches/fetches.module';
import { FetchesRepository } from './fetches/fetches.repository';
import { Housekeeping, type Prunable, PRUNABLES } from './jobs/housekeeping';

@Module({})
export class AppModule implements OnModuleInit {
  constructor(
    @Inject(Health) private readonly health: Health,
    @Inject(Database) private readonly database: Database,
  ) {}

  static forRoot(config: AdaptersConfig): DynamicModule {
    const { databaseUrl, kafkaBrokers, topicPrefix, issuers, audience, deliveryHours } = config;
    return {
      module: AppModule,
      imports: [
        DatabaseModule.forRoot({ url: databaseUrl, applicationName: 'askonce-adapters' }),
        MessagingModule.forRoot({ brokers: kafkaBrokers, service: 'askonce-adapters', topicPrefix }),
        AuthModule.forRoot({ issuers, audience }),
        AgenciesModule.forRoot(config),
        FetchesModule,
        DeliveriesModule.forRoot({ patienceHours: deliveryHours }),
        ErasuresModule,
        EventsModule,
      ],
      providers: [
        {
          provide: PRUNABLES,
          inject: [FetchesRepository, DeliveriesRepository],
          useFactory: (...tables: Prunable[]) => tables,
        },
        Housekeeping,
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
