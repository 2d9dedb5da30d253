import type { Migration } from '@askonce/database';

export const createFetchJob: Migration = {
  name: '20261122090100-create-fetch-job',
  up: `
CREATE TABLE fetch_job (
  fetch_id uuid NOT NULL,
  event_id uuid NOT NULL,
  subject_ref text NOT NULL,
  evidence_type text NOT NULL,
  qualifier text NOT NULL,
  source text NOT NULL,
  deadline timestamptz NOT NULL,
  due_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  claims integer NOT NULL DEFAULT 0,
  attempts integer NOT NULL DEFAULT 0,
  last_failure text,
  outcome text,
  digest text,
  traceparent text,
  created_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  CONSTRAINT fetch_job_pk PRIMARY KEY (fetch_id),
  CONSTRAINT fetch_job_event_uq UNIQUE (event_id),
  CONSTRAINT fetch_job_outcome_ck CHECK (outcome IN ('found', 'not_found', 'ambiguous', 'unavailable', 'discarded')),
  CONSTRAINT fetch_job_ended_ck CHECK ((outcome IS NULL) = (ended_at IS NULL)),
  CONSTRAINT fetch_job_counters_ck CHECK (claims >= 0 AND attempts >= 0)
);
COMMENT ON TABLE fetch_job IS 'One row per fetch commanded: worked off by any instance until its deadline, then kept a while so that a repeated command does nothing.';
COMMENT ON COLUMN fetch_job.due_at IS 'When it is to be taken next; taking it moves this on, which is the lease.';
COMMENT ON COLUMN fetch_job.claims IS 'How often it was taken; who took it may end it only while the number is still theirs.';
CREATE INDEX fetch_job_due_ix ON fetch_job (due_at) WHERE ended_at IS NULL;
CREATE INDEX fetch_job_ended_ix ON fetch_job (ended_at) WHERE ended_at IS NOT NULL;
GRANT SELECT, INSERT, UPDATE, DELETE ON fetch_job TO askonce_adapters;
`,
  down: 'DROP TABLE fetch_job;',
};
