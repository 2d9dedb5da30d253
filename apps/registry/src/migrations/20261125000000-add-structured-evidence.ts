import type { Migration } from '@askonce/database';

/** What issuers say of a document as data, and the fields to which a consent or a release is held. */
export const addStructuredEvidence: Migration = {
  name: '20261125000000-add-structured-evidence',
  up: `
ALTER TABLE document ADD COLUMN sealed_attributes bytea;
ALTER TABLE document ADD CONSTRAINT document_attributes_ck
  CHECK (sealed_attributes IS NULL OR provenance = 'agency_issued');
COMMENT ON COLUMN document.sealed_attributes IS
  'The document as data, from its issuer: canonical JSON sealed under the person''s own key; null where there is only the file.';

ALTER TABLE consent ADD COLUMN fields text[];
COMMENT ON COLUMN consent.fields IS 'The fields that the person was told of when they agreed; null for the whole document.';

ALTER TABLE release ADD COLUMN fields text[];
COMMENT ON COLUMN release.fields IS 'All that was released of the document as data; null where it is the file.';
`,
  down: `
ALTER TABLE release DROP COLUMN fields;
ALTER TABLE consent DROP COLUMN fields;
ALTER TABLE document DROP CONSTRAINT document_attributes_ck, DROP COLUMN sealed_attributes;
`,
};
