import { type DynamicModule, Module } from '@nestjs/common';
import { Messages } from './messages';

/** For what is said outside pages. */
@Module({})
export class MessagesModule {
  static forRoot({ messages }: { readonly messages: Messages }): DynamicModule {
    return {
      module: MessagesModule,
      global: true,
      providers: [{ provide: Messages, useValue: messages }],
      exports: [Messages],
    };
  }
}
