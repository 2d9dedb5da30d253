import { Module } from '@nestjs/common';
import { WhoLookedController } from './who-looked.controller';
import { WhoLookedService } from './who-looked.service';

@Module({ controllers: [WhoLookedController], providers: [WhoLookedService] })
export class WhoLookedModule {}
