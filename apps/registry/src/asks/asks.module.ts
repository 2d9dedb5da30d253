import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { AsksController } from './asks.controller';
import { AsksService } from './asks.service';

@Module({ imports: [CatalogueModule], controllers: [AsksController], providers: [AsksService] })
export class AsksModule {}
