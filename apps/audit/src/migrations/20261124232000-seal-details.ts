import type { Migration } from '@askonce/database';

export const sealDetails: Migration = {
  name: '20261124232000-seal-details',
  up: `
CREATE TABLE subject_key (
  subject_ref uuid NOT NULL,
  wrapped_key bytea NOT NULL,
  CONSTRAINT subject_key_pk PRIMARY KEY (subject_ref)
);
COMMENT ON TABLE subject_key IS 'The key of each person under which details of entries about them are sealed, wrapped by the master key. To destroy it is to erase them.';
GRANT SELECT, INSERT, DELETE ON subject_key TO askonce_audit;

CREATE TABLE erased_subject (
  subject_ref uuid NOT NULL,
  event_id uuid NOT NULL,
  last_sequence bigint NOT NULL,
  erased_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  confirmed_at timestamptz,
  CONSTRAINT erased_subject_pk PRIMARY KEY (subject_ref),
  CONSTRAINT erased_subject_sequence_ck CHECK (last_sequence > 0)
);
COMMENT ON TABLE erased_subject IS 'References of erased persons, which get no key any more; kept, so that erasures can be applied again after a restore.';
CREATE INDEX erased_subject_unconfirmed_ix ON erased_subject (erased_at) WHERE confirmed_at IS NULL;
GRANT SELECT, INSERT ON erased_subject TO askonce_audit;
GRANT UPDATE (confirmed_at) ON erased_subject TO askonce_audit;

ALTER TABLE entry ADD COLUMN sealed_details bytea, ALTER COLUMN details DROP NOT NULL;
-- Not valid: entries of before stay as they are, for nobody may change an entry.
ALTER TABLE entry
  ADD CONSTRAINT entry_details_clear_ck CHECK ((details IS NOT NULL) = (subject_ref IS NULL)) NOT VALID,
  ADD CONSTRAINT entry_details_sealed_ck CHECK (sealed_details IS NULL OR subject_ref IS NOT NULL);
COMMENT ON COLUMN entry.details IS 'What the event said, where it is about nobody.';
COMMENT ON COLUMN entry.sealed_details IS 'What the event said of a person, under that person''s key; null where it was logged after the erasure.';
`,
  down: `
ALTER TABLE entry DROP CONSTRAINT entry_details_clear_ck, DROP COLUMN sealed_details;
UPDATE entry SET details = '{}' WHERE entry.details IS NULL;
ALTER TABLE entry ALTER COLUMN details SET NOT NULL;
DROP TABLE erased_subject, subject_key;
`,
};
