import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { DELIVERY_PART } from '@askonce/contracts';
import { type BytesEvent, OnEvent } from '@askonce/messaging';
import { DeliveriesService } from './deliveries.service';

@Controller()
export class DeliveriesConsumer {
  constructor(private readonly deliveries: DeliveriesService) {}

  @OnEvent({ type: DELIVERY_PART })
  async onPart(@Payload() event: BytesEvent): Promise<void> {
    await this.deliveries.keep(event);
  }
}
