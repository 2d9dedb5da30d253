import type { Migration } from '@askonce/database';

/** A person's row with its two counters, how to find it, and the facts that it numbers. */
export const createSubjects: Migration = {
  name: '20261122090200-create-subjects',
  up: `
CREATE TABLE subject (
  subject_ref uuid NOT NULL,
  sequence bigint NOT NULL,
  version bigint NOT NULL,
  pseudonym_secret bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT subject_pk PRIMARY KEY (subject_ref),
  CONSTRAINT subject_counters_ck CHECK (sequence >= 0 AND version >= 0)
) WITH (fillfactor = 70);
COMMENT ON TABLE subject IS 'One row per person: every write about a person begins by updating it, which makes them serial and numbers their facts.';

CREATE TABLE subject_identifier (
  subject_key bytea NOT NULL,
  subject_ref uuid NOT NULL,
  sealed_identifier bytea NOT NULL,
  CONSTRAINT subject_identifier_pk PRIMARY KEY (subject_key),
  CONSTRAINT subject_identifier_subject_fk FOREIGN KEY (subject_ref) REFERENCES subject (subject_ref) ON DELETE CASCADE,
  CONSTRAINT subject_identifier_key_ck CHECK (length(subject_key) = 16)
);
CREATE INDEX subject_identifier_subject_ix ON subject_identifier (subject_ref);
COMMENT ON TABLE subject_identifier IS 'Keyed hash of scheme and identifier to person; the identifier itself is sealed under the person''s own key.';

CREATE TABLE subject_secret (
  subject_ref uuid NOT NULL,
  class text NOT NULL,
  wrapped_key bytea NOT NULL,
  CONSTRAINT subject_secret_pk PRIMARY KEY (subject_ref, class),
  CONSTRAINT subject_secret_subject_fk FOREIGN KEY (subject_ref) REFERENCES subject (subject_ref) ON DELETE CASCADE,
  CONSTRAINT subject_secret_class_ck CHECK (class IN ('identity', 'citizen_provided', 'agency_issued'))
);
COMMENT ON TABLE subject_secret IS 'A person''s keys by class, each wrapped by the master key; destroying one erases all that it opens.';

CREATE TABLE fact (
  subject_ref uuid NOT NULL,
  sequence bigint NOT NULL,
  event_id uuid NOT NULL,
  type text NOT NULL,
  occurred_at timestamptz NOT NULL,
  data jsonb NOT NULL,
  client_id text,
  operation text,
  idempotency_key text,
  body_hash text,
  resource_id uuid,
  CONSTRAINT fact_pk PRIMARY KEY (subject_ref, sequence),
  CONSTRAINT fact_event_uq UNIQUE (subject_ref, event_id),
  CONSTRAINT fact_subject_fk FOREIGN KEY (subject_ref) REFERENCES subject (subject_ref),
  CONSTRAINT fact_idempotency_ck CHECK (num_nulls(client_id, operation, idempotency_key, body_hash, resource_id) IN (0, 5))
);
CREATE UNIQUE INDEX fact_idempotency_uq ON fact (subject_ref, client_id, operation, idempotency_key)
  WHERE idempotency_key IS NOT NULL;
COMMENT ON TABLE fact IS 'Everything that was recorded about a person, numbered densely; each has one event, which can be emitted again from here. The first fact of a call carries a keyed hash of its Idempotency-Key.';

GRANT SELECT, INSERT, UPDATE, DELETE ON subject, subject_identifier, subject_secret TO askonce_registry;
GRANT SELECT, INSERT ON fact TO askonce_registry;
`,
  down: 'DROP TABLE fact, subject_secret, subject_identifier, subject;',
};
