import { type DynamicModule, Module } from '@nestjs/common';
import { CatalogueClient } from '@askonce/client';
import { PATIENCE } from '../session/services';

@Module({})
export class CatalogueModule {
  static forRoot({ registryUrl }: { readonly registryUrl: string }): DynamicModule {
    const useFactory = () => new CatalogueClient({ ...PATIENCE, baseUrl: registryUrl });
    return {
      module: CatalogueModule,
      global: true,
      providers: [{ provide: CatalogueClient, useFactory }],
      exports: [CatalogueClient],
    };
  }
}
