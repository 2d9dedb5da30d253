import type { Migration } from '@askonce/database';

/** A draft may be of a better copy, which takes the place of what is held once it is confirmed. */
export const addReplacementDraft: Migration = {
  name: '20261125150000-add-replacement-draft',
  up: `
ALTER TABLE document_draft ADD COLUMN replaces uuid;
ALTER TABLE document_draft ADD CONSTRAINT document_draft_replaces_fk
  FOREIGN KEY (subject_ref, replaces) REFERENCES document (subject_ref, id);
COMMENT ON COLUMN document_draft.replaces IS 'The document that it is to take the place of; null where it is new.';
`,
  down: `
ALTER TABLE document_draft DROP CONSTRAINT document_draft_replaces_fk, DROP COLUMN replaces;
`,
};
