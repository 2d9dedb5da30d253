import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { AskedAgainController } from './asked-again.controller';
import { AskedAgainService } from './asked-again.service';
import { ReportTexts } from './report-texts';
import { ReportingService } from './reporting.service';
import { ReportsRepository } from './reports.repository';

/** Reports of people who were asked for what was held. */
@Module({
  imports: [CatalogueModule],
  controllers: [AskedAgainController],
  providers: [ReportsRepository, ReportTexts, ReportingService, AskedAgainService],
  exports: [ReportsRepository, ReportTexts],
})
export class AskedAgainModule {}
