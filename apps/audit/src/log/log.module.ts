import { Module } from '@nestjs/common';
import { BatchedAppend } from './batched-append';
import { FactsConsumer } from './facts.consumer';
import { LogMetrics } from './log.metrics';
import { LogRepository } from './log.repository';
import { Log } from './log.service';

/** Everything that is logged goes through here. */
@Module({ controllers: [FactsConsumer], providers: [Log, BatchedAppend, LogRepository, LogMetrics] })
export class LogModule {}
