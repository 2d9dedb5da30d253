import { type DynamicModule, Module } from '@nestjs/common';
import { loadTheme } from './theme';

export const THEME = Symbol('THEME');

@Module({})
export class ThemeModule {
  static forRoot({ theme }: { readonly theme: string }): DynamicModule {
    return {
      module: ThemeModule,
      global: true,
      providers: [{ provide: THEME, useFactory: () => loadTheme(theme) }],
      exports: [THEME],
    };
  }
}
