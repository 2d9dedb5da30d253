import { type DynamicModule, Module } from '@nestjs/common';
import type { Theme } from './theme';

export const THEME = Symbol('THEME');

@Module({})
export class ThemeModule {
  static forRoot({ theme }: { readonly theme: Theme }): DynamicModule {
    return {
      module: ThemeModule,
      global: true,
      providers: [{ provide: THEME, useValue: theme }],
      exports: [THEME],
    };
  }
}
