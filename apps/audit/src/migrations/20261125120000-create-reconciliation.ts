import type { Migration } from '@askonce/database';

export const createReconciliation: Migration = {
  name: '20261125120000-create-reconciliation',
  up: `
CREATE TABLE reconciliation (
  id uuid NOT NULL,
  client_id text NOT NULL,
  call_key text,
  call_body text NOT NULL,
  reason text NOT NULL,
  period_from timestamptz(3) NOT NULL,
  period_to timestamptz(3) NOT NULL,
  requested_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  position jsonb,
  ended_at timestamptz(3),
  trouble text,
  compared bigint NOT NULL DEFAULT 0,
  leaves bigint NOT NULL DEFAULT 0,
  under_way bigint NOT NULL DEFAULT 0,
  erased bigint NOT NULL DEFAULT 0,
  closed bigint NOT NULL DEFAULT 0,
  missing bigint NOT NULL DEFAULT 0,
  extra bigint NOT NULL DEFAULT 0,
  different bigint NOT NULL DEFAULT 0,
  CONSTRAINT reconciliation_pk PRIMARY KEY (id),
  CONSTRAINT reconciliation_call_uq UNIQUE (client_id, call_key),
  CONSTRAINT reconciliation_period_ck CHECK (period_from < period_to),
  CONSTRAINT reconciliation_position_ck CHECK ((position IS NULL) = (ended_at IS NOT NULL))
);
CREATE INDEX reconciliation_open_ix ON reconciliation (requested_at) WHERE ended_at IS NULL;
COMMENT ON TABLE reconciliation IS 'Comparisons of the registry with the log that auditors asked for: how far each is, and how much was found.';
COMMENT ON COLUMN reconciliation.call_key IS 'SHA-256 of the Idempotency-Key of the call, and call_body of what it asked for.';
COMMENT ON COLUMN reconciliation.position IS 'Where to go on, whichever instance does it; null once it has ended.';
COMMENT ON COLUMN reconciliation.trouble IS 'What keeps it from going on at the moment.';
COMMENT ON COLUMN reconciliation.closed IS 'Entries whose leaf can no longer be made from them, because their person is erased or their details are gone.';
GRANT SELECT, INSERT, UPDATE ON reconciliation TO askonce_audit;

CREATE TABLE reconciliation_finding (
  reconciliation_id uuid NOT NULL,
  number bigint NOT NULL,
  code text NOT NULL,
  entry_id uuid,
  leaf_index bigint,
  subject_ref uuid,
  record_id uuid,
  members text[] NOT NULL,
  CONSTRAINT reconciliation_finding_pk PRIMARY KEY (reconciliation_id, number),
  CONSTRAINT reconciliation_finding_reconciliation_fk FOREIGN KEY (reconciliation_id) REFERENCES reconciliation (id),
  CONSTRAINT reconciliation_finding_number_ck CHECK (number > 0)
);
CREATE INDEX reconciliation_finding_leaf_ix ON reconciliation_finding (reconciliation_id, leaf_index);
COMMENT ON TABLE reconciliation_finding IS 'What comparisons found, the first of each; how many there were stands with the comparison.';
GRANT SELECT, INSERT ON reconciliation_finding TO askonce_audit;
`,
  down: 'DROP TABLE reconciliation_finding, reconciliation;',
};
