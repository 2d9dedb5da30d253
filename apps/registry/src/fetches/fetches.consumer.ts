import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { type AskOnceEvent, dataOf, EVENTS } from '@askonce/contracts';
import { OnEvent } from '@askonce/messaging';
import { FetchesService } from './fetches.service';

/** Hears how fetches ended; one that found something has ended with its document. */
@Controller()
export class FetchesConsumer {
  constructor(private readonly fetches: FetchesService) {}

  @OnEvent(EVENTS.fetchCompleted)
  async onFetchCompleted(@Payload() event: AskOnceEvent): Promise<void> {
    const { fetchId, outcome } = dataOf(EVENTS.fetchCompleted, event);
    if (event.subject === undefined) throw new Error('A fetch is always about a person.');
    if (outcome !== 'found') await this.fetches.end(event.subject, fetchId, outcome);
  }
}
