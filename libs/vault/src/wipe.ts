/** Overwrites key material with zeros; best effort, since the runtime may have copied it before. */
export function wipe(...secrets: readonly Uint8Array[]): void {
  for (const secret of secrets) secret.fill(0);
}
