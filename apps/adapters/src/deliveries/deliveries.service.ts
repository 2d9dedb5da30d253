import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { BytesEvent } from '@askonce/messaging';
import { LOGGER, type Logger } from '@askonce/observability';
import { WorkLoop } from '../jobs/work-loop';
import { DELIVERY_LIMITS } from '../protection/protection-limits';
import { arrivedPart } from './arrived-part';
import type { DeliveryJob } from './delivery-job';
import { DeliveryParts } from './delivery-parts';
import { DeliveryQueue } from './delivery-queue';

/** The token under which the hours are injected after which an undelivered document is given up. */
export const DELIVERY_PATIENCE = Symbol('DELIVERY_PATIENCE');

const OPTIONS = { name: 'deliveries', concurrency: 8, perAgency: DELIVERY_LIMITS.concurrency, pollMs: 500 };

/** Takes in sealed parts as they come, and delivers in the background, so that a slow agency holds up no partition. */
@Injectable()
export class DeliveriesService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: WorkLoop<DeliveryJob>;

  constructor(
    private readonly parts: DeliveryParts,
    queue: DeliveryQueue,
    @Inject(DELIVERY_PATIENCE) private readonly patienceHours: number,
    @Inject(LOGGER) log: Logger,
  ) {
    this.loop = new WorkLoop(queue, OPTIONS, log);
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** @throws InvalidEventData, PartContradicts */
  async keep(event: BytesEvent): Promise<void> {
    if (await this.parts.keep(arrivedPart(event), this.patienceHours)) this.loop.wake();
  }
}
