import { type DynamicModule, Module } from '@nestjs/common';
import { TokenVerifier, type TokenVerifierOptions } from '@askonce/auth';
import { IdentityProvider, type IdentityProviderOptions } from './identity-provider';
import { SignInController } from './sign-in.controller';
import { SignInService } from './sign-in.service';

@Module({})
export class SignInModule {
  static forRoot(options: IdentityProviderOptions & { readonly audience: string }): DynamicModule {
    const verifier: TokenVerifierOptions = { issuers: [options.issuer], audience: options.audience };
    return {
      module: SignInModule,
      controllers: [SignInController],
      providers: [
        { provide: IdentityProvider, useFactory: () => new IdentityProvider(options) },
        { provide: TokenVerifier, useFactory: () => new TokenVerifier(verifier) },
        SignInService,
      ],
    };
  }
}
