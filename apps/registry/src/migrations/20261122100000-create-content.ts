import type { Migration } from '@askonce/database';

export const createContent: Migration = {
  name: '20261122100000-create-content',
  up: `
CREATE TABLE content (
  content_id uuid NOT NULL,
  size bigint,
  digest text,
  media_type text,
  parts integer,
  staged_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  kept boolean NOT NULL DEFAULT false,
  CONSTRAINT content_pk PRIMARY KEY (content_id),
  CONSTRAINT content_complete_ck CHECK (num_nulls(size, digest, media_type, parts) IN (0, 4)),
  CONSTRAINT content_kept_ck CHECK (NOT kept OR parts IS NOT NULL),
  CONSTRAINT content_size_ck CHECK (size > 0 AND parts > 0),
  CONSTRAINT content_digest_ck CHECK (digest LIKE 'sha-256=:%:')
);
COMMENT ON TABLE content IS
  'What was uploaded: staged (no size) while it arrives, kept once a document stands on it; what is not kept in time is swept.';
CREATE INDEX content_staged_ix ON content (staged_at) WHERE NOT kept;

CREATE TABLE content_part (
  content_id uuid NOT NULL,
  number integer NOT NULL,
  sealed bytea NOT NULL,
  CONSTRAINT content_part_pk PRIMARY KEY (content_id, number),
  CONSTRAINT content_part_content_fk FOREIGN KEY (content_id) REFERENCES content (content_id) ON DELETE CASCADE,
  CONSTRAINT content_part_number_ck CHECK (number >= 0),
  CONSTRAINT content_part_sealed_ck CHECK (octet_length(sealed) BETWEEN 17 AND 65552)
);
COMMENT ON TABLE content_part IS 'The sealed parts of content, in order: 64 KiB of ciphertext and a tag of 16 bytes each, the last one shorter.';
-- Ciphertext does not compress.
ALTER TABLE content_part ALTER COLUMN sealed SET STORAGE EXTERNAL;

GRANT SELECT, INSERT, DELETE ON content, content_part TO askonce_registry;
GRANT UPDATE (size, digest, media_type, parts, kept) ON content TO askonce_registry;
`,
  down: 'DROP TABLE content_part, content;',
};
