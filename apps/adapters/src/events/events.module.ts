import { Module } from '@nestjs/common';
import { EventsQueue } from './events-queue';
import { EventsService } from './events.service';
import { Telling } from './telling';

@Module({ providers: [EventsService, EventsQueue, Telling] })
export class EventsModule {}
