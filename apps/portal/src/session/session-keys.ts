import { hkdfSync } from 'node:crypto';

/** From the one secret of the portal, a key of its own for each use: to sign cookies, and to seal what sessions hold. */
export const sessionKey = (secret: Buffer, use: 'cookies' | 'sessions'): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `askonce portal ${use}`, 32));
