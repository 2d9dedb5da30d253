import { type DynamicModule, Inject, Module, type OnModuleInit } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { Database, DatabaseModule } from '@askonce/database';
import { Health } from '@askonce/observability';
import { AskedAgainModule } from './asked-again/asked-again.module';
import { CatalogueModule } from './catalogue/catalogue.module';
import { AsksModule } from './asks/asks.module';
import type { PortalConfig } from './config';
import { ConsentsModule } from './consents/consents.module';
import { DataModule } from './data/data.module';
import { DocumentsModule } from './documents/documents.module';
import { HelpModule } from './help/help.module';
import { HomeModule } from './home/home.module';
import { LanguageController } from './language/language.controller';
import { MessagesModule } from './language/messages.module';
import { QuestionsModule } from './questions/questions.module';
import { ReceiptsModule } from './receipts/receipts.module';
import { RequestsModule } from './requests/requests.module';
import { EndedSessions } from './session/ended-sessions';
import { SESSION_LIMITS } from './session/limits';
import { Services } from './session/services';
import { SessionGuard } from './session/session.guard';
import { SharingModule } from './sharing/sharing.module';
import { SignInModule } from './sign-in/sign-in.module';
import { ThemeModule } from './theme/theme.module';
import { WhoLookedModule } from './who-looked/who-looked.module';

@Module({})
export class AppModule implements OnModuleInit {
  constructor(
    @Inject(Health) private readonly health: Health,
    @Inject(Database) private readonly database: Database,
  ) {}

  static forRoot(config: PortalConfig): DynamicModule {
    return {
      module: AppModule,
      imports: [
        DatabaseModule.forRoot({ url: config.databaseUrl, applicationName: 'askonce-portal' }),
        CatalogueModule.forRoot(config),
        MessagesModule.forRoot(config),
        ThemeModule.forRoot(config),
        SignInModule.forRoot(config),
        AskedAgainModule,
        AsksModule,
        ConsentsModule,
        DataModule,
        DocumentsModule,
        HelpModule.forRoot(config),
        HomeModule,
        QuestionsModule,
        ReceiptsModule.forRoot({ publicUrl: config.publicUrl, jurisdiction: config.theme.jurisdiction }),
        RequestsModule,
        SharingModule,
        WhoLookedModule,
      ],
      controllers: [LanguageController],
      providers: [
        EndedSessions,
        { provide: Services, useFactory: () => new Services(config) },
        { provide: SESSION_LIMITS, useValue: config },
        { provide: APP_GUARD, useClass: SessionGuard },
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
