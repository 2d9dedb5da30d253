import type { Migration } from '@askonce/database';
import { outboxMigration } from '@askonce/messaging';
import { createFetchJob } from './20261122090100-create-fetch-job';
import { createDelivery } from './20261122090200-create-delivery';
import { addDeliverySubject } from './20261124232000-add-delivery-subject';

export const migrations: readonly Migration[] = [
  outboxMigration({ role: 'askonce_adapters' }),
  createFetchJob,
  createDelivery,
  addDeliverySubject,
];
