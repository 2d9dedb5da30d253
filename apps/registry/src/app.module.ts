import { type DynamicModule, Inject, Module, type OnModuleInit } from '@nestjs/common';
import { AuthModule } from '@askonce/auth';
import { Database, DatabaseModule } from '@askonce/database';
import { MessagingModule } from '@askonce/messaging';
import { Health } from '@askonce/observability';
import { AskedAgainModule } from './asked-again/asked-again.module';
import { AsksModule } from './asks/asks.module';
import { CatalogueModule } from './catalogue/catalogue.module';
import type { RegistryConfig } from './config';
import { ConsentsModule } from './consents/consents.module';
import { DocumentsModule } from './documents/documents.module';
import { ErasureModule } from './erasure/erasure.module';
import { EventWebhooksModule } from './event-webhooks/event-webhooks.module';
import { EvidenceRequestsModule } from './evidence-requests/evidence-requests.module';
import { ExplanationsModule } from './explanations/explanations.module';
import { FeedModule } from './feed/feed.module';
import { OnItsWayModule } from './on-its-way/on-its-way.module';
import { OverviewModule } from './overview/overview.module';
import { QuestionsModule } from './questions/questions.module';
import { RecordedFactsModule } from './recorded-facts/recorded-facts.module';
import { RejectionsModule } from './rejections/rejections.module';
import { ExportModule } from './export/export.module';
import { ExpiryModule } from './expiry/expiry.module';
import { FetchesModule } from './fetches/fetches.module';
import { LegalHoldsModule } from './legal-holds/legal-holds.module';
import { ReleasesModule } from './releases/releases.module';
import { parseServiceKeys } from './releases/service-keys';
import { SubjectsModule } from './subjects/subjects.module';

/** How long a command waits for a person's row, before the person counts as busy; less than a statement may take. */
const LOCK_TIMEOUT_MS = 4_000;

@Module({})
export class AppModule implements OnModuleInit {
  constructor(
    @Inject(Health) private readonly health: Health,
    @Inject(Database) private readonly database: Database,
  ) {}

  static forRoot(config: RegistryConfig): DynamicModule {
    const { databaseUrl, kafkaBrokers, topicPrefix, publicUrl, portalUrl } = config;
    const evidenceRequests = EvidenceRequestsModule.forRoot({ publicUrl, portalUrl });
    const releases = ReleasesModule.forRoot({ evidenceRequests, serviceKeys: parseServiceKeys(config.serviceKeys) });
    return {
      module: AppModule,
      imports: [
        AuthModule.forRoot({ issuers: config.issuers, audience: config.audience }),
        DatabaseModule.forRoot({ url: databaseUrl, applicationName: 'registry', lockTimeoutMs: LOCK_TIMEOUT_MS }),
        MessagingModule.forRoot({ brokers: kafkaBrokers, service: 'askonce-registry', topicPrefix }),
        SubjectsModule.forRoot(config),
        CatalogueModule,
        ConsentsModule,
        AsksModule,
        OverviewModule,
        OnItsWayModule,
        DocumentsModule,
        evidenceRequests,
        releases,
        RejectionsModule.forRoot({ evidenceRequests }),
        ExplanationsModule.forRoot({ evidenceRequests }),
        FetchesModule.forRoot({ releases }),
        QuestionsModule,
        AskedAgainModule,
        FeedModule,
        EventWebhooksModule,
        ExportModule.forRoot(config),
        LegalHoldsModule,
        ErasureModule,
        RecordedFactsModule,
        ExpiryModule.forRoot({ noticeDays: config.consentNoticeDays }),
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
