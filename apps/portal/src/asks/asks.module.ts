import { Module } from '@nestjs/common';
import { AsksController } from './asks.controller';
import { AsksService } from './asks.service';
import { DraftsController } from './drafts.controller';
import { DraftsService } from './drafts.service';

@Module({ controllers: [AsksController, DraftsController], providers: [AsksService, DraftsService] })
export class AsksModule {}
