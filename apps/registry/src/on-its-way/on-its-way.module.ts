import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { OnItsWayInterceptor } from './on-its-way.interceptor';
import { OnItsWayRepository } from './on-its-way.repository';

@Module({ providers: [OnItsWayRepository, { provide: APP_INTERCEPTOR, useClass: OnItsWayInterceptor }] })
export class OnItsWayModule {}
