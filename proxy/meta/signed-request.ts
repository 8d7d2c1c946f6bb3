/** Pure. Meta's `signed_request`: whom it is about, if it was signed with a secret of ours. */
import { decodeBase64url } from '../crypto/base64url.ts';
import type { Subtle } from '../crypto/subtle.ts';
import { isJsonObject, parseLosslessJson } from '../json.ts';

const HMAC = { name: 'HMAC', hash: 'SHA-256' };

const utf8 = (text: string) => new TextEncoder().encode(text);

/** base64url in its one spelling, with its padding or without. */
function decodeSegment(segment: string): Uint8Array<ArrayBuffer> | undefined {
  const bare = segment.replace(/={1,2}$/, '');
  const isWhole = segment === bare || segment.length % 4 === 0;
  return isWhole ? decodeBase64url(bare) : undefined;
}

/** Ids come as text or as a number; one that was rounded belongs to no account. */
function parseUserId(value: unknown): string | undefined {
  const text = Number.isSafeInteger(value) ? String(value) : value;
  return typeof text === 'string' && /^\d{1,40}$/.test(text) ? text : undefined;
}

/** Whom a request is about, and when Meta has signed it, in milliseconds. */
export interface SignedRequest {
  userId: string;
  issuedAt?: number;
}

function parsePayload(segment: string): SignedRequest | undefined {
  const bytes = decodeSegment(segment);
  const payload = bytes && parseLosslessJson(new TextDecoder().decode(bytes));
  if (!isJsonObject(payload)) return undefined;
  const { algorithm, user_id, issued_at } = payload;
  // Only the name may vary; which algorithm it is was decided before anything of the payload was read.
  const isHmac = typeof algorithm === 'string' && /^hmac-sha256$/i.test(algorithm);
  const userId = isHmac ? parseUserId(user_id) : undefined;
  if (userId === undefined) return undefined;
  const isTime = typeof issued_at === 'number' && Number.isSafeInteger(issued_at * 1000);
  return { userId, ...(isTime && { issuedAt: issued_at * 1000 }) };
}

/**
 * Reads from a signed request whom it is about; undefined for anything that none of the secrets has signed.
 *
 * The signature is over the payload as it was sent, and is compared by Web Crypto in constant time. Says
 * nothing of age: Meta names no window, and what is done on such a request can be done twice.
 *
 * @see [Data deletion request callback](https://developers.facebook.com/docs/development/create-an-app/app-dashboard/data-deletion-callback)
 */
export async function readSignedRequest(
  subtle: Subtle,
  secrets: readonly string[],
  signedRequest: string,
): Promise<SignedRequest | undefined> {
  const [signature = '', payload = '', ...others] = signedRequest.split('.');
  const mac = decodeSegment(signature);
  if (mac === undefined || others.length > 0) return undefined;
  for (const secret of secrets) {
    const key = await subtle.importKey('raw', utf8(secret), HMAC, false, ['verify']);
    if (await subtle.verify(HMAC, key, mac, utf8(payload))) return parsePayload(payload);
  }
  return undefined;
}
