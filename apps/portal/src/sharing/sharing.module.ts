import { Module } from '@nestjs/common';
import { SharingController } from './sharing.controller';
import { SharingService } from './sharing.service';

@Module({ controllers: [SharingController], providers: [SharingService] })
export class SharingModule {}
