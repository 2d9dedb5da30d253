import { type DynamicModule, Module } from '@nestjs/common';
import { readSecret } from '@askonce/vault';
import { TreeModule } from '../tree/tree.module';
import { LeafOpener } from './leaf-opener';
import { LeafSecret } from './leaf-secret';
import { LeafWriter } from './leaf-writer';
import { LeavesRepository } from './leaves.repository';

/** What of the log anybody may read. */
@Module({})
export class LeavesModule {
  static forRoot({ logSecretFile }: { readonly logSecretFile: string }): DynamicModule {
    return {
      module: LeavesModule,
      global: true,
      imports: [TreeModule],
      providers: [
        { provide: LeafSecret, useFactory: async () => new LeafSecret(await readSecret(logSecretFile)) },
        LeavesRepository,
        LeafWriter,
        LeafOpener,
      ],
      exports: [LeafWriter, LeafOpener],
    };
  }
}
