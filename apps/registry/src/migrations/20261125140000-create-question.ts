import type { Migration } from '@askonce/database';

export const createQuestion: Migration = {
  name: '20261125140000-create-question',
  up: `
CREATE TABLE question (
  subject_ref uuid NOT NULL,
  id uuid NOT NULL,
  agency text NOT NULL,
  kind text NOT NULL,
  audit_entry_id uuid,
  request_id uuid,
  document_id uuid,
  sealed_text bytea NOT NULL,
  asked_at timestamptz NOT NULL,
  promised_by timestamptz NOT NULL,
  event_id uuid NOT NULL,
  sealed_answer bytea,
  answered_at timestamptz,
  answer_event_id uuid,
  CONSTRAINT question_pk PRIMARY KEY (subject_ref, id),
  CONSTRAINT question_subject_fk FOREIGN KEY (subject_ref) REFERENCES subject (subject_ref),
  CONSTRAINT question_audit_entry_fk FOREIGN KEY (subject_ref, audit_entry_id) REFERENCES fact (subject_ref, event_id),
  CONSTRAINT question_request_fk FOREIGN KEY (subject_ref, request_id) REFERENCES evidence_request (subject_ref, id),
  CONSTRAINT question_document_fk FOREIGN KEY (subject_ref, document_id) REFERENCES document (subject_ref, id),
  CONSTRAINT question_fact_fk FOREIGN KEY (subject_ref, event_id) REFERENCES fact (subject_ref, event_id),
  CONSTRAINT question_answer_fk FOREIGN KEY (subject_ref, answer_event_id) REFERENCES fact (subject_ref, event_id),
  CONSTRAINT question_kind_ck CHECK (kind IN ('question', 'error_report')),
  CONSTRAINT question_promise_ck CHECK (promised_by > asked_at),
  CONSTRAINT question_answer_ck CHECK (num_nulls(sealed_answer, answered_at, answer_event_id) IN (0, 3))
);
CREATE INDEX question_id_ix ON question (id);
CREATE INDEX question_agency_ix ON question (agency, id DESC);
COMMENT ON TABLE question IS 'What a person asked an agency, or said to be wrong there, and its answer. Both texts are sealed under the person''s own key, and emptied by an erasure.';
GRANT SELECT, INSERT ON question TO askonce_registry;
GRANT UPDATE (sealed_text, sealed_answer, answered_at, answer_event_id) ON question TO askonce_registry;
`,
  down: 'DROP TABLE question;',
};
