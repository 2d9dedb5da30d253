import { Module } from '@nestjs/common';
import { DataController } from './data.controller';
import { DataService } from './data.service';
import { ErasureService } from './erasure.service';

@Module({ controllers: [DataController], providers: [DataService, ErasureService] })
export class DataModule {}
