import type { Migration } from '@askonce/database';
import { outboxMigration } from '@askonce/messaging';
import { createLog } from './20261122090100-create-log';

export const migrations: Migration[] = [outboxMigration({ role: 'askonce_audit' }), createLog];
