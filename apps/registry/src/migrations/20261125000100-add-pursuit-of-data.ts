import type { Migration } from '@askonce/database';

/** Whether those who wait for a fetch need data, so that a file alone does not end it. */
export const addPursuitOfData: Migration = {
  name: '20261125000100-add-pursuit-of-data',
  up: `
ALTER TABLE pursuit ADD COLUMN as_data boolean NOT NULL DEFAULT false;
ALTER TABLE pursuit ADD CONSTRAINT pursuit_data_ck CHECK (NOT as_data OR kind = 'fetching');
COMMENT ON COLUMN pursuit.as_data IS 'Whether only data satisfies it; that no citizen is asked for.';
`,
  down: `
ALTER TABLE pursuit DROP CONSTRAINT pursuit_data_ck, DROP COLUMN as_data;
`,
};
