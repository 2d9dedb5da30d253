import type { Migration } from '@askonce/database';

/** Versions that were applied before are counted here once, by the same rule as `countByKind`. */
export const addCatalogueHistory: Migration = {
  name: '20261124090100-add-catalogue-history',
  up: `
ALTER TABLE catalogue_version
  ADD COLUMN counts jsonb,
  ADD COLUMN forced boolean NOT NULL DEFAULT false;

WITH kind AS (
  SELECT unnest(ARRAY['agencies', 'evidenceTypes', 'requirements', 'procedures', 'purposes', 'lifeEvents']) AS name
), item AS (
  SELECT catalogue_version.version, kind.name AS kind, element.value ->> 'id' AS id, element.value
  FROM catalogue_version, kind, jsonb_array_elements(catalogue_version.content -> kind.name) element
), step AS (
  SELECT catalogue_version.version, lag(catalogue_version.version) OVER (ORDER BY catalogue_version.version) AS before
  FROM catalogue_version
), pair AS (
  SELECT step.version, item.kind, item.id,
    (array_agg(item.value) FILTER (WHERE item.version = step.before))[1] AS before,
    (array_agg(item.value) FILTER (WHERE item.version = step.version))[1] AS after
  FROM step JOIN item ON item.version IN (step.before, step.version)
  GROUP BY step.version, item.kind, item.id
), counted AS (
  SELECT step.version, kind.name AS kind, jsonb_build_object(
    'added', count(*) FILTER (WHERE pair.before IS NULL AND pair.after IS NOT NULL),
    'changed', count(*) FILTER (WHERE pair.before <> pair.after),
    'removed', count(*) FILTER (WHERE pair.before IS NOT NULL AND pair.after IS NULL)) AS counts
  FROM step CROSS JOIN kind LEFT JOIN pair ON pair.version = step.version AND pair.kind = kind.name
  GROUP BY step.version, kind.name
)
UPDATE catalogue_version SET counts =
  (SELECT jsonb_object_agg(counted.kind, counted.counts) FROM counted WHERE counted.version = catalogue_version.version);

ALTER TABLE catalogue_version
  ALTER COLUMN counts SET NOT NULL,
  ADD CONSTRAINT catalogue_version_counts_ck CHECK (jsonb_typeof(counts) = 'object');
COMMENT ON TABLE catalogue_version IS 'Every catalogue that was ever applied, with who applied it, how much it changed of each kind, and whether waiting requests were stranded knowingly; the highest version is in force.';
`,
  down: `
ALTER TABLE catalogue_version DROP COLUMN counts, DROP COLUMN forced;
COMMENT ON TABLE catalogue_version IS 'Every catalogue that was ever applied; the highest version is in force.';
`,
};
