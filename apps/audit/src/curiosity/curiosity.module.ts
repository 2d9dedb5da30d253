import { type DynamicModule, Module } from '@nestjs/common';
import type { AuditConfig } from '../config';
import { CuriosityGuard, THRESHOLDS } from './curiosity-guard';
import { LookupSweeper } from './lookup-sweeper';
import { LookupsConsumer } from './lookups.consumer';
import { LookupsRepository } from './lookups.repository';
import { UnusualRecord } from './unusual-record';

/** Who looks people up more than their work explains becomes an entry in the log. */
@Module({})
export class CuriosityModule {
  static forRoot({ usualLookups }: AuditConfig): DynamicModule {
    return {
      module: CuriosityModule,
      controllers: [LookupsConsumer],
      providers: [
        CuriosityGuard,
        UnusualRecord,
        LookupsRepository,
        LookupSweeper,
        { provide: THRESHOLDS, useValue: usualLookups },
      ],
    };
  }
}
