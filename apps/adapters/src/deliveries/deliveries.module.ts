import { type DynamicModule, Module } from '@nestjs/common';
import { DeliveriesConsumer } from './deliveries.consumer';
import { DeliveriesRepository } from './deliveries.repository';
import { DELIVERY_PATIENCE, DeliveriesService } from './deliveries.service';
import { DeliveryAnnouncement } from './delivery-announcement';
import { DeliveryParts } from './delivery-parts';
import { DeliveryQueue } from './delivery-queue';
import { HandingOver } from './handing-over';

@Module({})
export class DeliveriesModule {
  static forRoot(options: { patienceHours: number }): DynamicModule {
    return {
      module: DeliveriesModule,
      controllers: [DeliveriesConsumer],
      providers: [
        { provide: DELIVERY_PATIENCE, useValue: options.patienceHours },
        ...[DeliveriesService, DeliveryQueue, HandingOver, DeliveryAnnouncement, DeliveryParts, DeliveriesRepository],
      ],
      exports: [DeliveriesRepository],
    };
  }
}
