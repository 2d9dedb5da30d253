import type { Migration } from '@askonce/database';

/** What a citizen has sent and not confirmed yet; apart from documents, so that nothing that looks for those finds it. */
export const createDocumentDraft: Migration = {
  name: '20261125110000-create-document-draft',
  up: `
CREATE TABLE document_draft (
  subject_ref uuid NOT NULL,
  id uuid NOT NULL,
  slot smallint NOT NULL,
  evidence_type text NOT NULL,
  qualifier text NOT NULL,
  channel text NOT NULL,
  issued_at timestamptz,
  valid_until timestamptz,
  content_id uuid NOT NULL,
  wrapped_key bytea NOT NULL,
  media_type text NOT NULL,
  size bigint NOT NULL,
  parts integer NOT NULL,
  digest text NOT NULL,
  client_id text NOT NULL,
  idempotency_key text NOT NULL,
  body_hash text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  CONSTRAINT document_draft_pk PRIMARY KEY (subject_ref, id),
  CONSTRAINT document_draft_slot_uq UNIQUE (subject_ref, slot),
  CONSTRAINT document_draft_call_uq UNIQUE (subject_ref, client_id, idempotency_key),
  CONSTRAINT document_draft_content_uq UNIQUE (content_id),
  CONSTRAINT document_draft_subject_fk FOREIGN KEY (subject_ref) REFERENCES subject (subject_ref),
  CONSTRAINT document_draft_content_fk FOREIGN KEY (content_id) REFERENCES content (content_id),
  CONSTRAINT document_draft_slot_ck CHECK (slot BETWEEN 1 AND 20),
  CONSTRAINT document_draft_size_ck CHECK (size > 0 AND parts > 0),
  CONSTRAINT document_draft_end_ck CHECK (expires_at > created_at)
);
CREATE INDEX document_draft_id_ix ON document_draft (id);
CREATE INDEX document_draft_expiry_ix ON document_draft (expires_at);
COMMENT ON TABLE document_draft IS 'What a citizen has sent to look at first: it answers nothing, only they see it, and a confirmation makes it a document. The slots bound them per person; idempotency_key is a keyed hash.';
GRANT SELECT, INSERT, DELETE ON document_draft TO askonce_registry;
`,
  down: 'DROP TABLE document_draft;',
};
