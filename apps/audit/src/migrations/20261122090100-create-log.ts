import type { Migration } from '@askonce/database';

export const createLog: Migration = {
  name: '20261122090100-create-log',
  up: `
CREATE TABLE log_head (
  id smallint NOT NULL DEFAULT 1,
  size bigint NOT NULL,
  CONSTRAINT log_head_pk PRIMARY KEY (id),
  CONSTRAINT log_head_id_ck CHECK (id = 1),
  CONSTRAINT log_head_size_ck CHECK (size >= 0)
);
COMMENT ON TABLE log_head IS 'How many entries there are. Whoever appends locks this one row and numbers from it.';
INSERT INTO log_head (size) VALUES (0);
GRANT SELECT, UPDATE ON log_head TO askonce_audit;

CREATE TABLE entry (
  entry_id uuid NOT NULL,
  leaf_index bigint NOT NULL,
  kind text NOT NULL,
  topic text NOT NULL,
  source text NOT NULL,
  subject_ref uuid,
  sequence bigint,
  occurred_at timestamptz(3) NOT NULL,
  recorded_at timestamptz NOT NULL,
  agency text,
  actor_agency text,
  actor_role text,
  system text,
  procedure text,
  purpose text,
  lawful_basis text,
  evidence_types text[] NOT NULL,
  outcome text,
  request_id uuid,
  opaque boolean NOT NULL,
  details jsonb NOT NULL,
  CONSTRAINT entry_pk PRIMARY KEY (entry_id),
  CONSTRAINT entry_leaf_index_uq UNIQUE (leaf_index),
  CONSTRAINT entry_subject_sequence_uq UNIQUE (subject_ref, sequence),
  CONSTRAINT entry_leaf_index_ck CHECK (leaf_index >= 0),
  CONSTRAINT entry_sequence_ck CHECK (sequence IS NULL OR (sequence > 0 AND subject_ref IS NOT NULL)),
  CONSTRAINT entry_details_ck CHECK (jsonb_typeof(details) = 'object')
);
COMMENT ON TABLE entry IS 'Every fact there was, once, never changed. entry_id is the id of the event that told of it; leaf_index is dense from 0.';
COMMENT ON COLUMN entry.sequence IS 'The number of the fact about the person, dense from 1; null where the fact has none.';
COMMENT ON COLUMN entry.agency IS 'For whom it was done, or who did it where it was done for nobody else.';
COMMENT ON COLUMN entry.opaque IS 'What arrived did not fit the contracts: details hold its digest and where it did not fit.';
COMMENT ON COLUMN entry.details IS 'What the event said: never personal data. In clear until details are sealed per subject.';
CREATE INDEX entry_occurred_ix ON entry (occurred_at, leaf_index);
CREATE INDEX entry_subject_ix ON entry (subject_ref, occurred_at, leaf_index) WHERE subject_ref IS NOT NULL;
CREATE INDEX entry_agency_ix ON entry (agency, occurred_at, leaf_index) WHERE agency IS NOT NULL;
CREATE INDEX entry_system_ix ON entry (system, occurred_at, leaf_index) WHERE system IS NOT NULL;
CREATE INDEX entry_procedure_ix ON entry (procedure, occurred_at, leaf_index) WHERE procedure IS NOT NULL;
CREATE INDEX entry_kind_ix ON entry (kind, occurred_at, leaf_index);
CREATE INDEX entry_outcome_ix ON entry (outcome, occurred_at, leaf_index) WHERE outcome IS NOT NULL;
GRANT SELECT, INSERT ON entry TO askonce_audit;

CREATE TABLE subject_progress (
  subject_ref uuid NOT NULL,
  entries bigint NOT NULL,
  highest bigint NOT NULL,
  incomplete_since timestamptz,
  CONSTRAINT subject_progress_pk PRIMARY KEY (subject_ref),
  CONSTRAINT subject_progress_dense_ck CHECK ((entries < highest) = (incomplete_since IS NOT NULL)),
  CONSTRAINT subject_progress_entries_ck CHECK (entries BETWEEN 1 AND highest)
);
COMMENT ON TABLE subject_progress IS 'How many numbered facts of each person are logged, and up to which number: where they differ, one is missing.';
CREATE INDEX subject_progress_incomplete_ix ON subject_progress (incomplete_since) WHERE incomplete_since IS NOT NULL;
GRANT SELECT, INSERT, UPDATE ON subject_progress TO askonce_audit;
`,
  down: `
DROP TABLE subject_progress;
DROP TABLE entry;
DROP TABLE log_head;
`,
};
