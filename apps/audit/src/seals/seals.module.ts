import { type DynamicModule, Module } from '@nestjs/common';
import { MasterKey, SubjectKeys } from '@askonce/vault';
import { AuditKeys } from './audit-keys';
import { DetailSeals } from './detail-seals';

@Module({})
export class SealsModule {
  static forRoot({ masterKeyFile }: { readonly masterKeyFile: string }): DynamicModule {
    return {
      module: SealsModule,
      global: true,
      providers: [
        {
          provide: SubjectKeys,
          useFactory: async () => new SubjectKeys(await MasterKey.fromFile(masterKeyFile)),
        },
        AuditKeys,
        DetailSeals,
      ],
      exports: [AuditKeys, DetailSeals],
    };
  }
}
