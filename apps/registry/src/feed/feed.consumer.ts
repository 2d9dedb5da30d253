import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { type AskOnceEvent, TOPICS } from '@askonce/contracts';
import { OnTopic } from '@askonce/messaging';
import { FeedService } from './feed.service';

/** Hears every fact about a person, in order; which of them are told to whom, the table of notices says. */
@Controller()
export class FeedConsumer {
  constructor(private readonly feed: FeedService) {}

  @OnTopic(TOPICS.evidence)
  onFact(@Payload() event: AskOnceEvent): Promise<void> {
    return this.feed.tell(event);
  }
}
