import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { type AskOnceEvent, EVENTS } from '@askonce/contracts';
import { OnEvent } from '@askonce/messaging';
import { FetchesService } from './fetches.service';

@Controller()
export class FetchesConsumer {
  constructor(private readonly fetches: FetchesService) {}

  @OnEvent(EVENTS.fetchRequested)
  async onFetchRequested(@Payload() event: AskOnceEvent): Promise<void> {
    await this.fetches.record(event);
  }
}
