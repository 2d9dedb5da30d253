import type { Migration } from '@askonce/database';

/** What each agency is told, in the order and under the numbers in which it is told. */
export const createFeed: Migration = {
  name: '20261124231500-create-feed',
  up: `
CREATE TABLE feed (
  agency text NOT NULL,
  last_number bigint NOT NULL,
  CONSTRAINT feed_pk PRIMARY KEY (agency),
  CONSTRAINT feed_last_number_ck CHECK (last_number > 0)
) WITH (fillfactor = 70);
COMMENT ON TABLE feed IS 'One row per agency with its highest number: whoever adds to the feed holds it, which makes numbers dense and visible in order.';

CREATE TABLE feed_entry (
  agency text NOT NULL,
  number bigint NOT NULL,
  event_id uuid NOT NULL,
  subject_ref uuid NOT NULL,
  type text NOT NULL,
  occurred_at timestamptz NOT NULL,
  data jsonb NOT NULL,
  CONSTRAINT feed_entry_pk PRIMARY KEY (agency, number),
  CONSTRAINT feed_entry_event_uq UNIQUE (agency, event_id),
  CONSTRAINT feed_entry_feed_fk FOREIGN KEY (agency) REFERENCES feed (agency)
);
CREATE INDEX feed_entry_subject_ix ON feed_entry (subject_ref);
COMMENT ON TABLE feed_entry IS 'What an agency is told, at most one entry for each event; kept for ever, so that the feed can be read again from any number. The person is found by subject_ref only, which no agency gets to see.';

GRANT SELECT, INSERT ON feed, feed_entry TO askonce_registry;
GRANT UPDATE (last_number) ON feed TO askonce_registry;
`,
  down: 'DROP TABLE feed_entry, feed;',
};
