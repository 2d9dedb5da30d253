import { Module } from '@nestjs/common';
import { ConfirmationWatch } from './confirmation-watch';
import { ErasuresConsumer } from './erasures.consumer';
import { ErasuresRepository } from './erasures.repository';
import { ErasuresService } from './erasures.service';

@Module({
  controllers: [ErasuresConsumer],
  providers: [ErasuresService, ErasuresRepository, ConfirmationWatch],
})
export class ErasuresModule {}
