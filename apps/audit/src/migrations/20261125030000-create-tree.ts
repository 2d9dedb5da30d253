import type { Migration } from '@askonce/database';

export const createTree: Migration = {
  name: '20261125030000-create-tree',
  up: `
CREATE TABLE tree_head (
  log text NOT NULL,
  size bigint NOT NULL DEFAULT 0,
  range bytea NOT NULL DEFAULT '',
  edge bytea NOT NULL DEFAULT '',
  CONSTRAINT tree_head_pk PRIMARY KEY (log),
  CONSTRAINT tree_head_log_ck CHECK (log IN ('facts', 'raw')),
  CONSTRAINT tree_head_size_ck CHECK (size >= 0)
);
COMMENT ON TABLE tree_head IS 'Each log as a tree: how many leaves it has, and all that appending must know. Whoever appends locks its row.';
COMMENT ON COLUMN tree_head.range IS 'The compact range (RFC 6962): roots of the perfect subtrees from left to right.';
COMMENT ON COLUMN tree_head.edge IS 'The partial tiles of all levels, from level 0, one behind the other. They are hashes, which do not compress.';
ALTER TABLE tree_head ALTER COLUMN range SET STORAGE EXTERNAL, ALTER COLUMN edge SET STORAGE EXTERNAL;
INSERT INTO tree_head (log) VALUES ('facts'), ('raw');
GRANT SELECT, UPDATE ON tree_head TO askonce_audit;

CREATE TABLE leaf (
  log text NOT NULL,
  leaf_index bigint NOT NULL,
  leaf_id text,
  content bytea NOT NULL,
  CONSTRAINT leaf_pk PRIMARY KEY (log, leaf_index),
  CONSTRAINT leaf_id_uq UNIQUE (leaf_id),
  CONSTRAINT leaf_log_fk FOREIGN KEY (log) REFERENCES tree_head,
  CONSTRAINT leaf_index_ck CHECK (leaf_index >= 0),
  CONSTRAINT leaf_id_ck CHECK ((leaf_id IS NOT NULL) = (log = 'facts')),
  CONSTRAINT leaf_content_ck CHECK (octet_length(content) <= 65535)
);
COMMENT ON TABLE leaf IS 'What anybody may read of each entry (log facts), and what was appended raw (log raw). entry.leaf_index leads here.';
COMMENT ON COLUMN leaf.leaf_id IS 'The opaque id in the content: the same fact has the same one, whenever it is emitted.';
GRANT SELECT, INSERT ON leaf TO askonce_audit;

CREATE TABLE tile (
  log text NOT NULL,
  level smallint NOT NULL,
  tile_index bigint NOT NULL,
  hashes bytea NOT NULL,
  CONSTRAINT tile_pk PRIMARY KEY (log, level, tile_index),
  CONSTRAINT tile_log_fk FOREIGN KEY (log) REFERENCES tree_head,
  CONSTRAINT tile_full_ck CHECK (octet_length(hashes) = 8192)
);
COMMENT ON TABLE tile IS 'Full tiles, as they are served (c2sp.org/tlog-tiles).';
ALTER TABLE tile ALTER COLUMN hashes SET STORAGE EXTERNAL;
GRANT SELECT, INSERT ON tile TO askonce_audit;

CREATE TABLE bundle (
  log text NOT NULL,
  bundle_index bigint NOT NULL,
  entries bytea NOT NULL,
  CONSTRAINT bundle_pk PRIMARY KEY (log, bundle_index),
  CONSTRAINT bundle_log_fk FOREIGN KEY (log) REFERENCES tree_head
);
COMMENT ON TABLE bundle IS 'Full entry bundles, as they are served (c2sp.org/tlog-tiles): 256 leaves each.';
GRANT SELECT, INSERT ON bundle TO askonce_audit;

CREATE TABLE checkpoint (
  log text NOT NULL,
  size bigint NOT NULL,
  root bytea NOT NULL,
  note text NOT NULL,
  CONSTRAINT checkpoint_pk PRIMARY KEY (log, size),
  CONSTRAINT checkpoint_log_fk FOREIGN KEY (log) REFERENCES tree_head,
  CONSTRAINT checkpoint_root_ck CHECK (octet_length(root) = 32)
);
COMMENT ON TABLE checkpoint IS 'What was signed, each size once and with one root. The one with the highest size is the one that is served.';
GRANT SELECT, INSERT ON checkpoint TO askonce_audit;
`,
  down: `
DROP TABLE checkpoint;
DROP TABLE bundle;
DROP TABLE tile;
DROP TABLE leaf;
DROP TABLE tree_head;
`,
};
