import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { type AskOnceEvent, dataOf, EVENTS } from '@askonce/contracts';
import { OnEvent } from '@askonce/messaging';
import { ConfirmationsService } from './confirmations.service';

@Controller()
export class ConfirmationsConsumer {
  constructor(private readonly confirmations: ConfirmationsService) {}

  @OnEvent(EVENTS.erasureConfirmed)
  async onConfirmed(@Payload() event: AskOnceEvent): Promise<void> {
    const { aboutSubject, actor } = dataOf(EVENTS.erasureConfirmed, event);
    await this.confirmations.note({ subjectRef: aboutSubject, service: actor.clientId, eventId: event.id });
  }
}
