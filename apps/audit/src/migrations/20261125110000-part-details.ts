import type { Migration } from '@askonce/database';

// A column that is dropped stays in its rows until they are written anew, which CLUSTER does.
export const partDetails: Migration = {
  name: '20261125110000-part-details',
  up: `
CREATE TABLE sealed_details (
  entry_id uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  sealed bytea,
  pruned_at timestamptz,
  CONSTRAINT sealed_details_pk PRIMARY KEY (entry_id),
  CONSTRAINT sealed_details_entry_fk FOREIGN KEY (entry_id) REFERENCES entry,
  CONSTRAINT sealed_details_pruned_ck CHECK ((sealed IS NULL) = (pruned_at IS NOT NULL))
);
COMMENT ON TABLE sealed_details IS 'What the event of an entry said of a person, apart from the entry, so that it can go at the end of its retention. None where it was logged after the erasure.';
COMMENT ON COLUMN sealed_details.recorded_at IS 'That of the entry, from which the retention counts.';
COMMENT ON COLUMN sealed_details.sealed IS 'Under the key of the person; null once pruned.';
INSERT INTO sealed_details (entry_id, recorded_at, sealed)
  SELECT entry.entry_id, entry.recorded_at, entry.sealed_details FROM entry WHERE entry.sealed_details IS NOT NULL;
CREATE INDEX sealed_details_due_ix ON sealed_details (recorded_at) WHERE sealed IS NOT NULL;

CREATE FUNCTION sealed_details_prune() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.sealed IS NULL OR NEW.sealed IS NOT NULL THEN
    RAISE EXCEPTION 'Details of an entry can be pruned, once, and nothing else.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  NEW.pruned_at := clock_timestamp();
  RETURN NEW;
END
$$;
CREATE TRIGGER sealed_details_prune BEFORE UPDATE ON sealed_details FOR EACH ROW EXECUTE FUNCTION sealed_details_prune();
GRANT SELECT, INSERT (entry_id, recorded_at, sealed), UPDATE (sealed) ON sealed_details TO askonce_audit;

ALTER TABLE entry DROP COLUMN sealed_details;
CLUSTER entry USING entry_leaf_index_uq;
`,
  down: `
ALTER TABLE entry ADD COLUMN sealed_details bytea,
  ADD CONSTRAINT entry_details_sealed_ck CHECK (sealed_details IS NULL OR subject_ref IS NOT NULL);
UPDATE entry SET sealed_details = sealed_details.sealed
  FROM sealed_details WHERE sealed_details.entry_id = entry.entry_id;
DROP TABLE sealed_details;
DROP FUNCTION sealed_details_prune;
`,
};
