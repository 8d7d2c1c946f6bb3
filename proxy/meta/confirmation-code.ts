import type { Subtle } from '../crypto/subtle.ts';

const HMAC = { name: 'HMAC', hash: 'SHA-256' };
const CODE_BYTES = 16;

const utf8 = (text: string) => new TextEncoder().encode(text);

/**
 * Derives the code for a person's request of deletion: the same each time, and without the secret it tells nothing.
 *
 * The colon keeps what is hashed from ever being a payload of Meta's, which the same secret signs.
 */
export async function confirmationCode(
  subtle: Subtle,
  secret: string,
  userId: string,
): Promise<string> {
  const key = await subtle.importKey('raw', utf8(secret), HMAC, false, ['sign']);
  const mac = new Uint8Array(await subtle.sign(HMAC, key, utf8(`data-deletion:${userId}`)));
  const bytes = [...mac.subarray(0, CODE_BYTES)];
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** True for what looks like a code. Does not know whether it was ever given out: nothing remembers. */
export function isConfirmationCode(text: string): boolean {
  return /^[0-9a-f]{32}$/.test(text);
}
