import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { type AskOnceEvent, EVENTS } from '@askonce/contracts';
import { OnEvent } from '@askonce/messaging';
import { ErasuresService } from './erasures.service';

@Controller()
export class ErasuresConsumer {
  constructor(private readonly erasures: ErasuresService) {}

  @OnEvent(EVENTS.subjectErased)
  async onSubjectErased(@Payload() event: AskOnceEvent): Promise<void> {
    await this.erasures.erase(event);
  }
}
