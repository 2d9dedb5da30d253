const PREFIX = 'whsec_';

/**
 * The key in a secret of the form `whsec_` and base64, with which messages to a webhook are signed and verified.
 * @throws Error that does not quote the secret
 */
export function webhookKey(secret: string): Uint8Array {
  const base64 = secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : '';
  const key = Buffer.from(base64, 'base64');
  // 24 to 64 bytes, says the Standard Webhooks specification.
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64) || key.length < 24 || key.length > 64) {
    throw new Error('A webhook secret is whsec_ and 24 to 64 bytes in base64.');
  }
  return key;
}
