/** What stands for the two signs that are not safe in an address. */
const SAFE: Partial<Record<string, string>> = { '+': '-', '/': '_' };

/**
 * Writes bytes in the URL-safe alphabet, without padding.
 *
 * @see [RFC 4648 section 5](https://www.rfc-editor.org/rfc/rfc4648#section-5)
 */
export function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replace(/[+/=]/g, (sign) => SAFE[sign] ?? '');
}
