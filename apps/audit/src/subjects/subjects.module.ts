import { type DynamicModule, Module } from '@nestjs/common';
import { ClientCredentials } from '@askonce/client';
import type { AuditConfig } from '../config';
import { RegistrySubjectDirectory } from './registry-subject-directory';
import { SubjectDirectory } from './subject-directory';

@Module({})
export class SubjectsModule {
  static forRoot({ registryUrl, tokenEndpoint, clientId, clientKey }: AuditConfig): DynamicModule {
    const tokens = new ClientCredentials({ tokenEndpoint, clientId, privateKeyJwk: clientKey });
    return {
      module: SubjectsModule,
      global: true,
      providers: [
        { provide: SubjectDirectory, useFactory: () => new RegistrySubjectDirectory({ registryUrl, tokens }) },
      ],
      exports: [SubjectDirectory],
    };
  }
}
