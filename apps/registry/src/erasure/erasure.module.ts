import { Module } from '@nestjs/common';
import { ConfirmationsConsumer } from './confirmations.consumer';
import { ConfirmationsRepository } from './confirmations.repository';
import { ConfirmationsService } from './confirmations.service';
import { ErasureController } from './erasure.controller';
import { ErasureService } from './erasure.service';
import { ErasureWatch } from './erasure-watch';

@Module({
  controllers: [ErasureController, ConfirmationsConsumer],
  providers: [ErasureService, ConfirmationsService, ConfirmationsRepository, ErasureWatch],
})
export class ErasureModule {}
