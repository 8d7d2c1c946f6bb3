/** Writes bytes as base64url without padding. */
export function encodeBase64url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/**
 * Reads base64url without padding in the one spelling that `encodeBase64url` has for it; undefined for any other.
 *
 * @see [RFC 4648 section 5](https://www.rfc-editor.org/rfc/rfc4648#section-5)
 */
export function decodeBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return undefined;
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = binary.charCodeAt(index);
  // The last character has spare bits: set, they would make a second spelling of the same bytes.
  const rest = text.length % 4;
  const last = rest === 0 ? '' : encodeBase64url(bytes.subarray(1 - rest));
  return text.endsWith(last) ? bytes : undefined;
}
