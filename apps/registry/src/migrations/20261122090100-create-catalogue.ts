import type { Migration } from '@askonce/database';

export const createCatalogue: Migration = {
  name: '20261122090100-create-catalogue',
  up: `
CREATE TABLE catalogue_version (
  version bigint GENERATED ALWAYS AS IDENTITY,
  content jsonb NOT NULL,
  digest text NOT NULL,
  applied_by text NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT catalogue_version_pk PRIMARY KEY (version),
  CONSTRAINT catalogue_version_content_ck CHECK (jsonb_typeof(content) = 'object')
);
COMMENT ON TABLE catalogue_version IS 'Every catalogue that was ever applied; the highest version is in force.';
GRANT SELECT, INSERT ON catalogue_version TO askonce_registry;
`,
  down: 'DROP TABLE catalogue_version;',
};
