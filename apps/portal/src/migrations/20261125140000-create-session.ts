import type { Migration } from '@askonce/database';

export const createSession: Migration = {
  name: '20261125140000-create-session',
  up: `
CREATE TABLE session (
  id_hash bytea NOT NULL,
  sealed bytea NOT NULL,
  ends_at timestamptz NOT NULL,
  CONSTRAINT session_pk PRIMARY KEY (id_hash),
  CONSTRAINT session_id_hash_ck CHECK (octet_length(id_hash) = 32)
);
COMMENT ON TABLE session IS 'What the portal remembers of one browser, until it signs out or the time is over.';
COMMENT ON COLUMN session.id_hash IS 'SHA-256 of the id in the cookie: who reads the table can be nobody.';
COMMENT ON COLUMN session.sealed IS 'Who is signed in, their token, and what they typed last; sealed under the key of the portal.';
CREATE INDEX session_ends_ix ON session (ends_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON session TO askonce_portal;
`,
  down: `
DROP TABLE session;
`,
};
