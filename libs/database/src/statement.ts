/** SQL under a name: PostgreSQL parses and plans it once per connection. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/** @param name unique in its service; PostgreSQL cuts names at 63 bytes, so longer ones are refused. */
export function prepared(name: string, text: string): Statement {
  if (Buffer.byteLength(name) > 63) throw new RangeError(`The statement name ${name} is longer than 63 bytes.`);
  return { name, text };
}
