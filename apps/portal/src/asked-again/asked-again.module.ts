import { Module } from '@nestjs/common';
import { AskedAgainController } from './asked-again.controller';
import { AskedAgainService } from './asked-again.service';

@Module({ controllers: [AskedAgainController], providers: [AskedAgainService] })
export class AskedAgainModule {}
