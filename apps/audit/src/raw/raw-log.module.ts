import { Module } from '@nestjs/common';
import { TreeModule } from '../tree/tree.module';
import { RawLog } from './raw-log';
import { RawLogController } from './raw-log.controller';

/** Only for measuring. */
@Module({ imports: [TreeModule], controllers: [RawLogController], providers: [RawLog] })
export class RawLogModule {}
