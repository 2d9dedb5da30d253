import type { Migration } from '@askonce/database';

/** What requesters could not use; a request that is open again may be released a second time. */
export const createRejection: Migration = {
  name: '20261124230000-create-rejection',
  up: `
CREATE TABLE rejection (
  subject_ref uuid NOT NULL,
  id uuid NOT NULL,
  request_id uuid NOT NULL,
  release_id uuid NOT NULL,
  document_id uuid NOT NULL,
  digest text NOT NULL,
  agency text NOT NULL,
  requirement text,
  evidence_type text NOT NULL,
  qualifier text NOT NULL,
  reason text NOT NULL,
  sealed_note bytea,
  event_id uuid NOT NULL,
  rejected_at timestamptz NOT NULL,
  CONSTRAINT rejection_pk PRIMARY KEY (subject_ref, id),
  CONSTRAINT rejection_release_uq UNIQUE (subject_ref, release_id),
  CONSTRAINT rejection_release_fk FOREIGN KEY (subject_ref, release_id) REFERENCES release (subject_ref, id),
  CONSTRAINT rejection_document_fk FOREIGN KEY (subject_ref, document_id) REFERENCES document (subject_ref, id),
  CONSTRAINT rejection_fact_fk FOREIGN KEY (subject_ref, event_id) REFERENCES fact (subject_ref, event_id),
  CONSTRAINT rejection_reason_ck CHECK (reason IN ('illegible', 'wrong_document', 'wrong_person', 'incomplete'))
);
COMMENT ON TABLE rejection IS 'A requester could not use what was released to it; for its requirement the document then satisfies nobody. The note is sealed under the person''s own key.';
GRANT SELECT, INSERT ON rejection TO askonce_registry;

ALTER TABLE release ADD COLUMN ended_at timestamptz;
ALTER TABLE release DROP CONSTRAINT release_once_uq;
CREATE UNIQUE INDEX release_once_uq ON release (subject_ref, request_id, evidence_type) WHERE ended_at IS NULL;
COMMENT ON COLUMN release.ended_at IS 'When its request was opened again because of a rejection.';

ALTER TABLE evidence_request ADD COLUMN reopened_at timestamptz;
COMMENT ON COLUMN evidence_request.reopened_at IS 'When its agency last rejected what it had got; it waits since then.';
`,
  down: `
DROP TABLE rejection;
ALTER TABLE evidence_request DROP COLUMN reopened_at;
DROP INDEX release_once_uq;
ALTER TABLE release ADD CONSTRAINT release_once_uq UNIQUE (subject_ref, request_id, evidence_type);
ALTER TABLE release DROP COLUMN ended_at;
`,
};
