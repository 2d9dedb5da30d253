import type { Migration } from '@askonce/database';

/** What is held, what is pursued, who asked, what was agreed and what was released. */
export const createEvidence: Migration = {
  name: '20261122090300-create-evidence',
  up: `
CREATE TABLE document (
  subject_ref uuid NOT NULL,
  id uuid NOT NULL,
  evidence_type text NOT NULL,
  qualifier text NOT NULL,
  version integer NOT NULL,
  status text NOT NULL,
  provenance text NOT NULL,
  issuer text,
  deposited_by text,
  arrival text NOT NULL,
  pursuit_id uuid,
  channel text NOT NULL,
  issued_at timestamptz,
  valid_until timestamptz,
  content_id uuid NOT NULL,
  wrapped_key bytea NOT NULL,
  media_type text NOT NULL,
  size bigint NOT NULL,
  parts integer NOT NULL,
  digest text NOT NULL,
  created_at timestamptz NOT NULL,
  ended_at timestamptz,
  CONSTRAINT document_pk PRIMARY KEY (subject_ref, id),
  CONSTRAINT document_version_uq UNIQUE (subject_ref, evidence_type, qualifier, version),
  CONSTRAINT document_subject_fk FOREIGN KEY (subject_ref) REFERENCES subject (subject_ref),
  CONSTRAINT document_status_ck CHECK (status IN ('current', 'superseded', 'removed', 'revoked')),
  CONSTRAINT document_provenance_ck CHECK (provenance IN ('citizen_provided', 'agency_issued')),
  CONSTRAINT document_arrival_ck CHECK (arrival IN ('deposited', 'asked', 'fetched')),
  CONSTRAINT document_size_ck CHECK (size > 0 AND parts > 0)
);
CREATE UNIQUE INDEX document_current_uq ON document (subject_ref, evidence_type, qualifier) WHERE status = 'current';
CREATE INDEX document_id_ix ON document (id);
COMMENT ON TABLE document IS 'Versions of held evidence; at most one of a holding is current. The bytes lie in content_part, sealed under a key that is wrapped here.';

CREATE TABLE pursuit (
  subject_ref uuid NOT NULL,
  id uuid NOT NULL,
  evidence_type text NOT NULL,
  qualifier text NOT NULL,
  kind text NOT NULL,
  source text,
  opened_by uuid NOT NULL,
  opened_at timestamptz NOT NULL,
  deadline timestamptz NOT NULL,
  max_age_days integer,
  accepted_provenance text[],
  why text,
  outcome text,
  reason text,
  closed_at timestamptz,
  CONSTRAINT pursuit_pk PRIMARY KEY (subject_ref, id),
  CONSTRAINT pursuit_subject_fk FOREIGN KEY (subject_ref) REFERENCES subject (subject_ref),
  CONSTRAINT pursuit_kind_ck CHECK ((kind = 'asking' AND source IS NULL) OR (kind = 'fetching' AND source IS NOT NULL)),
  CONSTRAINT pursuit_outcome_ck CHECK ((outcome IS NULL) = (closed_at IS NULL))
);
CREATE UNIQUE INDEX pursuit_open_ask_uq ON pursuit (subject_ref, evidence_type, qualifier)
  WHERE kind = 'asking' AND closed_at IS NULL;
CREATE UNIQUE INDEX pursuit_open_fetch_uq ON pursuit (subject_ref, evidence_type, qualifier)
  WHERE kind = 'fetching' AND closed_at IS NULL;
CREATE UNIQUE INDEX pursuit_open_uq ON pursuit (subject_ref, evidence_type, qualifier) WHERE closed_at IS NULL;
CREATE INDEX pursuit_id_ix ON pursuit (id);
COMMENT ON TABLE pursuit IS 'Asks of the citizen and fetches from a source, with what would satisfy them; at most one is open for a holding.';

CREATE TABLE holding (
  subject_ref uuid NOT NULL,
  evidence_type text NOT NULL,
  qualifier text NOT NULL,
  document_id uuid,
  pursuit_id uuid,
  CONSTRAINT holding_pk PRIMARY KEY (subject_ref, evidence_type, qualifier),
  CONSTRAINT holding_document_fk FOREIGN KEY (subject_ref, document_id) REFERENCES document (subject_ref, id),
  CONSTRAINT holding_pursuit_fk FOREIGN KEY (subject_ref, pursuit_id) REFERENCES pursuit (subject_ref, id),
  CONSTRAINT holding_subject_fk FOREIGN KEY (subject_ref) REFERENCES subject (subject_ref)
);
COMMENT ON TABLE holding IS 'For one person, evidence type and qualifier: the current document or none, and the open pursuit or none.';

CREATE TABLE consent (
  subject_ref uuid NOT NULL,
  id uuid NOT NULL,
  agency text NOT NULL,
  procedure text NOT NULL,
  purpose text NOT NULL,
  evidence_type text NOT NULL,
  status text NOT NULL,
  requested_at timestamptz NOT NULL,
  decided_at timestamptz,
  valid_until timestamptz,
  CONSTRAINT consent_pk PRIMARY KEY (subject_ref, id),
  CONSTRAINT consent_scope_uq UNIQUE (subject_ref, agency, purpose, evidence_type),
  CONSTRAINT consent_subject_fk FOREIGN KEY (subject_ref) REFERENCES subject (subject_ref),
  CONSTRAINT consent_status_ck CHECK (status IN ('requested', 'given', 'refused', 'paused', 'withdrawn', 'expired')),
  CONSTRAINT consent_given_ck CHECK (status NOT IN ('given', 'paused') OR valid_until IS NOT NULL)
);
COMMENT ON TABLE consent IS 'What a person agreed to: one row per agency, purpose and evidence type; only the status given authorises.';

CREATE TABLE evidence_request (
  subject_ref uuid NOT NULL,
  id uuid NOT NULL,
  agency text NOT NULL,
  client_id text NOT NULL,
  procedure text NOT NULL,
  requirement text,
  purpose text NOT NULL,
  evidence_types text[] NOT NULL,
  qualifier text NOT NULL,
  lawful_basis text,
  explicit_request boolean NOT NULL,
  channel text NOT NULL,
  journey uuid,
  official text,
  return_url text,
  status text NOT NULL,
  decision_code text NOT NULL,
  reasons jsonb NOT NULL,
  event_id uuid NOT NULL,
  objected_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  CONSTRAINT evidence_request_pk PRIMARY KEY (subject_ref, id),
  CONSTRAINT evidence_request_subject_fk FOREIGN KEY (subject_ref) REFERENCES subject (subject_ref),
  CONSTRAINT evidence_request_types_ck CHECK (cardinality(evidence_types) > 0),
  CONSTRAINT evidence_request_status_ck CHECK (status IN ('released', 'consent_pending', 'fetching', 'asking', 'denied', 'cancelled', 'expired'))
);
CREATE INDEX evidence_request_id_ix ON evidence_request (id);
CREATE INDEX evidence_request_agency_ix ON evidence_request (agency, id DESC);
CREATE INDEX evidence_request_waiting_ix ON evidence_request (subject_ref)
  WHERE status IN ('consent_pending', 'fetching', 'asking');
COMMENT ON TABLE evidence_request IS 'One agency asks for one requirement of one person for one purpose; refused ones stay as well.';

CREATE TABLE release (
  subject_ref uuid NOT NULL,
  id uuid NOT NULL,
  request_id uuid NOT NULL,
  evidence_type text NOT NULL,
  qualifier text NOT NULL,
  document_id uuid NOT NULL,
  source text NOT NULL,
  consent_id uuid,
  event_id uuid NOT NULL,
  released_at timestamptz NOT NULL,
  CONSTRAINT release_pk PRIMARY KEY (subject_ref, id),
  CONSTRAINT release_once_uq UNIQUE (subject_ref, request_id, evidence_type),
  CONSTRAINT release_request_fk FOREIGN KEY (subject_ref, request_id) REFERENCES evidence_request (subject_ref, id),
  CONSTRAINT release_document_fk FOREIGN KEY (subject_ref, document_id) REFERENCES document (subject_ref, id),
  CONSTRAINT release_consent_fk FOREIGN KEY (subject_ref, consent_id) REFERENCES consent (subject_ref, id),
  CONSTRAINT release_fact_fk FOREIGN KEY (subject_ref, event_id) REFERENCES fact (subject_ref, event_id),
  CONSTRAINT release_source_ck CHECK (source IN ('held', 'fetched', 'asked'))
);
CREATE INDEX release_id_ix ON release (id);
COMMENT ON TABLE release IS 'A document version made available to a requester; whether it may still be read is decided at each reading.';

GRANT SELECT, INSERT, UPDATE ON document, pursuit, holding, consent, evidence_request, release TO askonce_registry;
`,
  down: 'DROP TABLE release, evidence_request, consent, holding, pursuit, document;',
};
