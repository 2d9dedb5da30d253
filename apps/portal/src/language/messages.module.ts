import { Global, Module } from '@nestjs/common';
import { Messages } from './messages';

/** For what is said outside pages. */
@Global()
@Module({ providers: [{ provide: Messages, useFactory: () => Messages.load() }], exports: [Messages] })
export class MessagesModule {}
