/**
 * The bytes of a base64 or base64url text, or undefined where it is not the one way to write them: a lenient decoder
 * skips what it does not know and drops spare bits, so a changed character could pass unseen (RFC 4648 §3.5).
 */
export function canonicalBase64(text: string, encoding: 'base64' | 'base64url'): Buffer | undefined {
  const bytes = Buffer.from(text, encoding);
  return bytes.length > 0 && bytes.toString(encoding) === text ? bytes : undefined;
}
