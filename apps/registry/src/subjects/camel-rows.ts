const camel = (name: string) => name.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const renamed = (row: object, rename: (name: string) => string) =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [rename(name), value as unknown]));

/** Rows as PostgreSQL's to_jsonb gives them (times are texts), with the names of the domain. */
export const fromRows = <T>(rows: readonly object[] | null): T[] => (rows ?? []).map((row) => renamed(row, camel) as T);

/** States as jsonb_populate_recordset takes them. */
export const toRows = (states: readonly object[]): object[] => states.map((state) => renamed(state, snake));
