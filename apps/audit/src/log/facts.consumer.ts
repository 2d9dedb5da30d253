import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { type AskOnceEvent, TOPICS } from '@askonce/contracts';
import { OnTopic } from '@askonce/messaging';
import { factOf } from './fact-of-event';
import { Log } from './log.service';

/** Hears every fact there is, also of kinds that are not known yet. */
@Controller()
export class FactsConsumer {
  constructor(private readonly log: Log) {}

  @OnTopic(TOPICS.evidence)
  onEvidence(@Payload() event: AskOnceEvent): Promise<void> {
    return this.log.appendEntries([factOf(TOPICS.evidence, event)]);
  }

  @OnTopic(TOPICS.audit)
  onAudit(@Payload() event: AskOnceEvent): Promise<void> {
    return this.log.appendEntries([factOf(TOPICS.audit, event)]);
  }
}
