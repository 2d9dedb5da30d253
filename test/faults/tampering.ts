import type { Database } from '@askonce/database';

/** Something that a superuser of a database does to rows, past the service. */
export interface RowsChanged {
  readonly table: string;
  /** Which rows, in words that hold before and after. */
  readonly where: string;
  /** What an UPDATE sets, or that the rows go. */
  readonly change: string;
  /** What an UPDATE sets to put back a row that the service itself changes meanwhile. */
  readonly undo?: string;
}

/** Does something while the rows are tampered with, and puts them back. */
export async function withTampering<T>(database: Database, tampering: RowsChanged, work: () => Promise<T>): Promise<T> {
  const { table, where, change } = tampering;
  const rows = await database.query<{ row: object; place: string }>(
    `SELECT to_jsonb(t) AS row, t.ctid::text AS place FROM ${table} t WHERE ${where}`,
  );
  if (rows.length === 0) throw new Error(`There is nothing to tamper with in ${table}.`);
  const removing = change === 'delete';
  const changed = await pastTriggers<{ place: string }>(
    database,
    table,
    removing
      ? `DELETE FROM ${table} WHERE ${where} RETURNING ctid::text AS place`
      : `UPDATE ${table} SET ${change} WHERE ${where} RETURNING ctid::text AS place`,
  );
  try {
    return await work();
  } finally {
    if (tampering.undo !== undefined) {
      await database.query(`UPDATE ${table} SET ${tampering.undo} WHERE ${where}`);
    } else if (removing) {
      const saved = JSON.stringify(rows.map(({ row }) => row));
      await database.query(`INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`, [
        saved,
      ]);
    } else await putBack(database, table, { rows, changed });
  }
}

/** Whoever owns a table can put its triggers aside. The only one there is guards details. */
function pastTriggers<R extends object>(
  database: Database,
  table: string,
  statement: string,
  values: readonly unknown[] = [],
): Promise<R[]> {
  if (table !== 'sealed_details') return database.query<R>(statement, values);
  return database.transaction(async (tx) => {
    await tx.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    const rows = await tx.query<R>(statement, values);
    await tx.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
    return rows;
  });
}

async function putBack(
  database: Database,
  table: string,
  { rows, changed }: { rows: readonly { row: object }[]; changed: readonly { place: string }[] },
): Promise<void> {
  for (const [n, { row }] of rows.entries()) {
    const columns = Object.keys(row).map((column) => `"${column}"`);
    await pastTriggers(
      database,
      table,
      `UPDATE ${table} SET (${columns.join()}) = (SELECT ${columns.join()} FROM jsonb_populate_record(NULL::${table}, $1::jsonb))
       WHERE ctid = $2::tid`,
      [JSON.stringify(row), changed[n]!.place],
    );
  }
}
