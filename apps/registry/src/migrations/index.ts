import type { Migration } from '@askonce/database';
import { outboxMigration } from '@askonce/messaging';
import { createCatalogue } from './20261122090100-create-catalogue';
import { createSubjects } from './20261122090200-create-subjects';
import { createEvidence } from './20261122090300-create-evidence';
import { createContent } from './20261122100000-create-content';
import { addCatalogueHistory } from './20261124090100-add-catalogue-history';
import { createRejection } from './20261124230000-create-rejection';
import { createFeed } from './20261124231500-create-feed';
import { addErasure } from './20261124232000-add-erasure';
import { createLegalHold } from './20261124232100-create-legal-hold';
import { addExpiry } from './20261124233000-add-expiry';
import { addStructuredEvidence } from './20261125000000-add-structured-evidence';
import { addPursuitOfData } from './20261125000100-add-pursuit-of-data';
import { createEventWebhook } from './20261125020000-create-event-webhook';
import { addRecordedFacts } from './20261125100000-add-recorded-facts';
import { createDocumentDraft } from './20261125110000-create-document-draft';
import { createQuestion } from './20261125140000-create-question';
import { createAskedAgainReport } from './20261125140100-create-asked-again-report';
import { addReplacementDraft } from './20261125150000-add-replacement-draft';

export const migrations: readonly Migration[] = [
  outboxMigration({ role: 'askonce_registry' }),
  createCatalogue,
  createSubjects,
  createEvidence,
  createContent,
  addCatalogueHistory,
  createRejection,
  createFeed,
  addErasure,
  createLegalHold,
  addExpiry,
  addStructuredEvidence,
  addPursuitOfData,
  createEventWebhook,
  addRecordedFacts,
  createDocumentDraft,
  createQuestion,
  createAskedAgainReport,
  addReplacementDraft,
];
