import type { Migration } from '@askonce/database';
import { outboxMigration } from '@askonce/messaging';
import { createLog } from './20261122090100-create-log';
import { sealDetails } from './20261124232000-seal-details';
import { createLookup } from './20261124233000-create-lookup';
import { createTree } from './20261125030000-create-tree';
import { partDetails } from './20261125110000-part-details';
import { createReconciliation } from './20261125120000-create-reconciliation';
import { createCosignature } from './20261125130000-create-cosignature';

export const migrations: Migration[] = [
  outboxMigration({ role: 'askonce_audit' }),
  createLog,
  sealDetails,
  createLookup,
  createTree,
  partDetails,
  createReconciliation,
  createCosignature,
];
