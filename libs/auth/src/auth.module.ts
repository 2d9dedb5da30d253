import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { PolicyGuard } from './policy.guard';
import { TokenVerifier, type TokenVerifierOptions } from './token-verifier';

/** Guards every route of the application by the policies its handlers declare. */
@Module({})
export class AuthModule {
  static forRoot(options: TokenVerifierOptions): DynamicModule {
    return {
      module: AuthModule,
      global: true,
      providers: [
        { provide: TokenVerifier, useFactory: () => new TokenVerifier(options) },
        PolicyGuard,
        { provide: APP_GUARD, useExisting: PolicyGuard },
      ],
      exports: [TokenVerifier],
    };
  }
}
