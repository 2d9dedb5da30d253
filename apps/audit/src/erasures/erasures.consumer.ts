import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { type AskOnceEvent, EVENTS } from '@askonce/contracts';
import { OnEvent } from '@askonce/messaging';
import { ErasuresService } from './erasures.service';

/** Hears of erasures after the log has: handlers of a whole topic come first. */
@Controller()
export class ErasuresConsumer {
  constructor(private readonly erasures: ErasuresService) {}

  @OnEvent(EVENTS.subjectErased)
  onSubjectErased(@Payload() event: AskOnceEvent): Promise<void> {
    return this.erasures.erase(event);
  }
}
