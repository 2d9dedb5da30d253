import type { Migration } from '@askonce/database';

export const createDelivery: Migration = {
  name: '20261122090200-create-delivery',
  up: `
CREATE TABLE delivery (
  release_id uuid NOT NULL,
  document_id uuid NOT NULL,
  content_id text NOT NULL,
  agency text NOT NULL,
  parts integer NOT NULL,
  arrived integer NOT NULL DEFAULT 0,
  give_up_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  claims integer NOT NULL DEFAULT 0,
  attempts integer NOT NULL DEFAULT 0,
  last_failure text,
  outcome text,
  traceparent text,
  created_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  CONSTRAINT delivery_pk PRIMARY KEY (release_id),
  CONSTRAINT delivery_outcome_ck CHECK (outcome IN ('delivered', 'refused', 'failed')),
  CONSTRAINT delivery_ended_ck CHECK ((outcome IS NULL) = (ended_at IS NULL)),
  CONSTRAINT delivery_parts_ck CHECK (parts > 0 AND arrived BETWEEN 0 AND parts),
  CONSTRAINT delivery_counters_ck CHECK (claims >= 0 AND attempts >= 0)
);
COMMENT ON TABLE delivery IS 'One row per released document on its way to an agency, kept a while after its end so that late parts do nothing.';
COMMENT ON COLUMN delivery.due_at IS 'When it is to be taken next; until every part has arrived, when it is given up. Taking it moves this on, which is the lease.';
COMMENT ON COLUMN delivery.claims IS 'How often it was taken; who took it may end it only while the number is still theirs.';
CREATE INDEX delivery_due_ix ON delivery (due_at) WHERE ended_at IS NULL;
CREATE INDEX delivery_ended_ix ON delivery (ended_at) WHERE ended_at IS NOT NULL;
GRANT SELECT, INSERT, UPDATE, DELETE ON delivery TO askonce_adapters;

CREATE TABLE delivery_part (
  release_id uuid NOT NULL,
  part integer NOT NULL,
  sealed bytea NOT NULL,
  CONSTRAINT delivery_part_pk PRIMARY KEY (release_id, part),
  CONSTRAINT delivery_part_delivery_fk FOREIGN KEY (release_id) REFERENCES delivery (release_id) ON DELETE CASCADE,
  CONSTRAINT delivery_part_part_ck CHECK (part >= 0)
);
COMMENT ON TABLE delivery_part IS 'Sealed parts as they came over Kafka; the key is with the registry. They go when the delivery ends.';
ALTER TABLE delivery_part ALTER COLUMN sealed SET STORAGE EXTERNAL;
GRANT SELECT, INSERT, DELETE ON delivery_part TO askonce_adapters;
`,
  down: 'DROP TABLE delivery_part; DROP TABLE delivery;',
};
