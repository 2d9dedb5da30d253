import type { Migration } from '@askonce/database';

export const createCosignature: Migration = {
  name: '20261125130000-create-cosignature',
  up: `
CREATE TABLE cosignature (
  log text NOT NULL,
  size bigint NOT NULL,
  witness_id text NOT NULL,
  signature bytea NOT NULL,
  cosigned_at timestamptz NOT NULL,
  CONSTRAINT cosignature_pk PRIMARY KEY (log, size, witness_id),
  CONSTRAINT cosignature_checkpoint_fk FOREIGN KEY (log, size) REFERENCES checkpoint,
  CONSTRAINT cosignature_signature_ck CHECK (octet_length(signature) = 72)
);
COMMENT ON TABLE cosignature IS 'Which witness cosigned which checkpoint: verified, and one of each (c2sp.org/tlog-cosignature).';
COMMENT ON COLUMN cosignature.witness_id IS 'Name and id of its key, as its verifier key begins.';
COMMENT ON COLUMN cosignature.cosigned_at IS 'By the clock of the witness; it stands in the signature.';
CREATE INDEX cosignature_witness_ix ON cosignature (witness_id, size);
GRANT SELECT, INSERT ON cosignature TO askonce_audit;

CREATE TABLE cosigning (
  log text NOT NULL,
  size bigint NOT NULL DEFAULT 0,
  begun_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  missing_since timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT cosigning_pk PRIMARY KEY (log),
  CONSTRAINT cosigning_log_fk FOREIGN KEY (log) REFERENCES tree_head
);
COMMENT ON TABLE cosigning IS 'The checkpoint that all witnesses are asked to cosign now.';
COMMENT ON COLUMN cosigning.missing_since IS 'When the first one was put up since the last that got its quorum.';
INSERT INTO cosigning (log) VALUES ('facts');
GRANT SELECT, UPDATE ON cosigning TO askonce_audit;

CREATE TABLE witness (
  witness_id text NOT NULL,
  turn bigint NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  known_size bigint NOT NULL DEFAULT 0,
  failures integer NOT NULL DEFAULT 0,
  failure text,
  failing_since timestamptz,
  CONSTRAINT witness_pk PRIMARY KEY (witness_id),
  CONSTRAINT witness_failure_ck CHECK ((failure IS NULL) = (failures = 0) AND (failure IS NULL) = (failing_since IS NULL))
);
COMMENT ON TABLE witness IS 'How asking each witness stands.';
COMMENT ON COLUMN witness.due_at IS 'Nobody asks it before: it is being asked, has just answered, or failed and is left alone for a while.';
COMMENT ON COLUMN witness.known_size IS 'How large the log was when it last cosigned, as far as we know: the proof begins there.';
GRANT SELECT, INSERT, UPDATE ON witness TO askonce_audit;
`,
  down: `
DROP TABLE witness;
DROP TABLE cosigning;
DROP TABLE cosignature;
`,
};
