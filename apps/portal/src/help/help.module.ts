import { type DynamicModule, Module } from '@nestjs/common';
import { SESSION_LIMITS, type SessionLimits } from '../session/limits';
import { HelpController } from './help.controller';
import { HelpService } from './help.service';

@Module({})
export class HelpModule {
  static forRoot(limits: SessionLimits): DynamicModule {
    return {
      module: HelpModule,
      controllers: [HelpController],
      providers: [HelpService, { provide: SESSION_LIMITS, useValue: limits }],
    };
  }
}
