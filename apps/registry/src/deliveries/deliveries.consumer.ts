import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { type AskOnceEvent, dataOf, EVENTS } from '@askonce/contracts';
import { OnEvent } from '@askonce/messaging';
import { DeliveriesService } from './deliveries.service';

@Controller()
export class DeliveriesConsumer {
  constructor(private readonly deliveries: DeliveriesService) {}

  @OnEvent(EVENTS.evidenceReleased)
  async onReleased(@Payload() event: AskOnceEvent): Promise<void> {
    for (const { releaseId } of dataOf(EVENTS.evidenceReleased, event).documents) {
      await this.deliveries.deliver(releaseId);
    }
  }
}
