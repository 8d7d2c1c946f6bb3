import { encodeBase64url } from '../crypto/base64url.ts';
import type { Subtle } from '../crypto/subtle.ts';

const HMAC = { name: 'HMAC', hash: 'SHA-256' };

const utf8 = (text: string) => new TextEncoder().encode(text);

/** SHA-256 of a text in base64url. */
export async function digest(subtle: Subtle, text: string): Promise<string> {
  return encodeBase64url(new Uint8Array(await subtle.digest('SHA-256', utf8(text))));
}

/** HMAC-SHA256 of a text: without the key it tells nothing, and cannot be tried out. */
export async function sign(subtle: Subtle, secret: string, text: string): Promise<Uint8Array> {
  const key = await subtle.importKey('raw', utf8(secret), HMAC, false, ['sign']);
  return new Uint8Array(await subtle.sign(HMAC, key, utf8(text)));
}
