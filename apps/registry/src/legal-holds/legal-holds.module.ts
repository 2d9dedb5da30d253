import { Module } from '@nestjs/common';
import { HoldEnding } from './hold-ending';
import { HoldSweeper } from './hold-sweeper';
import { LegalHoldsController } from './legal-holds.controller';
import { LegalHoldsService } from './legal-holds.service';

@Module({
  controllers: [LegalHoldsController],
  providers: [LegalHoldsService, HoldEnding, HoldSweeper],
})
export class LegalHoldsModule {}
