import type { Migration } from '@askonce/database';

export const createLegalHold: Migration = {
  name: '20261124232100-create-legal-hold',
  up: `
CREATE TABLE legal_hold (
  subject_ref uuid NOT NULL,
  id uuid NOT NULL,
  class text NOT NULL,
  authority text NOT NULL,
  reference text NOT NULL,
  until timestamptz NOT NULL,
  placed_at timestamptz NOT NULL,
  ended_at timestamptz,
  CONSTRAINT legal_hold_pk PRIMARY KEY (subject_ref, id),
  CONSTRAINT legal_hold_subject_fk FOREIGN KEY (subject_ref) REFERENCES subject (subject_ref),
  CONSTRAINT legal_hold_class_ck CHECK (class IN ('citizen_provided', 'agency_issued')),
  CONSTRAINT legal_hold_until_ck CHECK (until > placed_at)
);
CREATE INDEX legal_hold_id_ix ON legal_hold (id);
CREATE INDEX legal_hold_until_ix ON legal_hold (until) WHERE ended_at IS NULL;
COMMENT ON TABLE legal_hold IS 'Documents of a person that an authority has kept for a while: an erasure leaves their key until the hold ends.';
GRANT SELECT, INSERT ON legal_hold TO askonce_registry;
GRANT UPDATE (ended_at) ON legal_hold TO askonce_registry;
`,
  down: 'DROP TABLE legal_hold;',
};
