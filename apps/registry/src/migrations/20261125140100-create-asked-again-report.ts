import type { Migration } from '@askonce/database';

export const createAskedAgainReport: Migration = {
  name: '20261125140100-create-asked-again-report',
  up: `
CREATE TABLE asked_again_report (
  subject_ref uuid NOT NULL,
  id uuid NOT NULL,
  reporter text,
  agency text NOT NULL,
  evidence_type text NOT NULL,
  qualifier text NOT NULL,
  channel text NOT NULL,
  asked_at timestamptz NOT NULL,
  request_id uuid,
  status text NOT NULL,
  reason text NOT NULL,
  document_id uuid,
  sealed_text bytea,
  event_id uuid NOT NULL,
  reported_at timestamptz NOT NULL,
  CONSTRAINT asked_again_report_pk PRIMARY KEY (subject_ref, id),
  CONSTRAINT asked_again_report_subject_fk FOREIGN KEY (subject_ref) REFERENCES subject (subject_ref),
  CONSTRAINT asked_again_report_request_fk FOREIGN KEY (subject_ref, request_id) REFERENCES evidence_request (subject_ref, id),
  CONSTRAINT asked_again_report_document_fk FOREIGN KEY (subject_ref, document_id) REFERENCES document (subject_ref, id),
  CONSTRAINT asked_again_report_fact_fk FOREIGN KEY (subject_ref, event_id) REFERENCES fact (subject_ref, event_id),
  CONSTRAINT asked_again_report_status_ck CHECK (status IN ('upheld', 'not_upheld')),
  CONSTRAINT asked_again_report_document_ck CHECK ((status = 'upheld') = (document_id IS NOT NULL)),
  CONSTRAINT asked_again_report_asked_ck CHECK (asked_at <= reported_at)
);
COMMENT ON TABLE asked_again_report IS 'Somebody said that an agency had asked a person for evidence again; upheld with the document that would have done. Without a reporter it was the person. The text is sealed under the person''s own key, and goes with an erasure.';
GRANT SELECT, INSERT ON asked_again_report TO askonce_registry;
GRANT UPDATE (sealed_text) ON asked_again_report TO askonce_registry;
`,
  down: 'DROP TABLE asked_again_report;',
};
