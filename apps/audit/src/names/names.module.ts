import { type DynamicModule, Module } from '@nestjs/common';
import { CatalogueClient } from '@askonce/client';
import { CatalogueNames } from './catalogue-names';

const TIMEOUT_MS = 3_000;

@Module({})
export class NamesModule {
  static forRoot({ registryUrl }: { readonly registryUrl: string }): DynamicModule {
    const catalogue = new CatalogueClient({ baseUrl: registryUrl, timeoutMs: TIMEOUT_MS, attempts: 1 });
    return {
      module: NamesModule,
      global: true,
      providers: [{ provide: CatalogueNames, useFactory: () => new CatalogueNames(catalogue) }],
      exports: [CatalogueNames],
    };
  }
}
