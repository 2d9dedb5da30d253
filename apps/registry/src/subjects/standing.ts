/** Rows as read, each as it will stand, and those that are new. */
export function standing<T extends { readonly id: string }>(read: readonly T[], changed: ReadonlyMap<string, T>): T[] {
  const all = new Map(read.map((row) => [row.id, row]));
  for (const [id, row] of changed) all.set(id, row);
  return [...all.values()];
}
