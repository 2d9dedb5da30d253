import { Module } from '@nestjs/common';
import { ErasuresConsumer } from './erasures.consumer';
import { ErasuresRepository } from './erasures.repository';
import { ErasuresService } from './erasures.service';

@Module({ controllers: [ErasuresConsumer], providers: [ErasuresService, ErasuresRepository] })
export class ErasuresModule {}
