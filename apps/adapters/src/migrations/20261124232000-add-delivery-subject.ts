import type { Migration } from '@askonce/database';

export const addDeliverySubject: Migration = {
  name: '20261124232000-add-delivery-subject',
  up: `
ALTER TABLE delivery ADD COLUMN subject_ref text;
COMMENT ON COLUMN delivery.subject_ref IS 'Whose document it is, so that an erasure finds it; null once erased, and where the parts did not say.';
CREATE INDEX delivery_subject_ix ON delivery (subject_ref) WHERE subject_ref IS NOT NULL;
CREATE INDEX fetch_job_subject_ix ON fetch_job (subject_ref);
`,
  down: 'DROP INDEX fetch_job_subject_ix; ALTER TABLE delivery DROP COLUMN subject_ref;',
};
