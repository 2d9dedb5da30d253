import { OUTBOX_SHARDS } from './outbox-rows';

const ROLE = /^[a-z_][a-z0-9_]{0,62}$/;

/** Creates the table `outbox`, which the running role may fill and empty but not alter. */
export function outboxMigration({ role }: { role: string }): { name: string; up: string; down: string } {
  if (!ROLE.test(role)) throw new Error(`${role} cannot be the name of a database role.`);
  return { name: '20261122090000-create-outbox', up: up(role), down: 'DROP TABLE outbox;' };
}

// (shard, id) is the primary key, because rows are read and removed by shard in order: it needs no second index.
const up = (role: string): string => `
CREATE TABLE outbox (
  id bigint GENERATED ALWAYS AS IDENTITY,
  shard smallint NOT NULL,
  event_id uuid NOT NULL,
  topic text NOT NULL,
  key text NOT NULL,
  headers jsonb NOT NULL,
  payload text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT outbox_pk PRIMARY KEY (shard, id),
  CONSTRAINT outbox_topic_event_uq UNIQUE (topic, event_id),
  CONSTRAINT outbox_shard_ck CHECK (shard BETWEEN 0 AND ${OUTBOX_SHARDS - 1}),
  CONSTRAINT outbox_key_ck CHECK (key <> ''),
  CONSTRAINT outbox_headers_ck CHECK (jsonb_typeof(headers) = 'object')
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
COMMENT ON TABLE outbox IS 'Events committed together with their facts, waiting for the relay to bring them to Kafka; rows leave once acknowledged.';
GRANT SELECT, INSERT, DELETE ON outbox TO "${role}";
`;
