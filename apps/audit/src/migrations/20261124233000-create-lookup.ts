import type { Migration } from '@askonce/database';

export const createLookup: Migration = {
  name: '20261124233000-create-lookup',
  up: `
CREATE TABLE lookup (
  lookup_id uuid NOT NULL,
  looker_kind text NOT NULL,
  agency text NOT NULL,
  looker text NOT NULL,
  subject_ref uuid NOT NULL,
  occurred_at timestamptz(3) NOT NULL,
  denied boolean NOT NULL,
  CONSTRAINT lookup_pk PRIMARY KEY (lookup_id, looker_kind),
  CONSTRAINT lookup_looker_kind_ck CHECK (looker_kind IN ('official', 'system'))
);
COMMENT ON TABLE lookup IS 'Who looked whom up in the last two days, for counting only; the log itself is in entry. Once for the official and once for the system.';
COMMENT ON COLUMN lookup.lookup_id IS 'The evidence request, or the event of the reading.';
CREATE INDEX lookup_looker_ix ON lookup (agency, looker_kind, looker, occurred_at);
CREATE INDEX lookup_subject_ix ON lookup (subject_ref, agency, looker_kind, looker, occurred_at);
CREATE INDEX lookup_occurred_ix ON lookup (occurred_at);
GRANT SELECT, INSERT, DELETE ON lookup TO askonce_audit;

CREATE TABLE subject_change (
  subject_ref uuid NOT NULL,
  changed_at timestamptz(3) NOT NULL,
  CONSTRAINT subject_change_pk PRIMARY KEY (subject_ref)
);
COMMENT ON TABLE subject_change IS 'When something last changed about a person that gives a reason to look, within the last two days.';
GRANT SELECT, INSERT, UPDATE, DELETE ON subject_change TO askonce_audit;

CREATE TABLE unusual_lookup (
  code text NOT NULL,
  agency text NOT NULL,
  looker_kind text NOT NULL,
  looker text NOT NULL,
  window_from timestamptz(3) NOT NULL,
  about text NOT NULL,
  CONSTRAINT unusual_lookup_pk PRIMARY KEY (code, agency, looker_kind, looker, window_from, about)
);
COMMENT ON TABLE unusual_lookup IS 'What was told as unusual already, so that it is told once per rule and window.';
COMMENT ON COLUMN unusual_lookup.about IS 'The subject_ref where the rule is about one person; empty where it is not.';
GRANT SELECT, INSERT, DELETE ON unusual_lookup TO askonce_audit;
`,
  down: `
DROP TABLE unusual_lookup;
DROP TABLE subject_change;
DROP TABLE lookup;
`,
};
