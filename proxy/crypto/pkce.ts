import { encodeBase64url } from './base64url.ts';
import { equalInConstantTime } from './constant-time.ts';
import type { Subtle } from './subtle.ts';

/** True for a challenge that the method S256 can have made. */
export function isChallenge(text: string): boolean {
  return /^[\w-]{43}$/.test(text);
}

/**
 * True for a verifier of the right length and alphabet.
 *
 * @see [RFC 7636 section 4.1](https://www.rfc-editor.org/rfc/rfc7636#section-4.1)
 */
export function isVerifier(text: string): boolean {
  return /^[\w.~-]{43,128}$/.test(text);
}

/**
 * Tells whether a verifier is the one that a challenge was made of, with S256, the only method here.
 *
 * @see [RFC 7636 section 4.6](https://www.rfc-editor.org/rfc/rfc7636#section-4.6)
 */
export async function verifies(
  subtle: Subtle,
  verifier: string,
  challenge: string,
): Promise<boolean> {
  const digest = await subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return equalInConstantTime(encodeBase64url(new Uint8Array(digest)), challenge);
}
