import { Module } from '@nestjs/common';
import { GapWatch } from './gap-watch';
import { GapsRepository } from './gaps.repository';

@Module({ providers: [GapsRepository, GapWatch] })
export class GapsModule {}
