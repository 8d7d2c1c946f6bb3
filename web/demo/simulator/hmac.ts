const ENCODER = new TextEncoder();

/**
 * HMAC-SHA256 of a text.
 *
 * @see [RFC 2104](https://www.rfc-editor.org/rfc/rfc2104)
 */
export async function hmacSha256(secret: string, message: string): Promise<Uint8Array> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', ENCODER.encode(secret), algorithm, false, [
    'sign',
  ]);
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, ENCODER.encode(message)));
}
