import type { Migration } from '@askonce/database';

export const addErasure: Migration = {
  name: '20261124232000-add-erasure',
  up: `
ALTER TABLE subject
  ALTER COLUMN pseudonym_secret DROP NOT NULL,
  ADD COLUMN erased_at timestamptz,
  ADD CONSTRAINT subject_erased_ck CHECK ((erased_at IS NULL) = (pseudonym_secret IS NOT NULL));
COMMENT ON COLUMN subject.erased_at IS 'Since then the row is nameless: nobody is found by it, and its last number is taken.';

CREATE TABLE erasure (
  subject_ref uuid NOT NULL,
  event_id uuid NOT NULL,
  call_key text NOT NULL,
  kept jsonb NOT NULL,
  erased_at timestamptz NOT NULL,
  completed_at timestamptz,
  CONSTRAINT erasure_pk PRIMARY KEY (subject_ref),
  CONSTRAINT erasure_call_uq UNIQUE (call_key),
  CONSTRAINT erasure_subject_fk FOREIGN KEY (subject_ref) REFERENCES subject (subject_ref),
  CONSTRAINT erasure_fact_fk FOREIGN KEY (subject_ref, event_id) REFERENCES fact (subject_ref, event_id),
  CONSTRAINT erasure_kept_ck CHECK (jsonb_typeof(kept) = 'array')
);
COMMENT ON TABLE erasure IS 'Persons who were erased, and whether every service has confirmed. call_key is a keyed hash of person and Idempotency-Key: a repeated call gets the same answer.';
CREATE INDEX erasure_open_ix ON erasure (erased_at) WHERE completed_at IS NULL;

CREATE TABLE erasure_confirmation (
  subject_ref uuid NOT NULL,
  service text NOT NULL,
  event_id uuid NOT NULL,
  confirmed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT erasure_confirmation_pk PRIMARY KEY (subject_ref, service),
  CONSTRAINT erasure_confirmation_event_uq UNIQUE (subject_ref, event_id),
  CONSTRAINT erasure_confirmation_erasure_fk FOREIGN KEY (subject_ref) REFERENCES erasure (subject_ref)
);
COMMENT ON TABLE erasure_confirmation IS 'Which other services have erased what they held of a person.';

GRANT SELECT, INSERT ON erasure, erasure_confirmation TO askonce_registry;
GRANT UPDATE (completed_at) ON erasure TO askonce_registry;
`,
  down: `
DROP TABLE erasure_confirmation, erasure;
ALTER TABLE subject DROP CONSTRAINT subject_erased_ck, DROP COLUMN erased_at, ALTER COLUMN pseudonym_secret SET NOT NULL;
`,
};
